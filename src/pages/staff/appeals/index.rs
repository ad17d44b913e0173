//! `/staff/appeals?page=`: appeals that wait for a moderator, the oldest first.

use serde::{Deserialize, Serialize};
use time::Date;

use super::super::queue::waits;
use crate::{
    infra::words::Message,
    kernel::paging::{PageOf, Paging},
    market::moderation::{
        Kind,
        appeals::find::{self, Waiting},
        reach::Reach,
    },
    pages::visit::Visit,
    web::{
        error::WebError,
        page::{Page, Show},
        query::Query,
    },
};

const A_PAGE: u64 = 20;

/// A page of them.
#[derive(Serialize)]
pub struct AppealsPage {
    waiting: PageOf<Line>,
}

#[derive(Serialize)]
struct Line {
    id: i64,
    subject: &'static str,
    title: String,
    shop_name: String,
    place: &'static str,
    waits: Message,
    /// Promised to the end of that day.
    answer_by: Date,
    late: bool,
}

impl Page for AppealsPage {
    const TEMPLATE: &'static str = "staff/appeals/index.html";

    fn samples() -> Vec<Self> {
        let line = |subject: Kind, late| Line {
            id: 7,
            subject: subject.as_str(),
            title: "Mật ong bạc hà".into(),
            shop_name: "Mật ong Mỷ".into(),
            place: "Xã Mèo Vạc",
            waits: Message::new("waits-days").with("n", 5),
            answer_by: Date::MIN,
            late,
        };
        let rows = vec![line(Kind::Shop, true), line(Kind::Product, false)];
        vec![
            Self { waiting: PageOf { rows, page: 1, pages: 2, total: 22 } },
            Self { waiting: PageOf { rows: vec![], page: 1, pages: 1, total: 0 } },
        ]
    }
}

/// Which page.
#[derive(Deserialize)]
pub struct Asked {
    page: Option<u64>,
}

/// Shows what is within the moderator's reach.
pub async fn get(visit: Visit, Query(asked): Query<Asked>) -> Result<Show<AppealsPage>, WebError> {
    let (db, reach) = (&visit.app.db.read, Reach::of(visit.signed_in()?));
    let found = find::page(db, &reach, Paging::new(asked.page, A_PAGE)).await?;
    Ok(Show(AppealsPage { waiting: found.map(|waiting| line(&visit, waiting)) }))
}

fn line(visit: &Visit, waiting: Waiting) -> Line {
    Line {
        id: waiting.id.0,
        subject: waiting.kind.as_str(),
        title: waiting.title,
        shop_name: waiting.shop_name,
        place: waiting.place,
        waits: waits(waiting.since, visit.now),
        answer_by: waiting.answer_by,
        late: visit.now.day() > waiting.answer_by,
    }
}
