//! What a moderator decides about, as everything round it sees it: the queue, the screen, the verdicts, and the text to the
//! household. A subject is one file that implements `Subject`, and its words in `locales/`.

use async_trait::async_trait;
use sea_orm::DbErr;
use time::{Date, macros::format_description};

use super::{Kind, Reason, compared::Compared, reach::Reach, refusals::DecideError};
use crate::{
    entities::shop,
    infra::{
        db::{Executor, Work},
        refused::Refused,
        words::Message,
    },
    kernel::{
        ids::{AccountId, ProductId, ShopId},
        instant::Instant,
    },
    market::revisions::why::Why,
};

/// Whatever reads: a connection, or the transaction of a work.
pub type Reader<'a> = Executor<'a>;

/// Something that is decided about: a file of its own, `of` names it.
#[async_trait]
pub trait Subject: Sync {
    /// Its word in addresses, in the record of decisions and in the keys of messages (`subject-…`, `reason-…-…`).
    fn kind(&self) -> Kind;

    /// What may be wrong with it.
    fn reasons(&self) -> &'static [Reason];

    /// What it may be stopped for once it was approved.
    fn grounds(&self) -> &'static [Reason] {
        self.reasons()
    }

    /// The name of the icon that stands for one without a picture.
    fn icon(&self) -> &'static str;

    /// What waits within reach, the oldest first, so many of them.
    async fn waiting(&self, db: &Reader<'_>, reach: &Reach, most: u64) -> Result<Vec<Found>, DbErr>;

    /// How many wait within reach.
    async fn count(&self, db: &Reader<'_>, reach: &Reach) -> Result<u64, DbErr>;

    /// One of them, wherever its shop is.
    async fn case(&self, db: &Reader<'_>, id: i64) -> Result<Option<Case>, DbErr>;

    /// Everything about a case that can be compared or read.
    async fn compared(&self, db: &Reader<'_>, case: &Case) -> Result<Compared, DbErr>;

    /// It is shown, or counts, from now on.
    async fn approve(&self, work: &Work, id: i64) -> Result<(), Refused<DecideError>>;

    /// It goes back to its seller.
    async fn send_back(&self, work: &Work, id: i64, why: &Why) -> Result<(), Refused<DecideError>>;

    /// The events by which its households hear of a decision.
    fn told_by(&self) -> &'static [&'static str];

    /// What one of these events says.
    async fn news(&self, db: &Reader<'_>, event: &Happened<'_>) -> Result<Option<News>, DbErr>;

    /// A reason in words.
    fn said(&self, reason: Reason) -> Message {
        Message::new(&format!("reason-{}-{}", self.kind().as_str(), reason.as_str()))
    }
}

/// One that waits.
#[derive(Clone, Debug)]
pub struct Found {
    /// The revision's or the claim's.
    pub id: i64,
    /// What it is called, as proposed.
    pub title: String,
    /// Code of a picture, where there is one.
    pub photo: Option<String>,
    /// Since when.
    pub since: Instant,
    /// Something approved is shown meanwhile.
    pub change: bool,
    /// Whose.
    pub(super) shop: shop::Model,
}

/// One to decide about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// Of which kind.
    pub kind: Kind,
    /// The revision's or the claim's.
    pub id: i64,
    /// Whose.
    pub shop: ShopId,
    /// For which product, unless it is about the shop itself.
    pub product: Option<ProductId>,
    /// What it is called, as proposed.
    pub title: String,
    /// Since when it waits, or waited.
    pub submitted_at: Instant,
    /// Who sent it, where that is known.
    pub submitted_by: Option<AccountId>,
    /// Nobody has decided yet, and nothing newer has come.
    pub waits: bool,
}

/// An event about a case.
#[derive(Clone, Copy, Debug)]
pub struct Happened<'a> {
    /// `shop.approved`.
    pub name: &'a str,
    /// What it carries.
    pub body: &'a serde_json::Value,
    /// Code of the shop, for the seller's addresses.
    pub shop: &'a str,
}

/// What a household is told of a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct News {
    /// Key of the message; it takes `title`, `reason`, `day` and `link`.
    pub words: &'static str,
    /// What was decided about.
    pub title: String,
    /// Why it was sent back or stopped.
    pub reason: Option<Reason>,
    /// From which day on, or to which.
    pub day: Option<Date>,
    /// Where its household sees and mends it.
    pub path: String,
}

impl Happened<'_> {
    /// An id that the event carries.
    pub fn id<T: From<i64>>(&self, name: &str) -> Option<T> {
        self.body[name].as_i64().map(T::from)
    }

    /// A day that the event carries.
    pub fn day(&self, name: &str) -> Option<Date> {
        Date::parse(self.body[name].as_str()?, format_description!("[year]-[month]-[day]")).ok()
    }

    /// The reason that the event carries, if any.
    pub fn reason(&self) -> Option<Reason> {
        self.body["reason"].as_str().and_then(Reason::parse)
    }
}
