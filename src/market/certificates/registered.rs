//! The province's registry beside what shops claim by it.

use std::collections::HashMap;

use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait,
    sea_query::{Expr, ExprTrait},
};
use time::Date;

use super::{
    Status, conditions,
    valid::{self, State},
};
use crate::{
    entities::{certificate, product, registry_entry, shop},
    kernel::{
        ids::{CertificateId, EntryId, UnitCode},
        paging::{PageOf, Paging},
        paper_number,
    },
    market::registry::{self, Scheme, Shown, find::Entry},
};

/// What a shop claims by a paper of the registry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The claim.
    pub id: CertificateId,
    /// Whose.
    pub shop_name: String,
    /// Where that is.
    pub unit: UnitCode,
    /// For which product.
    pub product_name: String,
    /// Where the claim stands on the day asked about.
    pub state: State,
    /// Whether the product can be bought.
    pub shown: bool,
}

/// A page of the papers that a list shows on a day; `ending` is the last day of those that end soon.
pub async fn page(
    db: &impl ConnectionTrait,
    (which, typed): (Shown, &str),
    (on, ending): (Date, Date),
    paging: Paging,
) -> Result<PageOf<Entry>, DbErr> {
    registry::find::page(db, shown(which, on, ending), typed, paging).await
}

fn shown(which: Shown, on: Date, ending: Date) -> Condition {
    use registry_entry::Column as E;
    let valid = || registry::conditions::valid(on);
    match which {
        Shown::Valid => valid(),
        Shown::Missing => missing(on),
        Shown::Ending => valid().add(E::ExpiresOn.lte(ending)),
        Shown::Differing => Condition::all().add(E::LeftOn.is_null()).add(differing()),
        Shown::Over => Condition::all().add(E::LeftOn.is_null()).add(E::ExpiresOn.lt(on)),
        Shown::Left => Condition::all().add(E::LeftOn.is_not_null()),
        Shown::All => Condition::all(),
    }
}

/// OCOP products that hold and cannot be bought: what coverage lacks.
pub fn missing(on: Date) -> Condition {
    let ocop = registry_entry::Column::Scheme.eq(Scheme::Ocop);
    registry::conditions::valid(on).add(ocop).add(conditions::sold(on).eq(0_i64))
}

/// A claim that was found true says other stars or days.
fn differing() -> Expr {
    use {certificate::Column as C, registry_entry::Column as E};
    let own = |column: C| Expr::col((certificate::Entity, column));
    let of = |column: E| Expr::col((registry_entry::Entity, column));
    let other = Condition::any()
        .add(own(C::Stars).if_null(0).ne(of(E::Stars).if_null(0)))
        .add(own(C::IssuedOn).ne(of(E::IssuedOn)))
        .add(own(C::ExpiresOn).ne(of(E::ExpiresOn)));
    let counts = Condition::all().add(C::Status.eq(Status::Verified)).add(C::WithdrawnOn.is_null());
    let claims = certificate::Entity::find().select_only().column(C::Id).filter(conditions::of_entry());
    Expr::exists(claims.filter(counts).filter(other).into_query())
}

/// What is claimed by each of them, the last claim first.
pub async fn claims(
    db: &impl ConnectionTrait,
    entries: &[Entry],
    on: Date,
) -> Result<HashMap<EntryId, Vec<Claim>>, DbErr> {
    use certificate::Column as C;
    let key = |entry: &Entry| (entry.said.scheme, paper_number::key(&entry.said.number));
    let ids: HashMap<(Scheme, String), EntryId> = entries.iter().map(|entry| (key(entry), entry.id)).collect();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let of_product = certificate::Entity::belongs_to(product::Entity).from(C::ProductId).to(product::Column::Id);
    let of_shop = certificate::Entity::belongs_to(shop::Entity).from(C::ShopId).to(shop::Column::Id);
    let rows = certificate::Entity::find()
        .filter(C::NumberKey.is_in(ids.keys().map(|(_, key)| key.clone())))
        .filter(C::Status.ne(Status::Replaced))
        .join(JoinType::InnerJoin, of_product.into())
        .join(JoinType::InnerJoin, of_shop.into())
        .select_only()
        .columns([C::Id, C::Scheme, C::NumberKey, C::Status, C::IssuedOn, C::ExpiresOn, C::WithdrawnOn])
        .column_as(shop::Column::Name, "shop_name")
        .column_as(shop::Column::UnitCode, "unit")
        .column_as(product::Column::Name, "product_name")
        .column(product::Column::Shown)
        .order_by_desc(C::Id)
        .into_model::<Row>()
        .all(db)
        .await?;
    let mut claims: HashMap<EntryId, Vec<Claim>> = HashMap::new();
    for row in rows {
        let state = valid::of_claim(row.status, row.issued_on, row.expires_on, row.withdrawn_on, on);
        let Row { id, scheme, number_key, shop_name, unit, product_name, shown, .. } = row;
        if let Some(entry) = ids.get(&(scheme, number_key)) {
            claims.entry(*entry).or_default().push(Claim { id, shop_name, unit, product_name, state, shown });
        }
    }
    Ok(claims)
}

#[derive(FromQueryResult)]
struct Row {
    id: CertificateId,
    scheme: Scheme,
    number_key: String,
    status: Status,
    issued_on: Date,
    expires_on: Date,
    withdrawn_on: Option<Date>,
    shop_name: String,
    unit: UnitCode,
    product_name: String,
    shown: bool,
}

/// Verified claims by the paper of that kind whose number has that key, which were not withdrawn.
pub async fn counting(db: &impl ConnectionTrait, scheme: Scheme, key: &str) -> Result<Vec<CertificateId>, DbErr> {
    use certificate::Column as C;
    let counting = certificate::Entity::find()
        .select_only()
        .column(C::Id)
        .filter(C::NumberKey.eq(key))
        .filter(C::Scheme.eq(scheme))
        .filter(C::Status.eq(Status::Verified))
        .filter(C::WithdrawnOn.is_null());
    counting.order_by_asc(C::Id).into_tuple().all(db).await
}
