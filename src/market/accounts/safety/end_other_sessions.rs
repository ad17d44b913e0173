//! Somebody ends all her sessions but the one that she is in.

use sea_orm::DbErr;

use crate::{
    infra::{
        db::Work,
        sessions::{self, SignIn},
    },
    market::accounts::events::OtherSessionsEnded,
};

/// Ends them; tells how many there were.
pub async fn end_other_sessions(work: &Work, here: &SignIn) -> Result<u64, DbErr> {
    let sessions = sessions::end_others(work, here.account, &here.session).await?;
    if sessions > 0 {
        work.record(&OtherSessionsEnded { account_id: here.account, sessions })?;
    }
    Ok(sessions)
}
