//! How often something may be tried, for each phone number and for each IP, on this node.

use std::{num::NonZeroU32, sync::Arc};

use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use crate::config;

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

/// One counter a kind.
#[derive(Clone)]
pub struct Limits {
    sign_in: Arc<DefaultKeyedRateLimiter<String>>,
    register: Arc<DefaultKeyedRateLimiter<String>>,
    code: Arc<DefaultKeyedRateLimiter<String>>,
    look_up: Arc<DefaultKeyedRateLimiter<String>>,
    purchase: Arc<DefaultKeyedRateLimiter<String>>,
    picture: Arc<DefaultKeyedRateLimiter<String>>,
    invite: Arc<DefaultKeyedRateLimiter<String>>,
}

impl Limits {
    /// With the numbers of the settings.
    pub fn new(settings: &config::Limits) -> Self {
        Self {
            sign_in: counter(settings.sign_in_per_hour),
            register: counter(settings.register_per_hour),
            code: counter(settings.code_per_hour),
            look_up: counter(settings.look_up_per_hour),
            purchase: counter(settings.purchase_per_hour),
            picture: counter(settings.picture_per_hour),
            invite: counter(settings.invite_per_hour),
        }
    }

    /// Counts one try for every key; false when one of them has had enough for now.
    pub fn allow(&self, what: Limited, keys: &[&str]) -> bool {
        let counter = match what {
            Limited::SignIn => &self.sign_in,
            Limited::Register => &self.register,
            Limited::Code => &self.code,
            Limited::LookUp => &self.look_up,
            Limited::Purchase => &self.purchase,
            Limited::Picture => &self.picture,
            Limited::Invite => &self.invite,
        };
        keys.iter().all(|key| counter.check_key(&(*key).to_owned()).is_ok())
    }

    /// Forgets keys that are back at rest; called now and then so that memory does not grow.
    pub fn tidy(&self) {
        let entry = [&self.sign_in, &self.register, &self.code];
        for counter in entry.into_iter().chain([&self.look_up, &self.purchase, &self.picture, &self.invite]) {
            counter.retain_recent();
        }
    }
}

fn counter(per_hour: u32) -> Arc<DefaultKeyedRateLimiter<String>> {
    let burst = NonZeroU32::new(per_hour).unwrap_or(NonZeroU32::MIN);
    Arc::new(RateLimiter::keyed(Quota::per_hour(burst)))
}
