//! A message for the next page, in a signed cookie: it works with and without a session.

use axum_extra::extract::SignedCookieJar;
use serde::{Deserialize, Serialize};

use super::cookies::{self, FLASH};
use crate::infra::words::Message;

/// What was done, or what to mind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flash {
    /// How it looks.
    pub tone: Tone,
    /// What it says.
    pub message: Message,
}

/// How a message looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Tone {
    /// Done.
    Success,
    /// Good to know.
    Info,
    /// Something to mind.
    Warning,
}

impl Flash {
    /// "It is done."
    pub fn success(message: impl Into<Message>) -> Self {
        Self { tone: Tone::Success, message: message.into() }
    }

    /// "Please mind."
    pub fn warning(message: impl Into<Message>) -> Self {
        Self { tone: Tone::Warning, message: message.into() }
    }

    /// Leaves it for the next page.
    pub fn put(&self, jar: SignedCookieJar, secure: bool) -> SignedCookieJar {
        let json = serde_json::to_string(self).unwrap_or_default();
        jar.add(cookies::cookie(FLASH, json, 0, secure))
    }

    /// The message that the last page left.
    pub fn read(jar: &SignedCookieJar) -> Option<Self> {
        serde_json::from_str(jar.get(FLASH)?.value()).ok()
    }
}
