//! The rows of a purchase and its orders, as `checkout` has agreed them with the buyer.

use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{NotSet, Set},
    ColumnTrait, DbErr, EntityTrait, QueryFilter,
    sea_query::OnConflict,
};

use super::{
    Status,
    events::{OrderPlaced, PurchasePlaced},
};
use crate::{
    entities::{order, order_line, purchase, shop::Kind},
    infra::db::Work,
    kernel::{
        code,
        ids::{AccountId, ProductId, PurchaseId, ShopId, UnitCode, VariantId},
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
    let row = purchase::ActiveModel {
        id: NotSet,
        code: Set(code::random(8)),
        checkout_key: Set(new.checkout_key),
        form_digest: Set(new.form_digest),
        buyer_id: Set(new.buyer_id),
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
    let inserted = purchase::Entity::insert(row).on_conflict(once).exec_with_returning(&work.tx).await;
    let purchase = match inserted {
        Ok(purchase) => purchase,
        // With RETURNING an insert that did nothing comes back as a row that is not found.
        Err(DbErr::RecordNotInserted | DbErr::RecordNotFound(_)) => return Ok(None),
        Err(error) => return Err(error),
    };
    work.record(&PurchasePlaced { purchase_id: purchase.id })?;
    Ok(Some(OpenPurchase { id: purchase.id, code: purchase.code, buyer: purchase.buyer_id }))
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
    let order = row.insert(&work.tx).await?;
    let lines = new.lines.into_iter().map(|line| line_row(&order, line));
    order_line::Entity::insert_many(lines).exec_without_returning(&work.tx).await?;
    work.record(&OrderPlaced { order_id: order.id })?;
    Ok(())
}

fn line_row(order: &order::Model, line: NewLine) -> order_line::ActiveModel {
    order_line::ActiveModel {
        id: NotSet,
        order_id: Set(order.id),
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
