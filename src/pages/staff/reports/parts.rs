//! What a report's page and its file say alike: whose the thing is, what was said, what was done.

use serde::Serialize;

use super::super::shop_parts::Past;
use crate::{
    infra::words::Message,
    kernel::{ids::OrderId, instant::Instant, money::Money},
    market::{
        accounts,
        moderation::{Kind, sanctions::record},
        orders::{
            Party,
            find::{bought::OrderLine, purchases},
        },
        reports::{
            ReportAbout, ReportKind, ReportReason, ReportVerdict, about,
            find::{Demanded, Ended, Report, said},
        },
        shops,
    },
    pages::{
        said::{SaidParts, until},
        visit::Visit,
    },
    web::error::WebError,
};

const PAST: u64 = 20;

/// Everything that is to be known of a report, but for whose number it is.
#[derive(Clone, Serialize)]
pub(super) struct Dossier {
    pub(super) code: String,
    pub(super) kind: &'static str,
    about: &'static str,
    pub(super) title: String,
    /// Key of what is wrong.
    reason: &'static str,
    made_at: Instant,
    due: Message,
    /// It is promised to be over by now, and waits.
    late: bool,
    answer_by: Option<Message>,
    answered_at: Option<Instant>,
    demand: Option<DemandParts>,
    /// Who received a demand.
    by: Option<String>,
    said: Vec<SaidParts>,
    /// What was done to the thing since, the newest first.
    pub(super) done: Vec<Past>,
    order: Option<OrderParts>,
    pub(super) ended: Option<EndedParts>,
    pub(super) shop_code: String,
    pub(super) shop_name: String,
    /// Its page for staff, where it has one.
    href: Option<String>,
}

#[derive(Clone, Serialize)]
struct DemandParts {
    authority: String,
    order_no: String,
    received_at: Instant,
}

/// What was bought, without anything of its buyer.
#[derive(Clone, Serialize)]
struct OrderParts {
    code: String,
    /// Key of where it stands.
    status: &'static str,
    placed_at: Instant,
    handed_over_at: Option<Instant>,
    delivered_at: Option<Instant>,
    /// Key of who said so.
    delivered_by: Option<&'static str>,
    total: Money,
    lines: Vec<LineParts>,
}

#[derive(Clone, Serialize)]
struct LineParts {
    name: String,
    measure: String,
    quantity: i64,
    total: Money,
    cover: Option<String>,
}

#[derive(Clone, Serialize)]
pub(super) struct EndedParts {
    /// Key of it.
    verdict: String,
    said: Option<String>,
    moderator: Option<String>,
    at: Instant,
    in_time: bool,
}

impl EndedParts {
    /// For samples of pages.
    fn sample(kind: ReportKind, verdict: ReportVerdict) -> Self {
        Self {
            verdict: verdict.key(kind),
            said: verdict.is_moderators().then(|| "Đã xem ảnh hai bên gửi.".into()),
            moderator: verdict.is_moderators().then(|| "Lý Thị Hạnh".into()),
            at: Instant(1_795_311_000_000_000),
            in_time: verdict != ReportVerdict::Dismissed,
        }
    }
}

impl Dossier {
    /// For samples of pages.
    pub(super) fn sample(kind: ReportKind, verdict: Option<ReportVerdict>) -> Self {
        let at = Instant(1_795_311_000_000_000);
        let line = LineParts {
            name: "Mật ong bạc hà".into(),
            measure: "lọ 500 ml".into(),
            quantity: 2,
            total: Money(770_000),
            cover: None,
        };
        let order = OrderParts {
            code: "DH7K2MXP".into(),
            status: "order-status-delivered",
            placed_at: at,
            handed_over_at: Some(at),
            delivered_at: Some(at),
            delivered_by: Some("report-said-by-seller"),
            total: Money(802_000),
            lines: vec![line],
        };
        let complaint = kind == ReportKind::Complaint;
        let demand =
            DemandParts { authority: "Sở Công Thương".into(), order_no: "12/SCT-TM".into(), received_at: at };
        Self {
            code: "M3QM2XPA".into(),
            kind: kind.as_str(),
            about: if complaint { "order" } else { "product" },
            title: if complaint { "DH7K2MXP".into() } else { "Mật ong bạc hà".into() },
            reason: kind.reasons()[0].key(),
            made_at: at,
            due: until(at),
            late: verdict.is_none(),
            answer_by: complaint.then(|| until(at)),
            answered_at: (complaint && verdict.is_some()).then_some(at),
            demand: (kind == ReportKind::Demand).then_some(demand),
            by: (kind == ReportKind::Demand).then(|| "Lý Thị Hạnh".into()),
            said: SaidParts::samples(),
            done: Vec::new(),
            order: complaint.then_some(order),
            ended: verdict.map(|verdict| EndedParts::sample(kind, verdict)),
            shop_code: "s00001".into(),
            shop_name: "Mật ong Mỷ".into(),
            href: Some("/staff/products/a1b2c3d4".into()),
        }
    }

