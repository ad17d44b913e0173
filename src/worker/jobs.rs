//! Every kind of job, and how it is done with what the program has.

use std::{future::Future, pin::Pin};

use time::Duration;

use super::{
    alerts, deadlines,
    privacy::{self, KeepErased},
    recurring::{self, Recurring},
    registry, seals, shops,
    texts::{self, Sent},
    verdicts,
    voice::voice,
};
use crate::{
    app::App,
    infra::{
        mailer::Mail,
        queue::{self, Failed, Job},
        texter::{About, CodeText, Text},
        watch::metrics,
    },
    kernel::actor::Actor,
    market::{
        moderation::held::carry_out::CarryOut,
        notices::{
            of_the_day::{self, TellOfDay},
            on_freeze::{self, TellOfFreeze},
            on_moderation::{self, TellOfDecision},
            on_orders::{self, TellOfOrder},
            on_reports::{self, TellOfReport},
            on_security::{self, TellOfSecurity},
        },
        registry::imports::confirm::WriteImport,
        reports::settle::{self, SettleComplaint},
    },
};

/// All of them. A kind that is not here waits for a node that knows it.
pub(super) const ALL: &[Kind] = &[
    once::<CodeText>(Lane::Codes),
    once::<Mail>(Lane::Mails),
    once::<Text>(Lane::Texts),
    once::<TellOfOrder>(Lane::Notices),
    once::<TellOfDecision>(Lane::Notices),
    once::<TellOfSecurity>(Lane::Notices),
    once::<TellOfFreeze>(Lane::Notices),
    once::<TellOfReport>(Lane::Notices),
    once::<SettleComplaint>(Lane::Notices),
    once::<CarryOut>(Lane::Notices),
    Kind { furthest: TellOfDay::FURTHEST, ..once::<TellOfDay>(Lane::Notices) },
    every::<deadlines::CancelUnanswered>(Lane::Deadlines),
    every::<deadlines::Complete>(Lane::Deadlines),
    every::<shops::Rests>(Lane::Deadlines),
    every::<shops::Suspensions>(Lane::Deadlines),
    every::<registry::Endings>(Lane::Deadlines),
    once::<WriteImport>(Lane::Upkeep),
    every::<registry::SweepImports>(Lane::Upkeep),
    every::<recurring::SweepSessions>(Lane::Upkeep),
    every::<recurring::SweepTextedCodes>(Lane::Upkeep),
    every::<recurring::SweepInvitations>(Lane::Upkeep),
    every::<recurring::SweepCarts>(Lane::Upkeep),
    every::<recurring::SweepPictures>(Lane::Upkeep),
    every::<recurring::SweepPageMarks>(Lane::Upkeep),
    every::<recurring::SweepLimits>(Lane::Upkeep),
    every::<recurring::Optimize>(Lane::Upkeep),
    every::<alerts::LookRound>(Lane::Upkeep),
    every::<seals::KeepHead>(Lane::Upkeep),
    every::<seals::MailHead>(Lane::Upkeep),
    once::<KeepErased>(Lane::Upkeep),
    every::<privacy::Purge>(Lane::Upkeep),
];

/// Jobs of one lane wait for each other; those of two never do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lane {
    /// Somebody looks at a form and waits for a code.
    Codes,
    /// What an order becomes by time alone.
    Deadlines,
    /// What happened is turned into mails and texts.
    Notices,
    /// Mails, to a server that may be slow.
    Mails,
    /// Texts, likewise.
    Texts,
    /// Sweeping.
    Upkeep,
}

impl Lane {
    pub(super) const ALL: [Self; 6] =
        [Self::Codes, Self::Deadlines, Self::Notices, Self::Mails, Self::Texts, Self::Upkeep];

    pub(super) fn kinds(self) -> impl Iterator<Item = &'static Kind> {
        ALL.iter().filter(move |kind| kind.lane == self)
    }
}

/// A kind of job.
pub(super) struct Kind {
    /// As it stands in the queue.
    pub(super) name: &'static str,
    /// How long after it ended it begins again, if it does.
    pub(super) every: Option<Duration>,
    /// One that is done once waits for no longer than so: a clock went wrong when it was planned or put back.
    pub(super) furthest: Duration,
    lane: Lane,
    run: for<'a> fn(&'a App, &'a str) -> Doing<'a>,
}

type Doing<'a> = Pin<Box<dyn Future<Output = Result<(), Failed>> + Send + 'a>>;

impl Kind {
    /// Does one job, whose body this is.
    pub(super) async fn run(&self, app: &App, body: &str) -> Result<(), Failed> {
        (self.run)(app, body).await
    }
}

