//! Texts (SMS), without diacritics: through a program of the operator's, into a folder (demo), or into memory (tests).

pub mod budget;

use std::{
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::Stdio,
    sync::{Arc, Mutex},
};

pub use budget::About;
use serde::{Deserialize, Serialize};
use tokio::{io::AsyncWriteExt, process::Command};

use crate::{
    config,
    infra::{
        files,
        masked::masked,
        queue::{Failed, Job},
    },
    kernel::{code, fold::bare, instant::Instant, phone::Phone},
};

/// One text to one number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    /// To whom.
    pub to: Phone,
    /// ASCII: a letter outside GSM-7 makes a text three times as dear.
    pub words: String,
    /// What it is about; whoever carries it need not know.
    #[serde(default)]
    pub about: About,
}

impl Text {
    /// A text whose tones are dropped here and nowhere else.
    pub fn new(to: Phone, words: &str) -> Self {
        Self { to, words: bare(words), about: About::default() }
    }

    /// The same, about something.
    pub fn about(self, about: About) -> Self {
        Self { about, ..self }
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
    /// A program of the operator's, which hands texts to whoever carries them: it reads `{"to": …, "words": …}`, and ends well where
    /// that was taken, with 65 (`EX_DATAERR` of sysexits.h) where it never will be, and otherwise where it may be later.
    Program(PathBuf),
    /// For tests.
    Memory(Arc<Mutex<Vec<Text>>>),
}

/// Why a text did not leave.
#[derive(Debug, thiserror::Error)]
pub enum TextError {
    /// The folder cannot be written to, or the program cannot be begun.
    #[error("text: {0}")]
    Io(#[from] std::io::Error),
    /// Whoever carries texts will not take this one.
    #[error("text: it was refused: {0}")]
    Refused(String),
    /// Whoever carries texts did not take it just now.
    #[error("text: it was not taken: {0}")]
    NotTaken(String),
}

const NEVER: i32 = 65;

impl From<TextError> for Failed {
    fn from(error: TextError) -> Self {
        // A program repeats to whom the text was, and a code that was in it.
        let why = masked(&error.to_string());
        match error {
            TextError::Refused(_) => Self::never(why),
            TextError::Io(_) | TextError::NotTaken(_) => Self::not_there(why),
        }
    }
}

/// It is stopped where nobody waits for it any more.
async fn give(program: &Path, json: &[u8]) -> Result<(), TextError> {
    let mut command = Command::new(program);
    command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped()).kill_on_drop(true);
    let mut child = command.spawn()?;
    if let Some(mut input) = child.stdin.take() {
        // One that reads nothing tells by its end what it thinks of that.
        let _ = input.write_all(json).await;
    }
    let output = child.wait_with_output().await?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let said = said.lines().last().unwrap_or_default().chars().take(200).collect();
    Err(if output.status.code() == Some(NEVER) { TextError::Refused(said) } else { TextError::NotTaken(said) })
}

impl Texter {
    /// As the settings say.
    pub fn new(settings: &config::Text) -> Self {
        match settings.url.strip_prefix("exec:") {
            Some(program) => Self::Program(program.into()),
            None => Self::Folder(settings.url.trim_start_matches("file:").into()),
        }
    }

    /// Into memory, and where to look.
    pub fn memory() -> (Self, Arc<Mutex<Vec<Text>>>) {
        let inbox = Arc::<Mutex<Vec<Text>>>::default();
        (Self::Memory(inbox.clone()), inbox)
    }

    /// Sends, or says why not.
    pub async fn send(&self, text: Text) -> Result<(), TextError> {
        match self {
            Self::Program(program) => {
                let told = serde_json::json!({ "to": text.to, "words": text.words });
                give(program, told.to_string().as_bytes()).await?;
            }
            Self::Memory(inbox) => inbox.lock().unwrap_or_else(|e| e.into_inner()).push(text),
            Self::Folder(folder) => {
                let (folder, name) = (folder.clone(), format!("{}.json", code::random(12)));
                let json = serde_json::to_vec(&text).map_err(std::io::Error::other)?;
                let written = tokio::task::spawn_blocking(move || files::write_whole(&folder, [(name, &json[..])]));
                written.await.map_err(std::io::Error::other)??;
            }
        }
        Ok(())
    }

    /// Whether there is somebody to give a text to.
    pub fn reach(&self) -> Result<(), TextError> {
        match self {
            Self::Program(program) => {
                let mode = std::fs::metadata(program)?.permissions().mode();
                if mode & 0o111 == 0 {
                    return Err(TextError::NotTaken(format!("{} cannot be run", program.display())));
                }
                Ok(())
            }
            Self::Folder(_) | Self::Memory(_) => Ok(()),
        }
    }

    /// Where texts can be looked at, if they stay here.
    pub fn folder(&self) -> Option<&PathBuf> {
        if let Self::Folder(folder) = self { Some(folder) } else { None }
    }
}
