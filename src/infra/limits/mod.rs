//! How often something may be tried, for each phone number, address and account, by all nodes together.
//!
//! Tries are counted in the database, so that two nodes allow no more than one. Whoever was refused there is refused from memory until
//! that may change: somebody who hammers costs no statement. How it is counted is `counted.rs`. A try is taken out of all its buckets
//! or out of none, so that whoever is refused at one of them takes nothing from whoever else has the others.

mod addresses;
mod counted;
mod deeds;
mod refusals;

pub use addresses::household;
pub use counted::sweep;

use std::{net::IpAddr, sync::Arc};

use sea_orm::DbErr;

use self::{
    counted::{Counted, Counter, Rate},
    deeds::Deeds,
    refusals::Refusals,
};
use super::{db::Db, secret::Secret};
use crate::{
    config,
    kernel::{ids::AccountId, instant::Instant},
};

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limited {
    /// A wrong password for a number; any try at the password of an account that is in.
    SignIn,
    /// A wrong password from an address.
    SignInFrom,
    /// A texted code asked for, for a number.
    Code,
    /// The same from an address.
    CodeFrom,
    /// An order or purchase looked up by code and phone, in vain.
    LookUp,
    /// A purchase placed: it takes stock and texts a number that nobody has proved.
    Purchase,
    /// A picture sent: it takes time to decode and room to keep.
    Picture,
    /// Somebody invited into a shop: it texts a number that nobody has proved.
    Invite,
    /// A cart begun from an address: a row for somebody whom nobody knows.
    CartFrom,
    /// Something told from an address, or by an account: somebody has to read it.
    Report,
    /// The same of one thing from an address.
    ReportOf,
}

impl Limited {
    /// As it is hashed with what is counted, and told in logs.
    pub fn word(self) -> &'static str {
        match self {
            Self::SignIn => "sign-in",
            Self::SignInFrom => "sign-in-from",
            Self::Code => "code",
            Self::CodeFrom => "code-from",
            Self::LookUp => "look-up",
            Self::Purchase => "purchase",
            Self::Picture => "picture",
            Self::Invite => "invite",
            Self::CartFrom => "cart-from",
            Self::Report => "report",
            Self::ReportOf => "report-of",
        }
    }
}

/// Tries that somebody still has.
#[derive(Clone, Debug)]
pub struct Bucket {
    what: Limited,
    whose: String,
    times: u32,
}

impl Bucket {
    /// Of a number, an account, a browser.
    pub fn of(what: Limited, whose: impl Into<String>) -> Self {
        Self { what, whose: whose.into(), times: 1 }
    }

    /// Those of an address.
    pub fn of_address(what: Limited, ip: IpAddr) -> Vec<Self> {
        addresses::keys(ip).into_iter().map(|(whose, times)| Self { what, whose, times }).collect()
    }

    /// It holds so many times what the setting says.
    pub fn times(self, times: u32) -> Self {
        Self { times, ..self }
    }
}

/// The numbers of the settings, and who was refused on this node.
#[derive(Clone)]
pub struct Limits {
    settings: config::Limits,
    secret: Secret,
    refusals: Arc<Refusals>,
    deeds: Arc<Deeds>,
}

impl Limits {
    /// With the numbers of the settings; the secret turns phone numbers and addresses into what may be written down.
    pub fn new(settings: &config::Limits, secret: &Secret) -> Self {
        Self { settings: settings.clone(), secret: secret.clone(), refusals: Arc::default(), deeds: Arc::default() }
    }

    /// Takes one try out of every bucket; out of none where one of them is empty for now, and then tells of what. Where the database
    /// is away nothing is tried: whatever is counted needs it too.
    pub async fn take(&self, db: &Db, buckets: &[Bucket], now: Instant) -> Result<Option<Limited>, DbErr> {
        let asked = Asked::of(self, buckets);
        if let Some(what) = asked.refused_before(&self.refusals, now) {
            return Ok(Some(what));
        }
        match counted::count(db, &asked.counters, now).await? {
            Counted::All => Ok(None),
            Counted::None(full) => {
                let what = asked.what(full.first().map(|(key, _)| key.as_str()));
                self.refusals.remember(full, now);
                Ok(what)
            }
        }
    }

    /// Looks whether one could be taken out of each, and takes none; tells of what it could not.
    pub async fn look(&self, db: &Db, buckets: &[Bucket], now: Instant) -> Result<Option<Limited>, DbErr> {
        let asked = Asked::of(self, buckets);
        if let Some(what) = asked.refused_before(&self.refusals, now) {
            return Ok(Some(what));
        }
        let full = counted::full(db, &asked.counters, now).await?;
        let Some((key, _)) = full.first() else { return Ok(None) };
        let what = asked.what(Some(key));
        self.refusals.remember(full, now);
        Ok(what)
    }

    /// Takes one of the forms that an account may send in an hour; false where none is left for now.
    pub fn may_send(&self, account: AccountId, now: Instant) -> bool {
        self.deeds.take(account, self.settings.deed_per_hour, now)
    }

    fn per_hour(&self, what: Limited) -> u32 {
        match what {
            Limited::SignIn => self.settings.sign_in_per_hour,
            Limited::SignInFrom => self.settings.sign_in_from_per_hour,
            Limited::Code => self.settings.code_per_hour,
            Limited::CodeFrom => self.settings.code_from_per_hour,
            Limited::LookUp => self.settings.look_up_per_hour,
            Limited::Purchase => self.settings.purchase_per_hour,
            Limited::Picture => self.settings.picture_per_hour,
            Limited::Invite => self.settings.invite_per_hour,
            Limited::CartFrom => self.settings.cart_from_per_hour,
            Limited::Report => self.settings.report_per_hour,
            Limited::ReportOf => self.settings.report_of_per_hour,
        }
    }
}

/// Buckets as the table knows them.
struct Asked {
    counters: Vec<Counter>,
    /// Of each counter.
    whats: Vec<Limited>,
}

impl Asked {
    /// In one order, so that two who count the same keys wait for each other and do not lock each other out.
    fn of(limits: &Limits, buckets: &[Bucket]) -> Self {
        let counter = |bucket: &Bucket| {
            let key = limits.secret.tag("rate limit", &format!("{}:{}", bucket.what.word(), bucket.whose));
            let tries = u64::from(limits.per_hour(bucket.what).max(1)) * u64::from(bucket.times);
            (Counter { key, rate: Rate::per_hour(tries) }, bucket.what)
        };
        let mut all: Vec<_> = buckets.iter().map(counter).collect();
        all.sort_unstable_by(|one, other| one.0.key.cmp(&other.0.key));
        all.dedup_by(|one, other| one.0.key == other.0.key);
        let (counters, whats) = all.into_iter().unzip();
        Self { counters, whats }
    }

    fn refused_before(&self, refusals: &Refusals, now: Instant) -> Option<Limited> {
        let keys = self.counters.iter().map(|counter| counter.key.as_str());
        refusals.hold(keys, now).and_then(|key| self.what(Some(key)))
    }

    /// What a counter is of; of none that is known, whatever was asked first.
    fn what(&self, key: Option<&str>) -> Option<Limited> {
        let at = self.counters.iter().position(|counter| Some(counter.key.as_str()) == key).unwrap_or(0);
        self.whats.get(at).copied()
    }
}