/// How a job is done.
trait Run: Job {
    fn run(self, app: &App) -> impl Future<Output = Result<(), Failed>> + Send;
}

const fn once<J: Run + 'static>(lane: Lane) -> Kind {
    Kind {
        name: J::KIND,
        every: None,
        furthest: queue::FURTHEST,
        lane,
        run: |app, body| Box::pin(read_and_run::<J>(app, body)),
    }
}

const fn every<R: Recurring + 'static>(lane: Lane) -> Kind {
    Kind { name: R::KIND, every: Some(R::EVERY), furthest: R::EVERY, lane, run: |app, _| Box::pin(R::run(app)) }
}

async fn read_and_run<J: Run>(app: &App, body: &str) -> Result<(), Failed> {
    let job: J = serde_json::from_str(body).map_err(Failed::never)?;
    job.run(app).await
}

impl Run for Mail {
    async fn run(self, app: &App) -> Result<(), Failed> {
        Ok(app.mailer.send(self).await?)
    }
}

const USED_UP: &str = "no more texts may leave today";

impl Run for Text {
    async fn run(self, app: &App) -> Result<(), Failed> {
        let about = self.about;
        match (texts::send(app, self).await?, about) {
            (Sent::Left, About::Order(order)) => texts::told_late(app, order).await,
            (Sent::UsedUp, About::News) => {
                metrics::news_lapsed();
                Ok(())
            }
            // It is not laid aside meanwhile: the order would lapse, and its shop has not heard of it.
            (Sent::UsedUp, About::Order(_)) => Err(Failed::held(USED_UP)),
            (Sent::UsedUp, _) => Err(Failed::later(USED_UP)),
            (Sent::Left, _) => Ok(()),
        }
    }
}

impl Run for CodeText {
    /// Too late it would only puzzle whoever gets it: she has asked for another, or has gone.
    async fn run(self, app: &App) -> Result<(), Failed> {
        if self.until <= app.clock.now() {
            tracing::info!("a code that has ended was not sent");
            metrics::code_lapsed();
            return Ok(());
        }
        match texts::send(app, self.text).await? {
            Sent::Left => Ok(()),
            Sent::UsedUp => Err(Failed::later(USED_UP)),
        }
    }
}

impl Run for TellOfOrder {
    async fn run(self, app: &App) -> Result<(), Failed> {
        let work = app.db.begin(Actor::System, app.clock.now()).await?;
        on_orders::tell(&work, &voice(app), self.0).await?;
        Ok(work.commit().await?)
    }
}

impl Run for TellOfDay {
    async fn run(self, app: &App) -> Result<(), Failed> {
        let work = app.db.begin(Actor::System, app.clock.now()).await?;
        of_the_day::tell(&work, &voice(app), self).await?;
        Ok(work.commit().await?)
    }
}

impl Run for WriteImport {
    async fn run(self, app: &App) -> Result<(), Failed> {
        Ok(registry::write_on(app, self).await?)
    }
}

impl Run for TellOfDecision {
    async fn run(self, app: &App) -> Result<(), Failed> {
        let work = app.db.begin(Actor::System, app.clock.now()).await?;
        on_moderation::tell(&work, &voice(app), self.0).await?;
        Ok(work.commit().await?)
    }
}

impl Run for TellOfSecurity {
    async fn run(self, app: &App) -> Result<(), Failed> {
        let work = app.db.begin(Actor::System, app.clock.now()).await?;
        on_security::tell(&work, &voice(app), self.0).await?;
        Ok(work.commit().await?)
    }
}

impl Run for TellOfReport {
    async fn run(self, app: &App) -> Result<(), Failed> {
        let work = app.db.begin(Actor::System, app.clock.now()).await?;
        on_reports::tell(&work, &voice(app), self.0).await?;
        Ok(work.commit().await?)
    }
}

impl Run for KeepErased {
    async fn run(self, app: &App) -> Result<(), Failed> {
        privacy::keep(app, self).await
    }
}

impl Run for SettleComplaint {
    async fn run(self, app: &App) -> Result<(), Failed> {
        let work = app.db.begin(Actor::System, app.clock.now()).await?;
        settle::settle(&work, self).await?;
        Ok(work.commit().await?)
    }
}

impl Run for CarryOut {
    async fn run(self, app: &App) -> Result<(), Failed> {
        verdicts::carry_out(app, &self).await
    }
}

impl Run for TellOfFreeze {
    async fn run(self, app: &App) -> Result<(), Failed> {
        let work = app.db.begin(Actor::System, app.clock.now()).await?;
        on_freeze::tell(&work, &voice(app), self.0).await?;
        Ok(work.commit().await?)
    }
}
