//! Mail: to an SMTP server, into a folder that people can look at (demo), or into memory (tests).

use std::{
    path::PathBuf,
    sync::{Arc, Mutex},
    time::Duration,
};

use lettre::{
    AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{Mailbox, MultiPart},
};
use serde::{Deserialize, Serialize};

use crate::{
    config,
    infra::{
        files,
        masked::masked,
        queue::{Failed, Job},
    },
    kernel::code,
};

/// A mail as text and HTML.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mail {
    /// One address.
    pub to: String,
    /// One line.
    pub subject: String,
    /// For readers without HTML.
    pub text: String,
    /// The same, nicer.
    pub html: String,
}

impl Job for Mail {
    const KIND: &'static str = "mail.send";
}

/// Sends mail.
#[derive(Clone)]
pub struct Mailer {
    from: Mailbox,
    way: Way,
}

#[derive(Clone)]
enum Way {
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
    Folder(PathBuf),
    Memory(Arc<Mutex<Vec<Mail>>>),
}

/// Why a mail did not leave.
#[derive(Debug, thiserror::Error)]
pub enum MailError {
    /// The address or the sender in the settings cannot be read.
    #[error("[mail] {0}")]
    Setting(String),
    /// The mail itself is none: a bad address, for one.
    #[error("mail: {0}")]
    Message(String),
    /// It could not be reached, or it refused.
    #[error("mail server: {0}")]
    Server(#[from] lettre::transport::smtp::Error),
    /// It takes a connection and says nothing.
    #[error("mail server: no answer")]
    Silent,
    /// The folder cannot be written to.
    #[error("mail folder: {0}")]
    Folder(#[from] std::io::Error),
}

/// For a server to say that it is there.
const LONGEST_KNOCK: Duration = Duration::from_secs(10);

/// What a server says to whom it does not let in, whatever the mail: it is shutting down (421) or takes none (521), and whoever
/// sends must say who they are, or said it wrong (RFC 5321 4.2, RFC 7504, RFC 4954 6).
const NOT_LET_IN: [u16; 6] = [421, 521, 530, 534, 535, 538];

impl From<MailError> for Failed {
    fn from(error: MailError) -> Self {
        // A server repeats to whom the mail was.
        let why = masked(&error.to_string());
        match &error {
            MailError::Message(_) => Self::never(why),
            MailError::Setting(_) | MailError::Silent | MailError::Folder(_) => Self::not_there(why),
            MailError::Server(said) => match said.status().map(u16::from) {
                Some(code) if NOT_LET_IN.contains(&code) => Self::not_there(why),
                Some(_) if said.is_permanent() => Self::never(why),
                Some(_) => Self::later(why),
                None => Self::not_there(why),
            },
        }
    }
}

/// An address as mails go to it, if they can: in plain letters, because not every server takes others, and at a domain with a name.
pub fn address(text: &str) -> Option<String> {
    let mailbox: Mailbox = text.parse().ok().filter(|_| text.is_ascii() && !text.contains(['"', '<', ' ', ',']))?;
    let (domain, address) = (mailbox.email.domain().to_owned(), mailbox.email.to_string());
    let labels: Vec<&str> = domain.split('.').collect();
    let is_named = labels.len() > 1 && labels.iter().all(|label| !label.is_empty() && !label.starts_with('['));
    (is_named && address == text).then_some(address)
}

impl Mailer {
    /// As the settings say.
    pub fn new(settings: &config::Mail) -> Result<Self, MailError> {
        let from = settings.from.parse().map_err(|e| MailError::Setting(format!("from: {e}")))?;
        let way = match settings.url.strip_prefix("file:") {
            Some(folder) => Way::Folder(folder.into()),
            None => Way::Smtp(AsyncSmtpTransport::<Tokio1Executor>::from_url(&settings.url)?.build()),
        };
        Ok(Self { from, way })
    }

    /// Into memory, and where to look.
    pub fn memory() -> (Self, Arc<Mutex<Vec<Mail>>>) {
        let inbox = Arc::<Mutex<Vec<Mail>>>::default();
        let from = Mailbox::new(None, lettre::Address::new("cho", "phien.example").unwrap_or_else(|_| unreachable!()));
        (Self { from, way: Way::Memory(inbox.clone()) }, inbox)
    }

    /// Sends, or says why not.
    pub async fn send(&self, mail: Mail) -> Result<(), MailError> {
        if let Way::Memory(inbox) = &self.way {
            inbox.lock().unwrap_or_else(|e| e.into_inner()).push(mail);
            return Ok(());
        }
        let to: Mailbox = mail.to.parse().map_err(|e| MailError::Message(format!("address: {e}")))?;
        let readable = serde_json::to_string(&mail).map_err(std::io::Error::other)?;
        let message = Message::builder()
            .from(self.from.clone())
            .to(to)
            .subject(mail.subject)
            .multipart(MultiPart::alternative_plain_html(mail.text, mail.html))
            .map_err(|e| MailError::Message(e.to_string()))?;
        match &self.way {
            Way::Smtp(server) => server.send(message).await.map(drop)?,
            Way::Folder(folder) => {
                let (folder, name, eml) = (folder.clone(), code::random(12), message.formatted());
                let written = tokio::task::spawn_blocking(move || {
                    let json = (format!("{name}.json"), readable.as_bytes());
                    files::write_whole(&folder, [(format!("{name}.eml"), eml.as_slice()), json])
                });
                written.await.map_err(std::io::Error::other)??;
            }
            Way::Memory(_) => {}
        }
        Ok(())
    }

    /// Whether mails could leave just now.
    pub async fn reach(&self) -> Result<(), MailError> {
        match &self.way {
            Way::Smtp(server) => match tokio::time::timeout(LONGEST_KNOCK, server.test_connection()).await {
                Ok(answered) => match answered? {
                    true => Ok(()),
                    false => Err(MailError::Silent),
                },
                Err(_) => Err(MailError::Silent),
            },
            Way::Folder(_) | Way::Memory(_) => Ok(()),
        }
    }

    /// Where mails can be looked at, if they stay here: each as it would have left (`.eml`), and as JSON to be read.
    pub fn folder(&self) -> Option<&PathBuf> {
        if let Way::Folder(folder) = &self.way { Some(folder) } else { None }
    }
}
