//! Tries a texted code: five tries, ten minutes, once. What costs much is done after `check`, which counts the try whatever it was,
//! and before `prove_checked`, which uses the code up.

use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QuerySelect};

use super::{
    Purpose,
    text_code::{CodeId, NewNumber, OldNumber, Pending, TAG, tagged},
};
use crate::{
    entities::texted_code,
    infra::{db::Work, secret::Secret},
    kernel::{ids::PurchaseId, instant::Instant, phone::Phone},
};

/// Tries at a code, right ones too.
const MOST_TRIES: i32 = 5;

/// That a number was proved, in this very commit. Only `prove` and `prove_checked` make one.
#[derive(Debug)]
pub struct Proved {
    phone: Phone,
    /// JSON of what waited for it.
    waited: Option<String>,
}

impl Proved {
    /// The number.
    pub fn phone(&self) -> &Phone {
        &self.phone
    }

    /// The registration that waited for it, if one did.
    pub fn pending(self) -> Option<(Phone, Pending)> {
        let pending = self.waited.and_then(|json| serde_json::from_str(&json).ok());
        pending.map(|pending| (self.phone, pending))
    }

    /// The versions of the rules that the registration accepted, as its form wrote them.
    pub fn accepted(&self) -> Vec<String> {
        let pending = self.waited.as_ref().and_then(|json| serde_json::from_str::<Pending>(json).ok());
        pending.map(|pending| pending.accepted).unwrap_or_default()
    }

    /// The purchase that it opens, if it was asked for with one.
    pub fn purchase(&self) -> Option<PurchaseId> {
        serde_json::from_str(self.waited.as_ref()?).ok()
    }

    /// Whose number this is to be, if it was asked for so.
    pub fn becomes(&self) -> Option<NewNumber> {
        serde_json::from_str(self.waited.as_ref()?).ok()
    }

    /// What is to come in the place of this number, if it was asked for so.
    pub fn gives_way(&self) -> Option<OldNumber> {
        serde_json::from_str(self.waited.as_ref()?).ok()
    }
}

/// How a try ends. Mostly something has changed, so the work is committed whatever the end.
#[derive(Debug)]
pub enum Try<P = Proved> {
    /// The number is theirs.
    Right(P),
    /// Not these digits; they may try again.
    Wrong,
    /// Too many tries, too late, or used already: they need a new code.
    Spent,
}

/// Whether a code of that purpose may still be tried: then one more need not be texted.
pub async fn is_under_way(
    db: &impl ConnectionTrait,
    id: CodeId,
    purpose: Purpose,
    now: Instant,
) -> Result<bool, DbErr> {
    let row = texted_code::Entity::find_by_id(id.0).one(db).await?;
    Ok(row.is_some_and(|row| row.purpose == purpose && is_open(&row, now)))
}

/// That the digits of a code were right. It proves nothing by itself: somebody else may have used the code up since. Only `check`
/// makes one.
#[derive(Debug)]
pub struct Checked {
    code: CodeId,
    /// JSON of what waits for it.
    waits: Option<String>,
}

impl Checked {
    /// What whoever registers calls herself.
    pub fn name(&self) -> Option<String> {
        Some(serde_json::from_str::<Pending>(self.waits.as_ref()?).ok()?.name)
    }
}

/// Tries `digits` against the code; right ones use it up.
pub async fn prove(work: &Work, secret: &Secret, id: CodeId, purpose: Purpose, digits: &str) -> Result<Try, DbErr> {
    Ok(match tried(work, secret, id, purpose, digits).await? {
        Try::Right(row) => Try::Right(use_up(work, row).await?),
        Try::Wrong => Try::Wrong,
        Try::Spent => Try::Spent,
    })
}

/// The same try, but right digits are still to be proved: before slow work, which a wrong guess is not to cost. It counts like any
/// other, so that right digits cost such work five times at most.
pub async fn check(
    work: &Work,
    secret: &Secret,
    id: CodeId,
    purpose: Purpose,
    digits: &str,
) -> Result<Try<Checked>, DbErr> {
    Ok(match tried(work, secret, id, purpose, digits).await? {
        Try::Right(row) => Try::Right(Checked { code: id, waits: row.pending }),
        Try::Wrong => Try::Wrong,
        Try::Spent => Try::Spent,
    })
}

/// Uses up what was checked, unless somebody has before.
pub async fn prove_checked(work: &Work, checked: &Checked) -> Result<Try, DbErr> {
    let row = texted_code::Entity::find_by_id(checked.code.0).lock_exclusive().one(&work.tx).await?;
    Ok(match row.filter(|row| row.used_at.is_none()) {
        Some(row) => Try::Right(use_up(work, row).await?),
        None => Try::Spent,
    })
}

async fn use_up(work: &Work, row: texted_code::Model) -> Result<Proved, DbErr> {
    let (phone, waited) = (row.phone.clone(), row.pending.clone());
    let mut row = row.into_active_model();
    row.used_at = Set(Some(work.now));
    row.pending = Set(None);
    row.update(&work.tx).await?;
    Ok(Proved { phone, waited })
}

/// Counts a try; of a right one, the row, ours until the work ends.
async fn tried(
    work: &Work,
    secret: &Secret,
    id: CodeId,
    purpose: Purpose,
    digits: &str,
) -> Result<Try<texted_code::Model>, DbErr> {
    let row = texted_code::Entity::find_by_id(id.0).lock_exclusive().one(&work.tx).await?;
    let Some(row) = row.filter(|row| row.purpose == purpose && is_open(row, work.now)) else { return Ok(Try::Spent) };
    let is_right = secret.verifies(TAG, &tagged(&row.phone, digits), &row.code_hash);
    let attempts = row.attempts + 1;
    let mut row = row.into_active_model();
    row.attempts = Set(attempts);
    let row = row.update(&work.tx).await?;
    Ok(match is_right {
        true => Try::Right(row),
        false if attempts < MOST_TRIES => Try::Wrong,
        false => Try::Spent,
    })
}

fn is_open(row: &texted_code::Model, now: Instant) -> bool {
    row.used_at.is_none() && row.attempts < MOST_TRIES && row.expires_at > now
}
