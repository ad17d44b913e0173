//! Both sides hear of what is told from outside: the shop that somebody complains or that it is asked, the buyer that the shop has
//! answered, and both how it was decided. Nothing of what anybody has said is in a text.

use sea_orm::{DbErr, EntityTrait};
use serde::{Deserialize, Serialize};

use super::voice::Voice;
use crate::{
    entities::event,
    infra::{
        db::Work,
        events::Event,
        queue::Job,
        texter::About,
        words::{Language, Message},
    },
    kernel::{
        ids::{EventId, OrderId, ReportId},
        links,
    },
    market::{
        orders::find::{purchases, sellers},
        reports::{
            ReportKind,
            events::{ReportAnswered, ReportAsked, ReportDecided, ReportMade},
            find::{self, Report},
        },
    },
};

/// What these events become.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct TellOfReport(pub EventId);

impl Job for TellOfReport {
    const KIND: &'static str = "notices.on_reports";
}

impl From<EventId> for TellOfReport {
    fn from(event: EventId) -> Self {
        Self(event)
    }
}

/// Leaves the texts in the queue. An event that comes again while its texts still wait adds none.
pub async fn tell(work: &Work, voice: &Voice<'_>, id: EventId) -> Result<(), DbErr> {
    let Some(event) = event::Entity::find_by_id(id).one(&work.tx).await? else { return Ok(()) };
    let Some(report) = event.body["report_id"].as_i64().map(ReportId) else { return Ok(()) };
    let Some(report) = find::by_id(&work.tx, report).await? else { return Ok(()) };
    let complaint = report.kind == ReportKind::Complaint;
    match event.name.as_str() {
        ReportMade::NAME if complaint => to_shop(work, voice, id, (&report, "text-report-complaint")).await,
        ReportAsked::NAME => to_shop(work, voice, id, (&report, "text-report-asked")).await,
        ReportAnswered::NAME if complaint => to_buyer(work, voice, id, (&report, "text-report-answered")).await,
        ReportDecided::NAME => {
            if complaint {
                to_buyer(work, voice, id, (&report, "text-report-decided")).await?;
            }
            if report.told_at.is_some() {
                to_shop(work, voice, id, (&report, "text-report-decided")).await
            } else {
                Ok(())
            }
        }
        _ => Ok(()),
    }
}

async fn to_shop(
    work: &Work,
    voice: &Voice<'_>,
    event: EventId,
    (report, words): (&Report, &str),
) -> Result<(), DbErr> {
    let Some(seller) = sellers::seller_of(&work.tx, report.shop).await? else { return Ok(()) };
    let said = Message::new(words).with("title", &report.title).with("market", voice.market);
    let said = said.with("url", voice.url(&links::seller_report(&seller.code, report.id)));
    let text = voice.text(&seller.phone, Language::Vi, &said).about(About::Other);
    work.enqueue(&text, Some(format!("{}:{}:shop", TellOfReport::KIND, event.0))).await
}

async fn to_buyer(
    work: &Work,
    voice: &Voice<'_>,
    event: EventId,
    (report, words): (&Report, &str),
) -> Result<(), DbErr> {
    let Some(order) = purchases::order(&work.tx, OrderId(report.about_id)).await? else { return Ok(()) };
    let Some(purchase) = purchases::by_id(&work.tx, order.purchase_id).await? else { return Ok(()) };
    let said = Message::new(words).with("title", &report.title).with("market", voice.market);
    let said = said.with("url", voice.opened(&purchase, &links::report(&report.code)));
    let text = voice.text(&purchase.phone, purchase.language, &said).about(About::News);
    work.enqueue(&text, Some(format!("{}:{}:buyer", TellOfReport::KIND, event.0))).await
}
