//! A guest has what she bought with a number erased: as far as the table says, and nothing of who has an account.

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

use super::{
    emptied::empty,
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

/// The same again, in a market that was brought back from before. Tells whether there was somebody.
/// A purchase that has that id and was placed at another moment is somebody else's.
pub async fn erase_again(work: &Work, purchase: PurchaseId, placed_at: Instant) -> Result<bool, DbErr> {
    let hers = purchase::Entity::find_by_id(purchase).filter(purchase::Column::PlacedAt.eq(placed_at));
    let there = hers.filter(purchase::Column::Street.ne(""));
    if there.one(&work.tx).await?.is_none() {
        return Ok(false);
    }
    empty(work, &Whose::Purchases(vec![purchase]), at_once).await?;
    work.record(&PurchaseErased { purchase_id: purchase })?;
    Ok(true)
}

fn at_once(fate: Fate) -> bool {
    matches!(fate, Fate::Deleted | Fate::Emptied)
}
