//! `/staff/registry/imports/{code}/rows.csv`: rows that were not written, each with what is wrong with it, to be mended and sent again.

use axum::{extract::Path, response::Response};

use super::import::{of, remedy};
use crate::{
    infra::words::Message,
    kernel::paging::Paging,
    market::registry::{
        Column, Outcome,
        imports::find::{self, Row},
    },
    pages::visit::Visit,
    web::{
        csv::{Sheet, text},
        error::WebError,
    },
};

const A_BATCH: u64 = 500;

/// Downloads them.
pub async fn get(visit: Visit, Path(code): Path<String>) -> Result<Response, WebError> {
    let import = of(&visit, &code).await?;
    let say = |message: &Message| visit.app.words.say(visit.language, message);
    let heads = Column::ALL.into_iter().map(Column::key).chain(["registry-row-no", "registry-row-what"]);
    let mut sheet = Sheet::new(heads.map(|key| say(&Message::new(key))))?;
    for outcome in [Outcome::Rejected, Outcome::Changed] {
        for page in 1.. {
            let rows = find::rows(&visit.app.db.read, import.id, outcome, Paging::new(Some(page), A_BATCH)).await?.rows;
            let last = (rows.len() as u64) < A_BATCH;
            for row in rows {
                sheet.row(cells(&row, outcome, &say))?;
            }
            if last {
                break;
            }
        }
    }
    sheet.download(&format!("dong-can-sua-{code}.csv"))
}

fn cells(row: &Row, outcome: Outcome, say: &impl Fn(&Message) -> String) -> Vec<String> {
    let mut wrong: Vec<String> = Vec::new();
    for fault in &row.faults {
        let column = say(&Message::new(fault.column.key()));
        wrong.push(format!("{column}: {}", say(&remedy(fault.problem, fault.row))));
    }
    if outcome == Outcome::Changed {
        wrong.push(say(&Message::new(outcome.key())));
    }
    let said = Column::ALL.into_iter().map(|column| text(row.cells.get(column)));
    said.chain([row.no.to_string(), text(&wrong.join(" "))]).collect()
}
