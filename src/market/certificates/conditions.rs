//! What is asked of certificates in SQL by more than one slice.

use sea_orm::{
    ColumnTrait, Condition, EntityTrait, JoinType, QueryFilter, QuerySelect, QueryTrait,
    sea_query::{CaseStatement, Expr, ExprTrait},
};
use time::Date;

use super::Status;
use crate::entities::{certificate, product, registry_entry};

/// Verified, issued, not expired and not withdrawn on that day: what `valid::valid_on` says of one paper.
pub fn valid(on: Date) -> Condition {
    let kept =
        Condition::any().add(certificate::Column::WithdrawnOn.is_null()).add(certificate::Column::WithdrawnOn.gt(on));
    Condition::all()
        .add(certificate::Column::Status.eq(Status::Verified))
        .add(certificate::Column::IssuedOn.lte(on))
        .add(certificate::Column::ExpiresOn.gte(on))
        .add(kept)
}

/// Claims the paper of the row of the registry that is asked about: the same kind, and the same number.
pub fn of_entry() -> Condition {
    use {certificate::Column as C, registry_entry::Column as E};
    let same = |own: C, of: E| Expr::col((certificate::Entity, own)).equals((registry_entry::Entity, of));
    Condition::all().add(same(C::NumberKey, E::NumberKey)).add(same(C::Scheme, E::Scheme))
}

/// 1 where such a claim holds on that day and its product can be bought, else 0: PostgreSQL asks that paper by paper out of its indexes,
/// and would read all goods for a plain `EXISTS`.
pub fn sold(on: Date) -> Expr {
    use {certificate::Column as C, product::Column as P};
    let of_product = certificate::Entity::belongs_to(product::Entity).from(C::ProductId).to(P::Id);
    let shown = certificate::Entity::find().join(JoinType::InnerJoin, of_product.into()).filter(P::Shown.eq(true));
    let claim = shown.filter(valid(on)).filter(of_entry()).select_only().column(C::Id).into_query();
    Expr::Case(Box::new(CaseStatement::new().case(Expr::exists(claim), 1_i64).finally(0_i64)))
}