    /// All of it, as it is by now.
    pub(super) async fn of(visit: &Visit, report: &Report) -> Result<Self, WebError> {
        let db = &visit.app.db.read;
        let said = said::all(db, report.id).await?.into_iter().map(SaidParts::for_staff).collect();
        let shop_code = shops::find::code_of(db, report.shop).await?.unwrap_or_default();
        let shop_name = shops::find::origin(db, report.shop).await?.map(|origin| origin.name).unwrap_or_default();
        let by = match report.by.filter(|_| report.kind == ReportKind::Demand) {
            Some(account) => accounts::find::names(db, [account]).await?.remove(&account),
            None => None,
        };
        let (done, href) = thing(visit, report, &shop_code).await?;
        let demanded =
            |Demanded { authority, order_no, received_at }: Demanded| DemandParts { authority, order_no, received_at };
        let ended = |ended: Ended| EndedParts {
            verdict: ended.verdict.key(report.kind),
            said: ended.said,
            moderator: ended.moderator,
            at: ended.at,
            in_time: ended.at <= report.due_at,
        };
        Ok(Self {
            code: report.code.clone(),
            kind: report.kind.as_str(),
            about: report.about.as_str(),
            title: report.title.clone(),
            reason: report.reason.key(),
            made_at: report.made_at,
            due: until(report.due_at),
            late: report.ended.is_none() && report.due_at <= visit.now,
            answer_by: report.answer_by.map(until),
            answered_at: report.answered_at,
            demand: report.demand.clone().map(demanded),
            by,
            said,
            done,
            order: order(visit, report).await?,
            ended: report.ended.clone().map(ended),
            shop_code,
            shop_name,
            href,
        })
    }

    /// Codes of the pictures of each statement.
    pub(super) fn photos(&self) -> Vec<&[String]> {
        self.said.iter().map(SaidParts::photos).collect()
    }

    /// A product that may be taken off display with the decision.
    pub(super) fn takes_off(report: &Report) -> bool {
        let asks = report.kind != ReportKind::Demand || report.reason == ReportReason::TakeDown;
        report.about == ReportAbout::Product && asks
    }
}

/// What was done to it since, and its page for staff.
async fn thing(visit: &Visit, report: &Report, shop_code: &str) -> Result<(Vec<Past>, Option<String>), WebError> {
    let db = &visit.app.db.read;
    let (kind, href) = match report.about {
        ReportAbout::Shop => (Kind::Shop, Some(format!("/staff/shops/{shop_code}"))),
        ReportAbout::Order => return Ok((Vec::new(), Some(format!("/staff/orders/{}", report.title)))),
        ReportAbout::Product => {
            let code = about::product_code(db, report.about_id).await?;
            (Kind::Product, code.map(|code| format!("/staff/products/{code}")))
        }
    };
    let since = report.demand.as_ref().map_or(report.made_at, |demand| demand.received_at);
    let imposed = record::of(db, kind, report.about_id, PAST).await?;
    Ok((imposed.into_iter().filter(|imposed| imposed.at >= since).map(Past::from).collect(), href))
}

async fn order(visit: &Visit, report: &Report) -> Result<Option<OrderParts>, WebError> {
    if report.about != ReportAbout::Order {
        return Ok(None);
    }
    let db = &visit.app.db.read;
    let Some(order) = purchases::order(db, OrderId(report.about_id)).await? else { return Ok(None) };
    let line = |line: OrderLine| LineParts {
        name: line.name,
        measure: line.measure,
        quantity: line.quantity,
        total: line.line_total,
        cover: line.cover,
    };
    Ok(Some(OrderParts {
        lines: purchases::lines(db, &[order.id]).await?.into_iter().map(line).collect(),
        code: order.code,
        status: order.status.key(),
        placed_at: order.placed_at,
        handed_over_at: order.handed_over_at,
        delivered_at: order.delivered_at,
        delivered_by: order.delivered_by.map(|party| match party {
            Party::Buyer => "report-said-by-buyer",
            _ => "report-said-by-seller",
        }),
        total: order.total,
    }))
}
