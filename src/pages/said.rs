//! What was said in a report, as its sides and staff read it (`templates/components/report.html`), and what a side says more.

use serde::Serialize;
use time::Duration;

use super::{photos, visit::Visit};
use crate::{
    infra::words::Message,
    kernel::{calendar, instant::Instant},
    market::reports::{ReportSide, find::said::Statement, policy, say::Said},
    web::{error::WebError, form::Posted},
};

/// The field of photos in every such form.
pub const PHOTOS: &str = "photos";

/// One statement.
#[derive(Clone, Serialize)]
pub struct SaidParts {
    /// Key of whose it is.
    side: &'static str,
    /// Of the shop's people and of staff, where staff read it. Whoever made the report is not named.
    name: Option<String>,
    words: Vec<String>,
    photos: Vec<String>,
    at: Instant,
    /// Staff among themselves.
    note: bool,
}

impl SaidParts {
    /// For either side: nobody is named.
    pub fn for_sides(statement: Statement) -> Self {
        Self { name: None, ..Self::for_staff(statement) }
    }

    /// With the name of whoever was signed in.
    pub fn for_staff(Statement { side, name, words, photos, at }: Statement) -> Self {
        let words = words.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect();
        let name = name.filter(|_| side != ReportSide::Reporter);
        Self { side: side.key(), name, words, photos, at, note: !side.is_for_sides() }
    }

    /// Codes of its pictures.
    pub fn photos(&self) -> &[String] {
        &self.photos
    }

    /// For samples of pages.
    pub fn samples() -> Vec<Self> {
        let of = |side, photos: &[&str]| {
            Self::for_staff(Statement {
                side,
                name: Some("Nguyễn Thị Lan".into()),
                words: "Hai lọ vỡ nắp.\nMật chảy ra hộp.".into(),
                photos: photos.iter().map(|code| (*code).to_owned()).collect(),
                at: Instant(1_795_311_000_000_000),
            })
        };
        vec![
            of(ReportSide::Reporter, &["k7qm2xpak7qm2xpa"]),
            of(ReportSide::Shop, &[]),
            of(ReportSide::Staff, &[]),
            of(ReportSide::Note, &[]),
            Self { words: Vec::new(), ..of(ReportSide::Looked, &[]) },
            Self { words: Vec::new(), ..of(ReportSide::HandedOn, &[]) },
        ]
    }
}

/// Until when something is promised or asked: to the end of a day, or to a minute.
pub fn until(at: Instant) -> Message {
    let last = at.before(Duration::MICROSECOND).day();
    if at == Instant::start_of(at.day()) {
        Message::new("until-day").with("day", calendar::day(last))
    } else {
        Message::new("until-moment").with("moment", calendar::moment(at))
    }
}

/// Words and photos of a form in which somebody says more; nothing where it is to be shown again.
pub async fn read(visit: &Visit, posted: &mut Posted) -> Result<Option<Said>, WebError> {
    let photos = photos::accept(visit, photos::owner(visit), posted, PHOTOS, policy::MOST_PHOTOS).await?;
    if photos::pressed(&posted.fields) {
        return Ok(None);
    }
    let words = posted.fields.text("words", 1..=policy::LONGEST);
    Ok(words.filter(|_| posted.fields.fine()).map(|words| Said { words, photos }))
}
