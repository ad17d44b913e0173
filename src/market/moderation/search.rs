//! One search for moderators: shops, goods and papers within reach, whether buyers see them or not, by words, codes, addresses and numbers.

use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait,
};

use super::reach::Reach;
use crate::{
    entities::{account, certificate, product, shop, shop_member},
    infra::db::among,
    kernel::{
        ids::{CertificateId, ShopId},
        paper_number,
        phone::Phone,
    },
    market::{
        catalog::{
            self,
            browse::{
                every::every,
                shops::{closed, ids},
            },
        },
        certificates,
        places::provinces::full_name,
        shops::{
            Status,
            find::{self, OwnShop},
        },
    },
};

/// So many of each are told; who seeks among more types more.
pub const MOST: usize = 24;
/// So many shops that have the words are looked at, wherever they are.
const LOOKED_AT: u64 = 200;

/// A shop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundShop {
    /// In staff's addresses.
    pub code: String,
    /// As approved, or as first proposed.
    pub name: String,
    /// `Xã Mèo Vạc`.
    pub place: &'static str,
    /// Where it stands.
    pub status: Status,
    /// Code of a picture.
    pub photo: Option<String>,
}

/// A product.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundProduct {
    /// In staff's addresses.
    pub code: String,
    /// As approved, or as first proposed.
    pub name: String,
    /// Whose.
    pub shop_name: String,
    /// `Xã Mèo Vạc`.
    pub place: &'static str,
    /// Where it stands.
    pub status: catalog::Status,
    /// Buyers see it now.
    pub shown: bool,
    /// Code of a picture.
    pub photo: Option<String>,
}

/// A paper.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct FoundPaper {
    /// In staff's addresses.
    pub id: CertificateId,
    /// As printed.
    pub number: String,
    /// For which product.
    pub product_name: String,
    /// Whose.
    pub shop_name: String,
    /// Where the claim stands.
    pub status: certificates::Status,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The newest first.
    pub shops: Vec<FoundShop>,
    /// The newest first.
    pub products: Vec<FoundProduct>,
    /// The newest first.
    pub papers: Vec<FoundPaper>,
    /// There are more than are told.
    pub more: bool,
}

/// What is within reach and has these words in its name, this code or address, or this number among its people.
pub async fn search(db: &impl ConnectionTrait, reach: &Reach, typed: &str) -> Result<Found, DbErr> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(Found::default());
    }
    let mut found = Found {
        shops: shops(db, reach, typed).await?,
        products: products(db, reach, typed).await?,
        papers: papers(db, reach, typed).await?,
        more: false,
    };
    found.more = found.shops.len() > MOST || found.products.len() > MOST || found.papers.len() > MOST;
    found.shops.truncate(MOST);
    found.products.truncate(MOST);
    found.papers.truncate(MOST);
    Ok(found)
}

/// The shop of that code, if it is within reach.
pub async fn shop(db: &impl ConnectionTrait, reach: &Reach, code: &str) -> Result<Option<OwnShop>, DbErr> {
    let shop = find::by_code(db, code).await?;
    Ok(shop.filter(|shop| reach.covers(&shop.unit_code)))
}

/// What may be a code, as it was typed and as codes of shops and of goods are written: an address ends in one.
fn codes(typed: &str) -> [String; 3] {
    let last = typed.rsplit(['/', '-']).next().unwrap_or_default();
    [last.to_owned(), last.to_uppercase(), last.to_lowercase()]
}

async fn shops(db: &impl ConnectionTrait, reach: &Reach, typed: &str) -> Result<Vec<FoundShop>, DbErr> {
    let mut any = Condition::any().add(shop::Column::Code.is_in(codes(typed)));
    if let Some(phone) = Phone::parse(typed) {
        let people = account::Entity::find().select_only().column(account::Column::Id);
        let people = people.filter(account::Column::Phone.eq(phone.clone())).into_query();
        let theirs = shop_member::Entity::find().select_only().column(shop_member::Column::ShopId);
        let theirs = theirs.filter(shop_member::Column::AccountId.in_subquery(people)).into_query();
        any = any.add(shop::Column::Phone.eq(phone)).add(shop::Column::Id.in_subquery(theirs));
    } else {
        let closed = closed(db, typed, reach.communes(), LOOKED_AT).await?;
        let named: Vec<ShopId> = ids(db, typed, LOOKED_AT).await?.into_iter().chain(closed).collect();
        any = any.add_option(among(shop::Column::Id, named));
    }
    let rows = shop::Entity::find()
        .filter(any)
        .filter(reach.on_shops())
        .order_by_desc(shop::Column::Id)
        .limit(MOST as u64 + 1)
        .all(db)
        .await?;
    let found = |row: shop::Model| FoundShop {
        place: full_name(&row.unit_code),
        code: row.code,
        name: row.name,
        status: row.status,
        photo: row.photo,
    };
    Ok(rows.into_iter().map(found).collect())
}

async fn products(db: &impl ConnectionTrait, reach: &Reach, typed: &str) -> Result<Vec<FoundProduct>, DbErr> {
    let named = every(db, typed, reach.communes(), MOST as u64 + 1).await?;
    let any =
        Condition::any().add(product::Column::Code.is_in(codes(typed))).add_option(among(product::Column::Id, named));
    let in_shop = product::Entity::belongs_to(shop::Entity).from(product::Column::ShopId).to(shop::Column::Id);
    let rows = product::Entity::find()
        .join(JoinType::InnerJoin, in_shop.into())
        .select_also(shop::Entity)
        .filter(any)
        .filter(reach.on_shops())
        .order_by_desc(product::Column::Id)
        .limit(MOST as u64 + 1)
        .all(db)
        .await?;
    let found = |(row, shop): (product::Model, Option<shop::Model>)| FoundProduct {
        place: full_name(&row.unit_code),
        code: row.code,
        name: row.name,
        shop_name: shop.map(|shop| shop.name).unwrap_or_default(),
        status: row.status,
        shown: row.shown,
        photo: row.cover,
    };
    Ok(rows.into_iter().map(found).collect())
}

/// Claims of the paper with that number, however it is spelled: numbers have digits.
async fn papers(db: &impl ConnectionTrait, reach: &Reach, typed: &str) -> Result<Vec<FoundPaper>, DbErr> {
    use certificate::Column as C;
    if !typed.contains(|sign: char| sign.is_ascii_digit()) {
        return Ok(Vec::new());
    }
    let of_product = certificate::Entity::belongs_to(product::Entity).from(C::ProductId).to(product::Column::Id);
    let of_shop = certificate::Entity::belongs_to(shop::Entity).from(C::ShopId).to(shop::Column::Id);
    certificate::Entity::find()
        .filter(C::NumberKey.eq(paper_number::key(typed)))
        .filter(C::Status.ne(certificates::Status::Replaced))
        .join(JoinType::InnerJoin, of_product.into())
        .join(JoinType::InnerJoin, of_shop.into())
        .filter(reach.on_shops())
        .select_only()
        .columns([C::Id, C::Number, C::Status])
        .column_as(product::Column::Name, "product_name")
        .column_as(shop::Column::Name, "shop_name")
        .order_by_desc(C::Id)
        .limit(MOST as u64 + 1)
        .into_model()
        .all(db)
        .await
}
