//! `/demo/messages`: the texts and mails of a demo market, newest first. Elsewhere there is no such page.

use std::{path::PathBuf, time::SystemTime};

use serde::{Serialize, de::DeserializeOwned};

use crate::{
    config::Profile,
    infra::{mailer::Mail, texter::Text},
    kernel::instant::Instant,
    pages::visit::Visit,
    web::{
        error::WebError,
        page::{Page, Show},
    },
};

const MOST: usize = 40;

/// What was sent.
#[derive(Serialize)]
pub struct MessagesPage {
    messages: Vec<Shown>,
}

#[derive(Serialize)]
struct Shown {
    at: Instant,
    mail: bool,
    to: String,
    subject: String,
    words: String,
}

impl Page for MessagesPage {
    const TEMPLATE: &'static str = "public/demo/messages.html";

    fn samples() -> Vec<Self> {
        let shown = |mail, subject: &str| Shown {
            at: Instant(1_795_311_000_000_000),
            mail,
            to: "0900000001".into(),
            subject: subject.into(),
            words: "Ma xac nhan: 123456".into(),
        };
        vec![Self { messages: vec![] }, Self { messages: vec![shown(false, ""), shown(true, "Đơn hàng DH7K2M")] }]
    }
}

/// Shows them.
pub async fn get(visit: Visit) -> Result<Show<MessagesPage>, WebError> {
    if visit.app.config.profile != Profile::Demo {
        return Err(WebError::NotFound);
    }
    let texts = kept::<Text>(visit.app.texter.folder()).await?.into_iter().map(|(at, text)| Shown {
        at,
        mail: false,
        to: text.to.spaced(),
        subject: String::new(),
        words: text.words,
    });
    let mails = kept::<Mail>(visit.app.mailer.folder()).await?.into_iter().map(|(at, mail)| Shown {
        at,
        mail: true,
        to: mail.to,
        subject: mail.subject,
        words: mail.text,
    });
    let mut messages: Vec<Shown> = texts.chain(mails).collect();
    messages.sort_by_key(|message| std::cmp::Reverse(message.at));
    messages.truncate(MOST);
    Ok(Show(MessagesPage { messages }))
}

/// The newest files of a folder, with the moment when they were written. One that is half written is left for the next look.
async fn kept<M: DeserializeOwned>(folder: Option<&PathBuf>) -> Result<Vec<(Instant, M)>, WebError> {
    let Some(folder) = folder.filter(|folder| folder.is_dir()) else { return Ok(Vec::new()) };
    let mut files: Vec<(SystemTime, PathBuf)> = Vec::new();
    let mut entries = tokio::fs::read_dir(folder).await?;
    while let Some(entry) = entries.next_entry().await? {
        if entry.path().extension().is_some_and(|e| e == "json") {
            files.push((entry.metadata().await?.modified()?, entry.path()));
        }
    }
    files.sort_unstable_by(|a, b| b.cmp(a));
    let mut messages = Vec::new();
    for (written, path) in files.into_iter().take(MOST) {
        let text = tokio::fs::read_to_string(path).await?;
        if let Ok(message) = serde_json::from_str(&text) {
            messages.push((Instant::from(time::OffsetDateTime::from(written)), message));
        }
    }
    Ok(messages)
}
