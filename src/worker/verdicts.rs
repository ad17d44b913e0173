//! Verdicts of moderators, when their minute is over.

use crate::{
    app::App,
    infra::{queue::Failed, refused::Refused},
    kernel::actor::Actor,
    market::moderation::held::carry_out::{self, CarryOut},
};

/// Carries one out, as whoever gave it. If that is refused by now, the case waits again.
pub(super) async fn carry_out(app: &App, held: &CarryOut) -> Result<(), Failed> {
    let work = app.db.begin(Actor::System, app.clock.now()).await?;
    let whose = carry_out::whose(&work.tx, held).await?;
    work.roll_back().await?;
    let Some(moderator) = whose else { return Ok(()) };
    let work = app.db.begin(Actor::Account(moderator), app.clock.now()).await?;
    match carry_out::carry_out(&work, held).await {
        Ok(()) => Ok(work.commit().await?),
        Err(Refused::Broken(error)) => Err(error.into()),
        Err(Refused::No(why)) => {
            work.roll_back().await?;
            tracing::info!(%why, subject = held.subject, id = held.id, "a verdict was not carried out");
            let work = app.db.begin(Actor::System, app.clock.now()).await?;
            carry_out::let_go(&work, held).await?;
            Ok(work.commit().await?)
        }
    }
}
