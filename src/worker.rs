//! The worker: a desk that hands events to their subscribers, and lanes that do the jobs whose time has come, each its own kinds.
//! A lane that waits for a mail server keeps no order waiting.

mod alerts;
mod deadlines;
mod desk;
mod jobs;
mod lane;
pub mod learning;
mod planned;
pub mod privacy;
mod recurring;
mod registry;
mod rounds;
mod seals;
mod shops;
mod texts;
mod verdicts;
mod voice;

use sea_orm::DbErr;
use tokio::{sync::watch, task::JoinSet};

use self::{
    desk::Desk,
    jobs::Lane,
    lane::Worker,
    rounds::{Rounds, kept_up},
};
use crate::app::App;

/// Works until `stop` turns true: the desk and all lanes beside each other.
pub async fn run(app: App, stop: watch::Receiver<bool>) {
    let mut all = JoinSet::new();
    all.spawn(kept_up("desk".into(), app.clone(), stop.clone(), |app, _| Desk::new(app)));
    for lane in Lane::ALL {
        let name = format!("{lane:?}").to_lowercase();
        all.spawn(kept_up(name, app.clone(), stop.clone(), move |app, stop| Worker::new(app, stop, lane)));
    }
    all.join_all().await;
}

/// One round of everybody, one after the other: tells how much was done.
pub async fn round(app: &App) -> Result<usize, DbErr> {
    let (_say, never) = watch::channel(false);
    let mut done = Desk::new(app).round().await?;
    for lane in Lane::ALL {
        done += Worker::new(app, &never, lane).round().await?;
    }
    Ok(done)
}
