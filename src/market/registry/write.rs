//! Rows of the registry are written here, whoever changes them: by hand or by a file.

use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{NotSet, Set, Unchanged},
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryTrait,
    sea_query::OnConflict,
};

use super::details::{Details, Was};
use crate::{
    entities::{registry_change, registry_entry},
    infra::db::Work,
    kernel::{
        ids::{EntryId, ImportId},
        paper_number,
    },
};

/// A new one; nothing where its number is there already.
pub(super) async fn insert(work: &Work, details: &Details, scan: Option<String>) -> Result<Option<EntryId>, DbErr> {
    use registry_entry::Column as E;
    let row = registry_entry::ActiveModel { scan: Set(scan), version: Set(1), ..said(work, details) };
    let once = OnConflict::columns([E::NumberKey, E::Scheme]).do_nothing().to_owned();
    let insert = registry_entry::Entity::insert(row).on_conflict(once).into_query().returning_col(E::Id).take();
    work.tx.query_one(&insert).await?.map(|row| row.try_get_by_index(0)).transpose()
}

/// What it says from now on, if it is still the version that was seen and has not left; what it said is kept. Tells whether it is.
pub(super) async fn amend(
    work: &Work,
    before: &registry_entry::Model,
    details: &Details,
    scan: Option<String>,
    import: Option<ImportId>,
) -> Result<bool, DbErr> {
    use registry_entry::Column as E;
    let row = registry_entry::ActiveModel { scan: Set(scan), version: Set(before.version + 1), ..said(work, details) };
    let same = registry_entry::Entity::update_many().set(row).filter(E::Id.eq(before.id));
    let written = same.filter(E::Version.eq(before.version)).filter(E::LeftOn.is_null()).exec(&work.tx).await?;
    if written.rows_affected == 0 {
        return Ok(false);
    }
    let was = Was { said: Details::of(before), scan: before.scan.clone() };
    let was = serde_json::to_value(was).map_err(|error| DbErr::Json(error.to_string()))?;
    let kept = registry_change::ActiveModel {
        id: NotSet,
        entry_id: Set(before.id),
        version: Set(before.version),
        was: Set(was),
        import_id: Set(import),
        account_id: Set(work.actor.account()),
        changed_at: Set(work.now),
    };
    kept.insert(&work.tx).await?;
    Ok(true)
}

/// Its words, and by what it is found.
fn said(work: &Work, details: &Details) -> registry_entry::ActiveModel {
    registry_entry::ActiveModel {
        scheme: Set(details.scheme),
        number_key: Set(paper_number::key(&details.number)),
        number: Set(details.number.clone()),
        holder: Set(details.holder.clone()),
        product: Set(details.product.clone()),
        set_no: Set(details.set_no),
        stars: Set(details.stars),
        unit_code: Set(details.unit_code.clone()),
        issuer: Set(details.issuer.clone()),
        decision: Set(details.decision.clone()),
        issued_on: Set(details.issued_on),
        expires_on: Set(details.expires_on),
        words: Set(details.words()),
        changed_at: Set(work.now),
        ..Default::default()
    }
}

/// The same row with its next version, to be changed further.
pub(super) fn next(work: &Work, row: &registry_entry::Model) -> registry_entry::ActiveModel {
    registry_entry::ActiveModel {
        id: Unchanged(row.id),
        version: Set(row.version + 1),
        changed_at: Set(work.now),
        ..Default::default()
    }
}
