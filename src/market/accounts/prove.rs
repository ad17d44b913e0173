//! Tries a texted code: five tries, ten minutes, once.

use sea_orm::{ActiveModelTrait, ActiveValue::Set, DbErr, EntityTrait, IntoActiveModel, QuerySelect};

use super::{
    Purpose,
    text_code::{CodeId, Pending, TAG, tagged},
};
use crate::{
    entities::texted_code,
    infra::{db::Work, secret::Secret},
    kernel::phone::Phone,
};

/// Wrong tries that a code survives.
const MOST_TRIES: i32 = 5;

/// That a number was proved, in this very commit. Only `prove` makes one.
#[derive(Debug)]
pub struct Proved {
    phone: Phone,
    pending: Option<Pending>,
}

impl Proved {
    /// The number.
    pub fn phone(&self) -> &Phone {
        &self.phone
    }

    /// The registration that waited for it, if one did.
    pub fn pending(self) -> Option<(Phone, Pending)> {
        self.pending.map(|pending| (self.phone, pending))
    }
}

/// How a try ends. Every end changes something, so the work is committed after each of them.
#[derive(Debug)]
pub enum Try {
    /// The number is theirs.
    Right(Proved),
    /// Not these digits; they may try again.
    Wrong,
    /// Too many tries, too late, or used already: they need a new code.
    Spent,
}

/// Tries `digits` against the code.
pub async fn prove(work: &Work, secret: &Secret, id: CodeId, purpose: Purpose, digits: &str) -> Result<Try, DbErr> {
    let row = texted_code::Entity::find_by_id(id.0).lock_exclusive().one(&work.tx).await?;
    let Some(row) = row.filter(|row| row.purpose == purpose && is_open(row, work)) else { return Ok(Try::Spent) };
    let right = secret.verifies(TAG, &tagged(&row.phone, digits), &row.code_hash);
    let (phone, pending, attempts) = (row.phone.clone(), row.pending.clone(), row.attempts + 1);

    let mut row = row.into_active_model();
    row.attempts = Set(attempts);
    if right {
        row.used_at = Set(Some(work.now));
        row.pending = Set(None);
    }
    row.update(&work.tx).await?;
    Ok(match (right, attempts < MOST_TRIES) {
        (true, _) => Try::Right(Proved { phone, pending: pending.and_then(|p| serde_json::from_str(&p).ok()) }),
        (false, true) => Try::Wrong,
        (false, false) => Try::Spent,
    })
}

fn is_open(row: &texted_code::Model, work: &Work) -> bool {
    row.used_at.is_none() && row.attempts < MOST_TRIES && row.expires_at > work.now
}
