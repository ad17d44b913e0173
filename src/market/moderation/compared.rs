//! What is shown now beside what is proposed, whatever it is about: for a moderator's eyes, before a language is chosen.

use sea_orm::{ConnectionTrait, DbErr};
use time::Date;

use crate::{
    infra::words::Message,
    kernel::ids::{EntryId, UnitCode},
    market::places::find,
};

/// Everything about a case that can be compared or read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Compared {
    /// Something approved is shown meanwhile.
    pub change: bool,
    /// Line by line.
    pub rows: Vec<Row>,
    /// Codes of the pictures that are shown.
    pub shown_photos: Vec<String>,
    /// Codes of those that are proposed.
    pub photos: Vec<String>,
    /// What does not wait for approval but belongs to the picture.
    pub facts: Vec<Fact>,
    /// Where a paper is to be judged.
    pub paper: Option<Paper>,
    /// What the province's registry says of that paper.
    pub registered: Option<Registered>,
    /// The rows are what the shop says about itself: its story need not be told again.
    pub tells_the_shop: bool,
}

/// One line in both versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Key of a message.
    pub label: &'static str,
    /// What is shown, if anything is.
    pub before: Option<Said>,
    /// What is proposed.
    pub after: Said,
}

/// A line to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// Key of a message.
    pub label: &'static str,
    /// What it says.
    pub value: Said,
}

/// A paper that the seller claims.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    /// Code of a picture of it; without one it can hardly be judged.
    pub scan: Option<String>,
}

/// A paper's number in the province's registry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Registered {
    /// It has none of that kind.
    Absent,
    /// It has let it go on that day.
    Left(EntryId, Date),
    /// What it says of it, and what the seller does: a line whose versions differ is to be looked at.
    There(EntryId, Vec<Row>),
}

/// Something to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// As it was typed.
    Typed(String),
    /// In the market's own words.
    Worded(Message),
    /// Several of them, one after the other.
    Listed(Vec<Message>),
}

/// Labels and what stands beside them.
pub type Lines = Vec<(&'static str, Said)>;

/// The lines of both versions, which have the same labels in the same order.
pub fn rows(shown: Option<Lines>, proposed: Lines) -> Vec<Row> {
    let mut shown = shown.into_iter().flatten().map(|(_, said)| said);
    proposed.into_iter().map(|(label, after)| Row { label, before: shown.next(), after }).collect()
}

/// `Xã Mèo Vạc, Tuyên Quang (trước 7/2025: xã Pải Lủng, …)`.
pub async fn address(db: &impl ConnectionTrait, unit: &UnitCode, former: Option<&UnitCode>) -> Result<Said, DbErr> {
    let place = find::commune(unit).map(|place| place.label()).unwrap_or_default();
    let Some(former) = former else { return Ok(Said::Typed(place)) };
    let former = find::former_label(db, former).await?.unwrap_or_default();
    Ok(Said::Worded(Message::new("row-place-former").with("place", place).with("former", former)))
}

impl From<String> for Said {
    fn from(typed: String) -> Self {
        Self::Typed(typed)
    }
}

impl From<Message> for Said {
    fn from(message: Message) -> Self {
        Self::Worded(message)
    }
}
