//! `/staff/log.csv`: the lines that the page of the log shows, and those before them, for an inspector: each with its seal, from which
//! it is known that nobody has changed it.

use axum::{extract::RawQuery, response::Response};

use super::{
    log_asked::Asked,
    log_told::{self, Line},
};
use crate::{
    infra::words::Message,
    kernel::calendar::moment,
    market::accounts::journal,
    pages::visit::Visit,
    web::{
        csv::{Sheet, text},
        error::WebError,
    },
};

/// Lines of one file; who wants more asks for an earlier day.
const MOST: u64 = 10_000;
/// Lines that are read at a time.
const A_BATCH: u64 = 500;

const HEADS: [&str; 9] = [
    "log-when",
    "log-who",
    "log-on-behalf",
    "log-what",
    "log-about",
    "log-facts",
    "log-recorded",
    "log-seal-no",
    "log-seal-hash",
];

/// Downloads it, for whoever has typed her password lately: it leaves the house.
pub async fn get(visit: Visit, query: RawQuery) -> Result<Response, WebError> {
    visit.proved()?;
    let mut asked = Asked::read(&visit, &query).await?;
    let heads = HEADS.map(|key| visit.app.words.say(visit.language, &Message::new(key)));
    let mut sheet = Sheet::new(heads)?;
    let mut left = MOST;
    while left > 0 {
        let entries = journal::page(&visit.app.db.read, &asked.seen, &asked.wanted, left.min(A_BATCH)).await?;
        let Some(last) = entries.last() else { break };
        asked.wanted.before = Some(last.id);
        left -= (entries.len() as u64).min(left);
        for entry in entries {
            sheet.row(row(log_told::line(&visit, entry, false)))?;
        }
    }
    sheet.download(&format!("nhat-ky-{}.csv", visit.now.day()))
}

fn row(line: Line) -> [String; 9] {
    let about: Vec<String> = line.about.into_iter().map(|thing| thing.name).collect();
    [
        moment(line.at),
        text(&line.who.map(|who| who.name).unwrap_or_default()),
        text(&line.on_behalf_of.map(|who| who.name).unwrap_or_default()),
        text(&line.what),
        text(&about.join(" · ")),
        text(&line.facts.join(" · ")),
        text(&line.body),
        line.seal.map(|no| no.to_string()).unwrap_or_default(),
        line.hash.unwrap_or_default(),
    ]
}
