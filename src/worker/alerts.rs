//! Somebody is told by mail when a rule is broken: when it begins, every six hours while it lasts, and when all is well again. What
//! has been told stands in the database, so that of several nodes one tells it, once.

use sea_orm::DbErr;
use time::Duration;

use super::{recurring::Recurring, voice::voice};
use crate::{
    app::App,
    infra::{
        db::Work,
        marks,
        queue::Failed,
        watch::{
            gauges::Gauges,
            rules::{self, Of, Rule},
        },
        words::{Language, Message},
    },
    kernel::{actor::Actor, instant::Instant},
    market::notices::letters::StateLetter,
};

const AGAIN: Duration = Duration::hours(6);
/// Stands where a rule is kept again.
const WELL: &str = "";

/// Looks whether all is well.
pub(super) struct LookRound;

impl Recurring for LookRound {
    const KIND: &'static str = "watch.look_round";
    const EVERY: Duration = Duration::minutes(1);

    async fn run(app: &App) -> Result<(), Failed> {
        let Some(to) = &app.config.alerts.to else { return Ok(()) };
        // It asks the database too, and must not wait for this work.
        let seen = Gauges::read(app.watched()).await;
        let work = app.db.begin(Actor::System, app.clock.now()).await?;
        if let Some(letter) = letter(&work, &seen, voice(app).url("/staff/status")).await? {
            let mail = voice(app).mail(to, Language::Vi, &letter)?;
            work.enqueue(&mail, None).await?;
        }
        Ok(work.commit().await?)
    }
}

/// What is to be told now; nothing where there is no news.
async fn letter(work: &Work, seen: &Gauges, url: String) -> Result<Option<StateLetter>, DbErr> {
    let mut letter = StateLetter { broken: Vec::new(), well_again: Vec::new(), url };
    let mut is_news = false;
    let can_tell = |rule: &&Rule| rule.of != Of::Work || seen.not_ready.is_none();
    for rule in rules::ALL.iter().filter(can_tell) {
        let (name, told) = (name(rule), told(work, rule).await?);
        if rule.is_broken(seen) {
            letter.broken.push(Message::new(rule.key));
            if told.is_none_or(|at| work.now.since(at) >= AGAIN) {
                is_news = true;
                marks::write(work, &name, &work.now.0.to_string()).await?;
            }
        } else if told.is_some() {
            is_news = true;
            letter.well_again.push(Message::new(rule.key));
            marks::write(work, &name, WELL).await?;
        }
    }
    Ok(is_news.then_some(letter))
}

/// Where it is written: what is about a machine is written under its name.
fn name(rule: &Rule) -> String {
    match rule.of {
        Of::Node => format!("{}@{}", rule.key, rustix::system::uname().nodename().to_string_lossy()),
        Of::Database | Of::Work => rule.key.to_owned(),
    }
}

/// When somebody was told that it is broken.
async fn told(work: &Work, rule: &Rule) -> Result<Option<Instant>, DbErr> {
    let told = marks::read(&work.tx, &name(rule)).await?;
    Ok(told.and_then(|micros| micros.parse().ok()).map(Instant))
}
