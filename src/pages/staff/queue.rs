//! `/staff/queue`: everything that waits for a moderator, the oldest first.

use serde::{Deserialize, Serialize};

use super::held::HeldParts;
use crate::{
    infra::words::Message,
    kernel::{
        instant::Instant,
        paging::{PageOf, Paging},
    },
    market::moderation::{
        self,
        queue::{self, Waiting},
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
/// From this many hours on a case is told to be late.
const LATE_HOURS: i64 = 24;

/// A page of the queue.
#[derive(Serialize)]
pub struct QueuePage {
    waiting: PageOf<Line>,
    /// Her verdicts that can still be taken back.
    held: Vec<HeldParts>,
}

#[derive(Serialize)]
struct Line {
    subject: &'static str,
    id: i64,
    title: String,
    shop_name: String,
    place: String,
    photo: Option<String>,
    icon: &'static str,
    change: bool,
    waits: Message,
    late: bool,
}

impl Page for QueuePage {
    const TEMPLATE: &'static str = "staff/queue.html";
    const FORM: bool = true;

    fn samples() -> Vec<Self> {
        let line = |subject, change: bool, late| Line {
            subject,
            id: 7,
            title: "Mật ong bạc hà".into(),
            shop_name: "Mật ong Mỷ".into(),
            place: "Xã Mèo Vạc".into(),
            photo: change.then(|| "ab23456789cdef".into()),
            icon: "shop",
            change,
            waits: Message::new("waits-hours").with("n", 5),
            late,
        };
        let lines = vec![line("shop", false, true), line("product", true, false), line("certificate", false, false)];
        vec![
            Self { waiting: PageOf { rows: lines, page: 1, pages: 3, total: 43 }, held: HeldParts::samples() },
            Self { waiting: PageOf { rows: vec![], page: 1, pages: 1, total: 0 }, held: Vec::new() },
        ]
    }
}

/// Which page.
#[derive(Deserialize)]
pub struct Asked {
    page: Option<u64>,
}

/// Shows what is within the moderator's reach.
pub async fn get(visit: Visit, Query(asked): Query<Asked>) -> Result<Show<QueuePage>, WebError> {
    let db = &visit.app.db.read;
    let reach = Reach::of(visit.signed_in()?);
    let waiting = queue::page(db, &reach, Paging::new(asked.page, A_PAGE)).await?;
    let waiting = waiting.map(|case| line(case, visit.now));
    Ok(Show(QueuePage { waiting, held: HeldParts::of(&visit).await? }))
}

fn line(case: Waiting, now: Instant) -> Line {
    Line {
        subject: case.kind.as_str(),
        icon: moderation::of(case.kind).icon(),
        id: case.id,
        title: case.title,
        shop_name: case.shop_name,
        place: case.place,
        photo: case.photo,
        change: case.change,
        waits: waits(case.since, now),
        late: now.since(case.since).whole_hours() >= LATE_HOURS,
    }
}

/// "chờ 5 giờ": minutes in the first hour, days after two.
pub(super) fn waits(since: Instant, now: Instant) -> Message {
    let span = now.since(since);
    let (key, n) = match span.whole_hours() {
        ..1 if span.whole_minutes() < 1 => ("waits-now", 0),
        ..1 => ("waits-minutes", span.whole_minutes()),
        hours @ 1..48 => ("waits-hours", hours),
        _ => ("waits-days", span.whole_days()),
    };
    Message::new(key).with("n", n)
}
