//! A guest has what she bought with a number erased: as far as the table says, and nothing of who has an account.

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect};

use super::{
    emptied::empty,
    erase::AT_ONCE,
    events::PurchaseErased,
    hindered::{Hindrance, hindrances},
    kept::Fate,
    whose::{self, Whose},
};
use crate::{
    entities::purchase,
    infra::{
        db::Work,
        refused::{Refused, no},
    },
    kernel::{ids::PurchaseId, instant::Instant, phone::Phone},
};

/// Why it is not. Nothing has changed.
#[derive(Debug, thiserror::Error)]
pub enum EraseNumberError {
    /// Something is under way.
    #[error("something has to end first")]
    Hindered(Vec<Hindrance>),
}

/// The person goes from it; who asks has proved the number.
pub async fn erase_number(work: &Work, phone: &Phone) -> Result<(), Refused<EraseNumberError>> {
    let whose = Whose::Number(phone.clone());
    let hindrances = hindrances(&work.tx, &whose).await?;
    if !hindrances.is_empty() {
        return no(EraseNumberError::Hindered(hindrances));
    }
    let mut purchases = Vec::new();
    for row in work.tx.query_all(&whose::purchases(&whose)).await? {
        purchases.push(PurchaseId(row.try_get_by_index(0)?));
    }
    empty(work, &whose, at_once).await?;
    for purchase_id in purchases {
        work.record(&PurchaseErased { purchase_id })?;
    }
    Ok(())
}

/// Which of these are there again, in a market that was brought back from before: where it goes to goes at once and never comes back by
/// itself. A purchase that has that id and was placed at another moment is somebody else's.
pub async fn back(db: &impl ConnectionTrait, gone: &[(PurchaseId, Instant)]) -> Result<Vec<PurchaseId>, DbErr> {
    let mut back = Vec::new();
    for some in gone.chunks(AT_ONCE) {
        let there: Vec<(PurchaseId, Instant)> = purchase::Entity::find()
            .select_only()
            .columns([purchase::Column::Id, purchase::Column::PlacedAt])
            .filter(purchase::Column::Id.is_in(some.iter().map(|(id, _)| *id)))
            .filter(purchase::Column::Street.ne(""))
            .into_tuple()
            .all(db)
            .await?;
        back.extend(there.into_iter().filter(|one| some.contains(one)).map(|(id, _)| id));
    }
    Ok(back)
}

/// What is back goes again: nobody is asked.
pub async fn erase_again(work: &Work, purchase: PurchaseId) -> Result<(), DbErr> {
    empty(work, &Whose::Purchases(vec![purchase]), at_once).await?;
    work.record(&PurchaseErased { purchase_id: purchase })
}

fn at_once(fate: Fate) -> bool {
    matches!(fate, Fate::Deleted | Fate::Emptied)
}
