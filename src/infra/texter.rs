//! Texts (SMS), without diacritics: into a folder (demo), or into memory (tests). A carrier's gateway is one more way here.

use std::{
    path::PathBuf,
    sync::{Arc, Mutex},
};

use serde::{Deserialize, Serialize};

use crate::{
    config,
    infra::queue::{Failed, Job},
    kernel::{code, fold::bare, instant::Instant, phone::Phone},
};

/// One text to one number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    /// To whom.
    pub to: Phone,
    /// ASCII: a letter outside GSM-7 makes a text three times as dear.
    pub words: String,
}

impl Text {
    /// A text whose tones are dropped here and nowhere else.
    pub fn new(to: Phone, words: &str) -> Self {
        Self { to, words: bare(words) }
    }
}

impl Job for Text {
    const KIND: &'static str = "text.send";
}

/// A text that is worth nothing after a moment: a code. It waits behind no other text, and too late it is not sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeText {
    /// What is sent.
    pub text: Text,
    /// When the code ends.
    pub until: Instant,
}

impl Job for CodeText {
    const KIND: &'static str = "text.send_code";
}

/// Sends texts.
#[derive(Clone)]
pub enum Texter {
    /// One file a text.
    Folder(PathBuf),
    /// For tests.
    Memory(Arc<Mutex<Vec<Text>>>),
}

/// Why a text did not leave.
#[derive(Debug, thiserror::Error)]
#[error("text: {0}")]
pub struct TextError(#[from] std::io::Error);

impl From<TextError> for Failed {
    fn from(error: TextError) -> Self {
        Self::not_there(error)
    }
}

impl Texter {
    /// As the settings say.
    pub fn new(settings: &config::Text) -> Self {
        Self::Folder(settings.url.trim_start_matches("file:").into())
    }

    /// Into memory, and where to look.
    pub fn memory() -> (Self, Arc<Mutex<Vec<Text>>>) {
        let inbox = Arc::<Mutex<Vec<Text>>>::default();
        (Self::Memory(inbox.clone()), inbox)
    }

    /// Sends, or says why not.
    pub async fn send(&self, text: Text) -> Result<(), TextError> {
        match self {
            Self::Memory(inbox) => inbox.lock().unwrap_or_else(|e| e.into_inner()).push(text),
            Self::Folder(folder) => {
                tokio::fs::create_dir_all(folder).await?;
                let json = serde_json::to_string(&text).map_err(std::io::Error::other)?;
                tokio::fs::write(folder.join(format!("{}.json", code::random(12))), json).await?;
            }
        }
        Ok(())
    }

    /// Where texts can be looked at, if they stay here.
    pub fn folder(&self) -> Option<&PathBuf> {
        if let Self::Folder(folder) = self { Some(folder) } else { None }
    }
}
