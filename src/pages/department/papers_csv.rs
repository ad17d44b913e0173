//! `/department/papers.csv`: all OCOP papers by which nothing is sold here, with their communes: a list to hand to those who help.

use axum::response::Response;

use super::papers_list::{Line, line};
use crate::{
    infra::words::Message,
    kernel::{calendar::day, paging::Paging},
    market::{certificates::registered, registry},
    pages::visit::Visit,
    web::{
        csv::{Sheet, text},
        error::WebError,
    },
};

const A_BATCH: u64 = 500;
const HEADS: [&str; 8] = [
    "registry-column-unit",
    "registry-column-holder",
    "registry-column-product",
    "registry-column-number",
    "registry-column-stars",
    "registry-column-expires-on",
    "registry-shop",
    "registry-next",
];

/// Downloads it, for whoever has typed her password lately: it leaves the house.
pub async fn get(visit: Visit) -> Result<Response, WebError> {
    visit.proved()?;
    let (db, today) = (&visit.app.db.read, visit.now.day());
    let say = |key: &str| visit.app.words.say(visit.language, &Message::new(key));
    let mut sheet = Sheet::new(HEADS.map(say))?;
    for page in 1.. {
        let paging = Paging::new(Some(page), A_BATCH);
        let rows = registry::find::page(db, registered::missing(today), "", paging).await?.rows;
        let mut claims = registered::claims(db, &rows, today).await?;
        let last = (rows.len() as u64) < A_BATCH;
        for entry in rows {
            sheet.row(row(line(claims.remove(&entry.id).unwrap_or_default(), entry), say))?;
        }
        if last {
            break;
        }
    }
    sheet.download(&format!("ocop-chua-ban-{today}.csv"))
}

fn row(line: Line, say: impl Fn(&str) -> String) -> [String; 8] {
    [
        text(line.place),
        text(&line.holder),
        text(&line.product),
        text(&line.number),
        line.stars.map(|stars| stars.to_string()).unwrap_or_default(),
        day(line.expires_on),
        text(&line.shop.unwrap_or_default()),
        say(line.next),
    ]
}
