//! `/staff/reports?kind=&ended=&page=`: what is told from outside and waits, what is due first comes first; or what has ended.

use serde::{Deserialize, Serialize};
use time::Duration;

use super::super::queue::waits;
use crate::{
    infra::words::Message,
    kernel::{
        instant::Instant,
        links,
        paging::{PageOf, Paging},
    },
    market::{
        moderation::reach::Reach,
        reports::{
            ReportKind, ReportVerdict,
            find::list::{self, Kept},
        },
    },
    pages::{said::until, visit::Visit},
    web::{
        error::WebError,
        page::{Page, Show},
        query::Query,
    },
};

const A_PAGE: u64 = 20;
/// A promise is measured over so long.
const MEASURED: Duration = Duration::days(90);

/// The list.
#[derive(Serialize)]
pub struct ReportsPage {
    reports: PageOf<Line>,
    /// That is shown alone, if one is.
    kind: Option<&'static str>,
    kinds: Vec<Kind>,
    ended: bool,
    /// Of the pager.
    paged: String,
    decided: i64,
    in_time: i64,
}

#[derive(Clone, Serialize)]
struct Kind {
    value: &'static str,
    key: &'static str,
}

#[derive(Clone, Serialize)]
struct Line {
    href: String,
    kind: &'static str,
    title: String,
    shop_name: String,
    place: &'static str,
    reason: &'static str,
    waits: Message,
    due: Message,
    late: bool,
    /// Asked and not answered; its days are over or not.
    unanswered: bool,
    answered: bool,
    alike: i64,
    /// Key of how it has ended.
    ended: Option<String>,
}

impl Page for ReportsPage {
    const TEMPLATE: &'static str = "staff/reports/index.html";

    fn samples() -> Vec<Self> {
        let line = |kind: ReportKind, alike, ended: Option<ReportVerdict>| Line {
            href: links::staff_report("M3QM2XPA"),
            kind: kind.as_str(),
            title: "Mật ong bạc hà".into(),
            shop_name: "Mật ong Mỷ".into(),
            place: "Xã Mèo Vạc",
            reason: kind.reasons()[0].key(),
            waits: Message::new("waits-days").with("n", 5),
            due: until(Instant(1_795_311_000_000_000)),
            late: kind == ReportKind::Demand,
            unanswered: kind == ReportKind::Complaint,
            answered: kind == ReportKind::Demand,
            alike,
            ended: ended.map(|verdict| verdict.key(kind)),
        };
        let page = |rows: Vec<Line>, pages, ended: bool| Self {
            reports: PageOf { total: rows.len() as u64, rows, page: 1, pages },
            kind: ended.then_some("complaint"),
            kinds: kinds(),
            ended,
            paged: "/staff/reports?page=".into(),
            decided: if ended { 0 } else { 12 },
            in_time: if ended { 0 } else { 11 },
        };
        let all = || ReportKind::ALL.map(|kind| line(kind, 3, None)).to_vec();
        let over = vec![line(ReportKind::Complaint, 1, Some(ReportVerdict::Upheld))];
        vec![page(all(), 2, false), page(Vec::new(), 1, false), page(over, 1, true), page(Vec::new(), 1, true)]
    }
}

/// Which.
#[derive(Deserialize)]
pub struct Asked {
    kind: Option<String>,
    ended: Option<String>,
    page: Option<u64>,
}

/// Shows what is within the moderator's reach.
pub async fn get(visit: Visit, Query(asked): Query<Asked>) -> Result<Show<ReportsPage>, WebError> {
    let (db, reach) = (&visit.app.db.read, Reach::of(visit.signed_in()?));
    let kind = asked.kind.as_deref().and_then(ReportKind::parse);
    let ended = asked.ended.is_some();
    let found = if ended {
        let rows = list::ended(db, &reach, kind).await?;
        let total = rows.len() as u64;
        PageOf { rows, page: 1, pages: 1, total }
    } else {
        list::waiting(db, &reach, kind, Paging::new(asked.page, A_PAGE)).await?
    };
    let Kept { decided, in_time } = list::kept(db, &reach, visit.now.before(MEASURED)).await?;
    let asked = kind.map(|kind| format!("kind={}&", kind.as_str())).unwrap_or_default();
    Ok(Show(ReportsPage {
        reports: found.map(|found| line(&visit, found)),
        kind: kind.map(ReportKind::as_str),
        kinds: kinds(),
        ended,
        paged: format!("/staff/reports?{asked}page="),
        decided,
        in_time,
    }))
}

fn kinds() -> Vec<Kind> {
    ReportKind::ALL.map(|kind| Kind { value: kind.as_str(), key: kind.key() }).to_vec()
}

fn line(visit: &Visit, line: list::Line) -> Line {
    Line {
        href: links::staff_report(&line.code),
        kind: line.kind.as_str(),
        reason: line.reason.key(),
        title: line.title,
        shop_name: line.shop_name,
        place: line.place,
        waits: waits(line.made_at, visit.now),
        late: line.ended.is_none() && line.due_at <= visit.now,
        due: until(line.due_at),
        unanswered: line.answer_by.is_some() && !line.answered,
        answered: line.answered,
        alike: line.alike,
        ended: line.ended.map(|(verdict, _)| verdict.key(line.kind)),
    }
}
