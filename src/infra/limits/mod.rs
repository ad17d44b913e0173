//! How often something may be tried, for each phone number, address and account, by all nodes together.
//!
//! Tries are counted in the database, so that two nodes allow no more than one. Whoever was refused there is refused from memory until
//! that may change: somebody who hammers costs no statement. How it is counted is `counted.rs`.

mod counted;
mod refusals;

pub use counted::sweep;

use std::sync::Arc;

use sea_orm::DbErr;

use self::{
    counted::{Counted, Rate},
    refusals::Refusals,
};
use super::{db::Db, secret::Secret};
use crate::{config, kernel::instant::Instant};

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limited {
    /// A try at a password.
    SignIn,
    /// A new account.
    Register,
    /// A texted code asked for.
    Code,
    /// An order or purchase looked up by code and phone.
    LookUp,
    /// A purchase placed: it takes stock and texts a number that nobody has proved.
    Purchase,
    /// A picture sent: it takes time to decode and room to keep.
    Picture,
    /// Somebody invited into a shop: it texts a number that nobody has proved.
    Invite,
}

impl Limited {
    /// As it is hashed with what is counted, and told in logs.
    pub fn word(self) -> &'static str {
        match self {
            Self::SignIn => "sign-in",
            Self::Register => "register",
            Self::Code => "code",
            Self::LookUp => "look-up",
            Self::Purchase => "purchase",
            Self::Picture => "picture",
            Self::Invite => "invite",
        }
    }
}

/// The numbers of the settings, and who was refused on this node.
#[derive(Clone)]
pub struct Limits {
    settings: config::Limits,
    secret: Secret,
    refusals: Arc<Refusals>,
}

impl Limits {
    /// With the numbers of the settings; the secret turns phone numbers and addresses into what may be written down.
    pub fn new(settings: &config::Limits, secret: &Secret) -> Self {
        Self { settings: settings.clone(), secret: secret.clone(), refusals: Arc::default() }
    }

    /// Counts one try for every key; false, and nothing is counted, when one of them has had enough for now. Where the database is away
    /// nothing is tried: whatever is counted needs it too.
    pub async fn allow(&self, db: &Db, what: Limited, keys: &[&str], now: Instant) -> Result<bool, DbErr> {
        let (name, per_hour) = self.rule(what);
        let mut hashes: Vec<String> =
            keys.iter().map(|key| self.secret.tag("rate limit", &format!("{name}:{key}"))).collect();
        // In one order, so that two who count the same keys wait for each other and do not lock each other out.
        hashes.sort_unstable();
        hashes.dedup();
        if self.refusals.hold(&hashes, now) {
            return Ok(false);
        }
        match counted::count(db, Rate::per_hour(per_hour), &hashes, now).await? {
            Counted::All => Ok(true),
            Counted::None(refused) => {
                self.refusals.remember(refused, now);
                Ok(false)
            }
        }
    }

    fn rule(&self, what: Limited) -> (&'static str, u32) {
        let per_hour = match what {
            Limited::SignIn => self.settings.sign_in_per_hour,
            Limited::Register => self.settings.register_per_hour,
            Limited::Code => self.settings.code_per_hour,
            Limited::LookUp => self.settings.look_up_per_hour,
            Limited::Purchase => self.settings.purchase_per_hour,
            Limited::Picture => self.settings.picture_per_hour,
            Limited::Invite => self.settings.invite_per_hour,
        };
        (what.word(), per_hour)
    }
}
