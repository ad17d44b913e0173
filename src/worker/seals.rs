//! The last seal of the record goes where whoever writes to the database does not reach: beside the pictures, and out by mail.

use time::Duration;

use super::{recurring::Recurring, voice::voice};
use crate::{
    app::App,
    infra::{
        node::identity,
        queue::Failed,
        seals::head::{self, Head},
        words::Language,
    },
    kernel::actor::Actor,
    market::notices::letters::RecordLetter,
};

/// Beside the pictures.
pub(super) struct KeepHead;

impl Recurring for KeepHead {
    const KIND: &'static str = "seals.keep_head";
    const EVERY: Duration = Duration::minutes(10);

    async fn run(app: &App) -> Result<(), Failed> {
        if !identity::is_its_place(&app.db.read, &app.storage).await.map_err(Failed::later)? {
            return Err(Failed::later(format!("{}: it is not the market's", app.storage)));
        }
        let kept = head::kept(&app.storage).await.map_err(Failed::later)?;
        // What was kept is the proof: it is not written over by a chain that does not lead through it.
        if let Some(kept) = &kept
            && !head::is_in(&app.db.read, kept).await?
        {
            return Err(Failed::later(format!("the record does not hold {kept} any more, which {} kept", app.storage)));
        }
        match head::last(&app.db.read).await?.map(Head::from) {
            Some(last) if kept.as_ref() != Some(&last) => head::keep(&app.storage, &last).await.map_err(Failed::later),
            _ => Ok(()),
        }
    }
}

/// To whoever looks after the market, once a day.
pub(super) struct MailHead;

impl Recurring for MailHead {
    const KIND: &'static str = "seals.mail_head";
    const EVERY: Duration = Duration::days(1);

    async fn run(app: &App) -> Result<(), Failed> {
        let Some(to) = &app.config.alerts.to else { return Ok(()) };
        let Some(last) = head::last(&app.db.read).await? else { return Ok(()) };
        let (sealed_at, head) = (last.sealed_at, Head::from(last).to_string());
        let letter = RecordLetter { head, sealed_at, url: voice(app).url("/staff/log") };
        let mail = voice(app).mail(to, Language::Vi, &letter)?;
        let work = app.db.begin(Actor::System, app.clock.now()).await?;
        work.enqueue(&mail, None).await?;
        Ok(work.commit().await?)
    }
}
