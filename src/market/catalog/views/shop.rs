//! A shop as buyers see it: the place and the person behind the goods.

use sea_orm::{
    ColumnTrait, ConnectionTrait, DbBackend, DbErr, EntityTrait, FromQueryResult, JoinType, Order, QueryFilter,
    QueryOrder, QueryResult, QuerySelect, QueryTrait, Select,
    sea_query::{Expr, ExprTrait, SelectStatement},
};
use serde::Serialize;
use time::Date;

use super::super::on_sale::on_sale;
use crate::{
    entities::{product, shop, shop_goods},
    infra::db::gathered::{Gathered, column, gathered},
    kernel::{
        ids::{ShopId, UnitCode},
        slug::is_slug,
    },
    market::places::{find::former_label, provinces::full_name},
};

/// An open shop.
#[derive(Clone, Debug, Serialize, FromQueryResult)]
pub struct ShopView {
    /// For further reads.
    #[serde(skip)]
    pub id: ShopId,
    /// In its address.
    pub slug: String,
    /// As approved.
    pub name: String,
    /// Who runs it, as approved.
    pub owner: String,
    /// A household, a co-operative or an enterprise.
    pub kind: shop::Kind,
    /// Its commune.
    pub unit_code: UnitCode,
    /// `Xã Mèo Vạc`.
    #[sea_orm(skip)]
    pub unit_name: &'static str,
    /// The former commune, where the seller named it.
    #[serde(skip)]
    pub former_code: Option<UnitCode>,
    /// The same written out: `xã Pải Lủng, huyện Mèo Vạc, Hà Giang`.
    #[sea_orm(skip)]
    pub former: Option<String>,
    /// Where in the commune.
    pub hamlet: Option<String>,
    /// As approved; paragraphs are parted by line breaks.
    pub story: String,
    /// Code of a picture.
    pub photo: Option<String>,
    /// Since when it sells.
    pub opened_on: Option<Date>,
    /// It sells, or rests.
    #[serde(skip)]
    pub status: shop::Status,
    /// Its owner lets it rest to the end of that day, or did.
    pub rests_until: Option<Date>,
}

impl ShopView {
    /// Mỷ's shop, for samples of pages.
    pub fn sample() -> Self {
        Self {
            id: ShopId(1),
            slug: "mat-ong-my-s00001".into(),
            name: "Mật ong Mỷ".into(),
            owner: "Vàng Thị Mỷ".into(),
            kind: shop::Kind::Household,
            unit_code: UnitCode("00769".into()),
            unit_name: "Xã Mèo Vạc",
            former_code: None,
            former: Some("thị trấn Mèo Vạc, huyện Mèo Vạc, Hà Giang".into()),
            hamlet: Some("thôn Sà Lủng".into()),
            story: "Nhà mình nuôi ong trên nương đá đã mười hai năm.".into(),
            photo: Some("a1b2c3d4e5f6g7".into()),
            opened_on: Some(Date::MIN),
            status: shop::Status::Open,
            rests_until: None,
        }
    }
}

impl Maker {
    /// Mỷ's shop in a list, for samples of pages.
    pub fn sample() -> Self {
        Self {
            slug: "mat-ong-my-s00001".into(),
            name: "Mật ong Mỷ".into(),
            unit_name: "Xã Mèo Vạc",
            picture: None,
            goods: 12,
        }
    }
}

/// A shop in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Maker {
    /// In its address.
    pub slug: String,
    /// As approved.
    pub name: String,
    /// `Xã Mèo Vạc`.
    pub unit_name: &'static str,
    /// Code of its own picture, or of one of its goods.
    pub picture: Option<String>,
    /// Goods on sale.
    pub goods: i64,
}

/// The shop of that slug, if it is open or rests.
pub async fn by_slug(db: &impl ConnectionTrait, slug: &str) -> Result<Option<ShopView>, DbErr> {
    if !is_slug(slug) {
        return Ok(None);
    }
    let seen = shop::Status::ALL.into_iter().filter(|status| status.has_page());
    let seen = shop::Entity::find().select_only().filter(shop::Column::Status.is_in(seen));
    let shop = read(seen.filter(shop::Column::Slug.eq(slug))).into_model::<ShopView>().one(db).await?;
    match shop {
        Some(shop) => shop.placed(db).await.map(Some),
        None => Ok(None),
    }
}

impl ShopView {
    /// The same with its communes written out: today's, and the former one.
    pub(super) async fn placed(mut self, db: &impl ConnectionTrait) -> Result<Self, DbErr> {
        self.unit_name = full_name(&self.unit_code);
        if let Some(code) = &self.former_code {
            self.former = former_label(db, code).await?;
        }
        Ok(self)
    }
}

/// The columns of a view, which is to be `placed`, for whatever has the shop in it.
pub(super) fn read<E: EntityTrait>(query: Select<E>) -> Select<E> {
    use shop::Column as S;
    query
        .columns([S::Id, S::Slug, S::Name, S::Kind, S::UnitCode, S::FormerCode, S::Hamlet, S::Story, S::Photo])
        .columns([S::OpenedOn, S::Status, S::RestsUntil])
        .column_as(S::OwnerName, "owner")
}

/// A maker as she is read: slug, name, commune, picture, goods.
type Row = (String, String, UnitCode, Option<String>, i64);

/// The shops that opened last and have something on sale, as one value, to be read by `makers`.
pub(super) fn newest(backend: DbBackend, most: u64) -> SelectStatement {
    use shop::Column as S;
    let cover = of_shop()
        .select_only()
        .column(product::Column::Cover)
        .order_by_desc(product::Column::PublishedAt)
        .order_by_desc(product::Column::Id)
        .limit(1)
        .into_query();
    let picture = column(S::Photo).if_null(Expr::SubQuery(None, Box::new(cover.into())));
    let told = [column(S::Slug), column(S::Name), column(S::UnitCode), picture, Expr::col(("chosen", "goods"))];
    let order = [S::OpenedAt, S::Id].map(|by| (column(by), Order::Desc));
    let mut makers = shop::Entity::find().select_only().column_as(gathered(backend, told, order), "makers");
    let same = Expr::col(("chosen", "shop_id")).equals((shop::Entity, S::Id));
    QueryTrait::query(&mut makers).join_subquery(JoinType::InnerJoin, with_goods(most), "chosen", same);
    makers.into_query()
}

/// The shops in a column of that name.
pub(super) fn makers(row: &QueryResult, name: &str) -> Result<Vec<Maker>, DbErr> {
    let Gathered(rows): Gathered<Row> = row.try_get("", name)?;
    let maker = |(slug, name, unit_code, picture, goods): Row| Maker {
        slug,
        name,
        unit_name: full_name(&unit_code),
        picture,
        goods,
    };
    Ok(rows.into_iter().map(maker).collect())
}

/// They are chosen out of an index of shops that have goods, which says so in these words.
fn with_goods(most: u64) -> SelectStatement {
    shop_goods::Entity::find()
        .select_only()
        .columns([shop_goods::Column::ShopId, shop_goods::Column::Goods])
        .filter(Expr::cust("\"shop_goods\".\"goods\" > 0"))
        .order_by_desc(shop_goods::Column::OpenedAt)
        .order_by_desc(shop_goods::Column::ShopId)
        .limit(most)
        .into_query()
}

/// Live goods of the shop of the surrounding query.
fn of_shop() -> Select<product::Entity> {
    product::Entity::find()
        .filter(Expr::col((product::Entity, product::Column::ShopId)).equals((shop::Entity, shop::Column::Id)))
        .filter(on_sale())
}
