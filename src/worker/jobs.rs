//! Every kind of job, and how it is done with what the program has.

use std::{future::Future, pin::Pin};

use time::Duration;

use super::recurring::{self, Recurring};
use crate::{
    app::App,
    infra::{
        mailer::Mail,
        queue::{Failed, Job},
        texter::Text,
    },
    kernel::actor::Actor,
    market::notices::{
        on_moderation::{self, TellOfDecision},
        on_orders::{self, TellOfOrder},
        voice::Voice,
    },
};

/// All of them. A kind that is not here waits for a node that knows it.
pub(super) const ALL: &[Kind] = &[
    once::<Mail>(),
    once::<Text>(),
    once::<TellOfOrder>(),
    once::<TellOfDecision>(),
    every::<recurring::CancelUnanswered>(),
    every::<recurring::Complete>(),
    every::<recurring::SweepSessions>(),
    every::<recurring::SweepTextedCodes>(),
    every::<recurring::SweepInvitations>(),
    every::<recurring::SweepCarts>(),
    every::<recurring::SweepPictures>(),
    every::<recurring::SweepPageMarks>(),
    every::<recurring::Optimize>(),
];

/// A kind of job.
pub(super) struct Kind {
    /// As it stands in the queue.
    pub(super) name: &'static str,
    /// How long after it ended it begins again, if it does.
    pub(super) every: Option<Duration>,
    run: for<'a> fn(&'a App, &'a str) -> Doing<'a>,
}

type Doing<'a> = Pin<Box<dyn Future<Output = Result<(), Failed>> + Send + 'a>>;

impl Kind {
    /// The kind of that name.
    pub(super) fn find(name: &str) -> Option<&'static Self> {
        ALL.iter().find(|kind| kind.name == name)
    }

    /// Does one job, whose body this is.
    pub(super) async fn run(&self, app: &App, body: &str) -> Result<(), Failed> {
        (self.run)(app, body).await
    }
}

/// How a job is done.
trait Run: Job {
    fn run(self, app: &App) -> impl Future<Output = Result<(), Failed>> + Send;
}

const fn once<J: Run + 'static>() -> Kind {
    Kind { name: J::KIND, every: None, run: |app, body| Box::pin(read_and_run::<J>(app, body)) }
}

const fn every<R: Recurring + 'static>() -> Kind {
    Kind { name: R::KIND, every: Some(R::EVERY), run: |app, _| Box::pin(R::run(app)) }
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

impl Run for Text {
    async fn run(self, app: &App) -> Result<(), Failed> {
        Ok(app.texter.send(self).await?)
    }
}

impl Run for TellOfOrder {
    async fn run(self, app: &App) -> Result<(), Failed> {
        let work = app.db.begin(Actor::System, app.clock.now()).await?;
        on_orders::tell(&work, &voice(app), self.0).await?;
        Ok(work.commit().await?)
    }
}

impl Run for TellOfDecision {
    async fn run(self, app: &App) -> Result<(), Failed> {
        let work = app.db.begin(Actor::System, app.clock.now()).await?;
        on_moderation::tell(&work, &voice(app), self.0).await?;
        Ok(work.commit().await?)
    }
}

fn voice(app: &App) -> Voice<'_> {
    Voice {
        words: &app.words,
        templates: &app.templates,
        market: &app.config.market.name,
        public_url: &app.config.server.public_url,
    }
}
