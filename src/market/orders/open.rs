//! The rows of a purchase and its orders, as `checkout` has agreed them with the buyer.

use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, DbBackend, DbErr, EntityTrait, Iterable, QueryFilter, QueryTrait,
    sea_query::{Expr, InsertStatement, OnConflict, Query, UnionType},
};

use super::{
    Status,
    events::{OrderPlaced, PurchasePlaced},
};
use crate::{
    entities::{order, order_line, purchase, shop::Kind},
    infra::db::{
        Work,
        at_once::{at_once, of_each},
    },
    kernel::{
        code,
        ids::{AccountId, OrderId, ProductId, PurchaseId, ShopId, UnitCode, VariantId},
        instant::Instant,
        money::Money,
        phone::Phone,
        words::people::Language,
    },
};

/// Who buys, and where it goes.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each name says it")]
pub struct Recipient {
    pub name: String,
    pub phone: Phone,
    pub email: Option<String>,
    /// A commune of today.
    pub unit_code: UnitCode,
    /// House, hamlet, street.
    pub street: String,
    pub note: Option<String>,
}

/// A purchase to be written.
#[expect(missing_docs, reason = "each name says it")]
pub struct NewPurchase {
    /// The form's key.
    pub checkout_key: String,
    /// What it said, hashed.
    pub form_digest: String,
    /// `None` for a guest.
    pub buyer_id: Option<AccountId>,
    pub recipient: Recipient,
    /// Whether the number is known to be the buyer's.
    pub proved: bool,
    pub language: Language,
    pub goods_total: Money,
    pub delivery_total: Money,
    pub total: Money,
}

/// An order to be written.
#[expect(missing_docs, reason = "each name says it")]
pub struct NewOrder {
    pub shop_id: ShopId,
    /// The shop's kind and commune today.
    pub shop_kind: Kind,
    pub unit_code: UnitCode,
    pub goods_total: Money,
    pub delivery_fee: Money,
    pub total: Money,
    /// Unanswered then, it is cancelled.
    pub answer_by: Instant,
    pub lines: Vec<NewLine>,
}

/// A snapshot of what is bought.
#[expect(missing_docs, reason = "each name says it")]
pub struct NewLine {
    pub product_id: ProductId,
    pub variant_id: VariantId,
    pub name: String,
    pub measure: String,
    pub set_no: i32,
    pub quantity: i64,
    pub unit_price: Money,
    pub line_total: Money,
    /// One piece, packed, in grams.
    pub weight_g: i64,
    pub stars: Option<i32>,
    pub certificate: Option<String>,
    pub unit_name: String,
    pub cover: Option<String>,
}

/// A purchase that is being written: its orders are to follow.
pub struct OpenPurchase {
    /// Its row.
    pub id: PurchaseId,
    /// What people say on the phone.
    pub code: String,
    buyer: Option<AccountId>,
}

/// Writes the purchase; `None` where that key has bought already. Whoever comes second waits here for the first to end.
pub async fn open_purchase(work: &Work, new: NewPurchase) -> Result<Option<OpenPurchase>, DbErr> {
    let Recipient { name, phone, email, unit_code, street, note } = new.recipient;
    let (code, buyer) = (code::random(8), new.buyer_id);
    let row = purchase::ActiveModel {
        id: NotSet,
        code: Set(code.clone()),
        checkout_key: Set(new.checkout_key),
        form_digest: Set(new.form_digest),
        buyer_id: Set(buyer),
        name: Set(name),
        phone: Set(phone),
        proved_at: Set(new.proved.then_some(work.now)),
        email: Set(email),
        unit_code: Set(unit_code),
        street: Set(street),
        note: Set(note),
        language: Set(new.language),
        goods_total: Set(new.goods_total),
        delivery_total: Set(new.delivery_total),
        total: Set(new.total),
        placed_at: Set(work.now),
        placed_on: Set(work.now.day()),
    };
    let once = OnConflict::column(purchase::Column::CheckoutKey).do_nothing().to_owned();
    let written =
        purchase::Entity::insert(row).on_conflict(once).into_query().returning_col(purchase::Column::Id).take();
    let Some(row) = work.tx.query_one(&written).await? else { return Ok(None) };
    let id = row.try_get_by_index(0)?;
    work.record(&PurchasePlaced { purchase_id: id })?;
    Ok(Some(OpenPurchase { id, code, buyer }))
}

