//! What is asked of certificates in SQL by more than one slice.

use sea_orm::{ColumnTrait, Condition};
use time::Date;

use super::Status;
use crate::entities::certificate;

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
