//! Somebody who is in has typed her password again: for a while her session does what asks for that.

use sea_orm::DbErr;
use time::Duration;

use crate::{
    infra::{
        db::Work,
        sessions::{self, SignIn},
    },
    market::accounts::events::PasswordProved,
};

/// Sent twice by a weak signal it is proved once.
const A_MOMENT: Duration = Duration::MINUTE;

/// Writes it down. The password was compared before the work began; had it been changed since, the session would be over.
pub async fn prove_again(work: &Work, here: &SignIn) -> Result<(), DbErr> {
    if sessions::prove(work, &here.session, work.now.before(A_MOMENT)).await? {
        work.record(&PasswordProved { account_id: here.account })?;
    }
    Ok(())
}
