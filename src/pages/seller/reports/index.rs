//! `/seller/{shop}/reports`: complaints about the shop's orders and what it was asked about, the newest first.

use serde::Serialize;

use super::super::SellerFrame;
use crate::{
    infra::words::Message,
    kernel::{ids::ReportId, instant::Instant, links},
    market::reports::{ReportKind, ReportReason, ReportVerdict, find::list},
    pages::{guards::Acting, said::until, visit::Visit},
    web::{
        error::WebError,
        page::{Page, Show},
    },
};

/// All of them.
#[derive(Serialize)]
pub struct ReportsPage {
    shop: SellerFrame,
    reports: Vec<Line>,
}

/// One that a shop knows of.
#[derive(Clone, Serialize)]
pub(in crate::pages::seller) struct Line {
    href: String,
    kind: &'static str,
    title: String,
    /// Key of what is wrong.
    reason: &'static str,
    made_at: Instant,
    /// Asked to be answered before then, and not answered.
    answer_by: Option<Message>,
    late: bool,
    /// Key of how it has ended.
    ended: Option<String>,
}

impl Line {
    /// As its shop reads it.
    pub(in crate::pages::seller) fn new(visit: &Visit, shop: &str, line: list::Line) -> Self {
        let asked = line.answer_by.filter(|_| !line.answered && line.ended.is_none());
        Self {
            href: links::seller_report(shop, line.id),
            kind: line.kind.as_str(),
            reason: line.reason.key(),
            title: line.title,
            made_at: line.made_at,
            answer_by: asked.map(until),
            late: asked.is_some_and(|by| by <= visit.now),
            ended: line.ended.map(|(verdict, _)| verdict.key(line.kind)),
        }
    }

    /// For samples of pages.
    pub(in crate::pages::seller) fn sample(kind: ReportKind, waits: bool) -> Self {
        Self {
            href: links::seller_report("K7QM2XPA", ReportId(12)),
            kind: kind.as_str(),
            title: "DH7K2MXP".into(),
            reason: ReportReason::Damaged.key(),
            made_at: Instant(1_795_311_000_000_000),
            answer_by: waits.then_some(until(Instant(1_795_411_000_000_000))),
            late: waits && kind == ReportKind::Violation,
            ended: (!waits).then(|| ReportVerdict::Upheld.key(kind)),
        }
    }
}

impl Page for ReportsPage {
    const TEMPLATE: &'static str = "seller/reports/index.html";

    fn samples() -> Vec<Self> {
        let page = |reports| Self { shop: SellerFrame::sample(), reports };
        let (complaint, violation) = (ReportKind::Complaint, ReportKind::Violation);
        let some = vec![Line::sample(complaint, true), Line::sample(violation, true), Line::sample(complaint, false)];
        vec![page(Vec::new()), page(some)]
    }
}

/// Shows them.
pub async fn get(visit: Visit, acting: Acting) -> Result<Show<ReportsPage>, WebError> {
    let lines = list::of_shop(&visit.app.db.read, acting.shop.id).await?;
    Ok(Show(ReportsPage {
        reports: lines.into_iter().map(|line| Line::new(&visit, &acting.shop.code, line)).collect(),
        shop: SellerFrame::of(&visit, &acting).await?,
    }))
}
