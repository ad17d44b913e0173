//! Rows of reports, and of what is said in them.

use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QueryTrait,
    sea_query::OnConflict,
};
use time::Date;

use super::{ReportAbout, ReportKind, ReportSide, ReportVerdict, Told, find::ClaimedReport, policy};
use crate::{
    entities::{report, statement},
    infra::{db::Work, pictures},
    kernel::{
        ids::{ReportId, ShopId},
        instant::Instant,
    },
    market::periods::{self, Period},
};

/// What a new one is about.
pub(super) struct Subject {
    pub(super) kind: ReportKind,
    pub(super) about: ReportAbout,
    pub(super) id: i64,
    pub(super) shop: ShopId,
    pub(super) title: String,
}

/// What an authority asks by.
pub(super) struct Paper {
    pub(super) authority: String,
    pub(super) order_no: String,
    pub(super) received_at: Instant,
}

/// A new one, with what was said in it first; nothing where there is one of that code, or the order has one.
pub(super) async fn make(
    work: &Work,
    subject: Subject,
    told: Told,
    paper: Option<Paper>,
) -> Result<Option<ReportId>, DbErr> {
    let clocks = Clocks::of(work, subject.kind, paper.as_ref()).await?;
    let row = report::ActiveModel {
        id: NotSet,
        code: Set(told.code.clone()),
        kind: Set(subject.kind),
        about: Set(subject.about),
        about_id: Set(subject.id),
        shop_id: Set(subject.shop),
        title: Set(subject.title),
        reason: Set(told.reason),
        account_id: Set(work.actor.account()),
        made_at: Set(work.now),
        due_at: Set(clocks.due_at),
        told_at: Set(clocks.answer_by.map(|_| work.now)),
        answer_by: Set(clocks.answer_by),
        answered_at: Set(None),
        order_no: Set(paper.as_ref().map(|paper| paper.order_no.clone())),
        received_at: Set(paper.as_ref().map(|paper| paper.received_at)),
        authority: Set(paper.map(|paper| paper.authority)),
        verdict: Set(None),
        said: Set(None),
        moderator_id: Set(None),
        ended_at: Set(None),
    };
    let once = OnConflict::new().do_nothing().to_owned();
    let insert = report::Entity::insert(row).on_conflict(once).into_query().returning_col(report::Column::Id).take();
    let Some(made) = work.tx.query_one(&insert).await? else { return Ok(None) };
    let id = made.try_get_by_index(0)?;
    say(work, id, staff_or_reporter(subject.kind), told.words, told.photos).await?;
    Ok(Some(id))
}

/// A moderator writes a demand down, everybody else makes a report of her own.
const fn staff_or_reporter(kind: ReportKind) -> ReportSide {
    match kind {
        ReportKind::Demand => ReportSide::Note,
        ReportKind::Violation | ReportKind::Complaint => ReportSide::Reporter,
    }
}

/// Until when.
struct Clocks {
    due_at: Instant,
    answer_by: Option<Instant>,
}

impl Clocks {
    async fn of(work: &Work, kind: ReportKind, paper: Option<&Paper>) -> Result<Self, DbErr> {
        let today = work.now.day();
        let days = async |period| periods::find::days(&work.tx, period, today).await;
        Ok(match (kind, paper) {
            (ReportKind::Demand, Some(paper)) => {
                let hours = time::Duration::days(i64::from(days(Period::Demand).await?));
                Self { due_at: paper.received_at.after(hours), answer_by: None }
            }
            (ReportKind::Complaint, _) => Self {
                due_at: policy::by_end_of(today, days(Period::ComplaintDecision).await?),
                answer_by: Some(answer_by(work, today).await?),
            },
            _ => Self { due_at: policy::by_end_of(today, days(Period::ReportDecision).await?), answer_by: None },
        })
    }
}

/// Until when a shop that is asked on that day answers.
pub(super) async fn answer_by(work: &Work, today: Date) -> Result<Instant, DbErr> {
    let days = periods::find::days(&work.tx, Period::ComplaintAnswer, today).await?;
    Ok(policy::by_end_of(today, days))
}

/// Adds what a side says; its photos are shown from now on.
pub(super) async fn say(
    work: &Work,
    report: ReportId,
    side: ReportSide,
    words: String,
    photos: Vec<String>,
) -> Result<(), DbErr> {
    pictures::mark_used(work, &photos).await?;
    let row = statement::ActiveModel {
        id: NotSet,
        report_id: Set(report),
        side: Set(side),
        account_id: Set(work.actor.account()),
        words: Set(words),
        photos: Set(serde_json::Value::from(photos)),
        said_at: Set(work.now),
    };
    row.insert(&work.tx).await.map(drop)
}

/// That staff have done something with it, once for whoever does it again at once; whether that is new.
pub(super) async fn note(work: &Work, report: ReportId, side: ReportSide) -> Result<bool, DbErr> {
    let last = statement::Entity::find()
        .filter(statement::Column::ReportId.eq(report))
        .order_by_desc(statement::Column::Id)
        .one(&work.tx)
        .await?;
    if last.is_some_and(|last| last.side == side && last.account_id == work.actor.account()) {
        return Ok(false);
    }
    say(work, report, side, String::new(), Vec::new()).await?;
    Ok(true)
}

/// It has ended.
pub(super) async fn end(
    work: &Work,
    report: ClaimedReport<'_>,
    verdict: ReportVerdict,
    said: Option<String>,
) -> Result<report::Model, DbErr> {
    let decided = said.is_some();
    let mut row = report.into_row().into_active_model();
    row.verdict = Set(Some(verdict));
    row.said = Set(said);
    row.moderator_id = Set(work.actor.account().filter(|_| decided));
    row.ended_at = Set(Some(work.now));
    row.update(&work.tx).await
}