/// The number of a purchase is proved now, unless it was before.
pub async fn prove_number(work: &Work, purchase: PurchaseId) -> Result<(), DbErr> {
    let proved = purchase::ActiveModel { proved_at: Set(Some(work.now)), ..Default::default() };
    let open = purchase::Entity::update_many().set(proved).filter(purchase::Column::Id.eq(purchase));
    open.filter(purchase::Column::ProvedAt.is_null()).exec(&work.tx).await.map(drop)
}

/// Writes one shop's order and its lines.
pub async fn open_order(work: &Work, purchase: &OpenPurchase, new: NewOrder) -> Result<(), DbErr> {
    let row = order::ActiveModel {
        code: Set(code::random(8)),
        purchase_id: Set(purchase.id),
        shop_id: Set(new.shop_id),
        buyer_id: Set(purchase.buyer),
        status: Set(Status::Placed),
        goods_total: Set(new.goods_total),
        delivery_fee: Set(new.delivery_fee),
        total: Set(new.total),
        unit_code: Set(new.unit_code),
        shop_kind: Set(new.shop_kind),
        placed_at: Set(work.now),
        answer_by: Set(new.answer_by),
        ..Default::default()
    };
    let order_id = write_order(work, row, new.lines).await?;
    work.record(&OrderPlaced { order_id })
}

/// With its lines, in one statement where the database can.
async fn write_order(work: &Work, row: order::ActiveModel, lines: Vec<NewLine>) -> Result<OrderId, DbErr> {
    let (tx, order) = (&work.tx, order::Entity::insert(row));
    if tx.get_database_backend() == DbBackend::Postgres {
        let written = order.into_query().returning_col(order::Column::Id).to_owned();
        let row = tx.query_one(&at_once(written, lines_below(lines)?)).await?;
        return row.ok_or(DbErr::RecordNotInserted)?.try_get_by_index(0);
    }
    let order_id = order.exec(tx).await?.last_insert_id;
    let rows = lines.into_iter().map(|line| order_line::ActiveModel { order_id: Set(order_id), ..line_row(line) });
    order_line::Entity::insert_many(rows).exec_without_returning(tx).await?;
    Ok(order_id)
}

/// Lines of the order that is being written.
fn lines_below(lines: Vec<NewLine>) -> Result<InsertStatement, DbErr> {
    use order_line::Column as L;
    let columns = || L::iter().filter(|column| !matches!(column, L::Id | L::OrderId));
    let mut rows = lines.into_iter().map(|line| {
        let mut row = line_row(line);
        of_each(columns().filter_map(|column| Some(Expr::val(row.take(column).into_value()?))))
    });
    let mut all = rows.next().unwrap_or_else(|| of_each([]));
    for row in rows {
        all.union(UnionType::All, row);
    }
    let mut insert = Query::insert();
    insert.into_table(order_line::Entity).columns(std::iter::once(L::OrderId).chain(columns()));
    insert.select_from(all).map_err(|error| DbErr::Custom(error.to_string()))?;
    Ok(insert.returning_col(L::OrderId).take())
}

/// But for the order.
fn line_row(line: NewLine) -> order_line::ActiveModel {
    order_line::ActiveModel {
        id: NotSet,
        order_id: NotSet,
        product_id: Set(line.product_id),
        variant_id: Set(line.variant_id),
        name: Set(line.name),
        measure: Set(line.measure),
        set_no: Set(line.set_no),
        quantity: Set(line.quantity),
        unit_price: Set(line.unit_price),
        line_total: Set(line.line_total),
        weight_g: Set(line.weight_g),
        stars: Set(line.stars),
        certificate: Set(line.certificate),
        unit_name: Set(line.unit_name),
        cover: Set(line.cover),
    }
}
