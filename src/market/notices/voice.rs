//! What notices are made of: words, templates, and where the market is.

use sea_orm::DbErr;
use serde::Serialize;

use crate::{
    infra::{
        mailer::Mail,
        secret::Secret,
        templates::Templates,
        texter::Text,
        words::{Language, Message, Words},
    },
    kernel::{links, phone::Phone},
    market::orders::find::bought::Purchase,
};

/// Whoever speaks for the market.
pub struct Voice<'a> {
    /// Messages.
    pub words: &'a Words,
    /// Of mails.
    pub templates: &'a Templates,
    /// The market's name.
    pub market: &'a str,
    /// Scheme and host, no slash at the end.
    pub public_url: &'a str,
    /// Makes the keys of links.
    pub secret: &'a Secret,
}

/// What a mail is filled in with. Its templates are `templates/mail/<NAME>/{subject.txt,body.txt,body.html}` and call it
/// `letter`.
pub trait Letter: Serialize {
    /// The folder.
    const NAME: &'static str;

    /// In every state that looks different, for the test that renders them all in both languages.
    fn samples() -> Vec<Self>
    where
        Self: Sized;
}

impl Voice<'_> {
    /// A text in a language.
    pub fn text(&self, to: &Phone, language: Language, message: &Message) -> Text {
        Text::new(to.clone(), &self.words.say(language, message))
    }

    /// A mail in a language. A template that is wrong is an error of the program, told like one of the database: the job is
    /// tried again and then laid aside.
    pub fn mail<L: Letter>(&self, to: &str, language: Language, letter: &L) -> Result<Mail, DbErr> {
        let part = |part: &str| {
            let name = format!("mail/{}/{part}", L::NAME);
            self.templates.letter(language, &name, letter, self.market).map_err(|e| DbErr::Custom(e.to_string()))
        };
        Ok(Mail {
            to: to.to_owned(),
            subject: part("subject.txt")?.trim().to_owned(),
            text: part("body.txt")?,
            html: part("body.html")?,
        })
    }

    /// The whole address that a text gives, which opens what a guest bought. A mail has it without its key: nobody knows whose that
    /// mail address is.
    pub fn opened(&self, purchase: &Purchase, path: &str) -> String {
        match purchase.buyer_id {
            Some(_) => self.url(path),
            None => self.url(&links::with_key(path, &purchase.key(self.secret))),
        }
    }

    /// A whole address of this site.
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.public_url)
    }
}
