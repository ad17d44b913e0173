//! A paper ends soon: its shop is told once, in time to have it assessed again.

use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter,
};
use time::Date;

use super::{Status, events::CertificateEnding, find::ClaimedPaper};
use crate::{entities::certificate, infra::db::Work};

/// Of one that ends on `last` at the latest and still counts; any other is passed over.
pub async fn remind(work: &Work, paper: ClaimedPaper<'_>, last: Date) -> Result<(), DbErr> {
    let counts = paper.status == Status::Verified && paper.withdrawn_on.is_none();
    let soon = (work.now.day()..=last).contains(&paper.expires_on);
    if !counts || !soon || paper.ending_told_on.is_some() || is_renewed(work, &paper).await? {
        return Ok(());
    }
    let event = CertificateEnding {
        certificate_id: paper.id,
        product_id: paper.product_id,
        shop_id: paper.shop_id,
        expires_on: paper.expires_on,
    };
    let mut row = paper.into_row().into_active_model();
    row.ending_told_on = Set(Some(work.now.day()));
    row.update(&work.tx).await?;
    work.record(&event)
}

/// Whether its product has a paper of the kind that ends later.
async fn is_renewed(work: &Work, paper: &certificate::Model) -> Result<bool, DbErr> {
    use certificate::Column as C;
    let later = certificate::Entity::find()
        .filter(C::ProductId.eq(paper.product_id))
        .filter(C::Scheme.eq(paper.scheme))
        .filter(C::Status.eq(Status::Verified))
        .filter(C::WithdrawnOn.is_null())
        .filter(C::ExpiresOn.gt(paper.expires_on));
    Ok(later.count(&work.tx).await? > 0)
}
