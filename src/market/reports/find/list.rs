//! Reports in lists: those that wait, the most urgent first; those that have ended; those of a shop.

use std::collections::HashMap;

use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, JoinType, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    Select,
    sea_query::{Expr, ExprTrait},
};

use super::{
    super::{ReportAbout, ReportKind, ReportReason, ReportVerdict},
    Report, told,
};
use crate::{
    entities::{report, shop},
    kernel::{
        ids::{ReportId, ShopId},
        instant::Instant,
        paging::{PageOf, Paging},
    },
    market::{moderation::reach::Reach, places::provinces::full_name},
};

/// So many that have ended are told; who seeks one has its code.
const ENDED: u64 = 100;
/// So many of a shop.
const OF_SHOP: u64 = 50;

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// In addresses of the shop.
    pub id: ReportId,
    /// In those of others.
    pub code: String,
    /// What kind of report.
    pub kind: ReportKind,
    /// About what kind of thing.
    pub about: ReportAbout,
    /// What that was called.
    pub title: String,
    /// Why.
    pub reason: ReportReason,
    /// Whose; empty in a shop's own list.
    pub shop_name: String,
    /// `Xã Mèo Vạc`; empty there, too.
    pub place: &'static str,
    /// Since when.
    pub made_at: Instant,
    /// Promised to be decided before.
    pub due_at: Instant,
    /// The shop is asked to answer before.
    pub answer_by: Option<Instant>,
    /// It has.
    pub answered: bool,
    /// So many on the same thing wait, this one among them.
    pub alike: i64,
    /// How it has ended, and when.
    pub ended: Option<(ReportVerdict, Instant)>,
}

/// How far a promise was kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// So many were decided.
    pub decided: i64,
    /// So many of them in time.
    pub in_time: i64,
}

/// What waits within reach, what is due first comes first, a page of it; of one kind or of all.
pub async fn waiting(
    db: &impl ConnectionTrait,
    reach: &Reach,
    kind: Option<ReportKind>,
    paging: Paging,
) -> Result<PageOf<Line>, DbErr> {
    let about = open(reach, kind);
    let total = about.clone().count(db).await?;
    let rows = about
        .select_also(shop::Entity)
        .order_by_asc(report::Column::DueAt)
        .order_by_asc(report::Column::Id)
        .offset(paging.offset())
        .limit(paging.size)
        .all(db)
        .await?;
    let alike = alike(db, &rows).await?;
    let line = |(row, shop): (report::Model, Option<shop::Model>)| {
        let alike = alike.get(&(row.about.as_str(), row.about_id)).copied().unwrap_or(1);
        Line { alike, ..line(row, shop) }
    };
    Ok(PageOf::new(rows.into_iter().map(line).collect(), paging, total))
}

/// How many wait within reach.
pub async fn count(db: &impl ConnectionTrait, reach: &Reach) -> Result<u64, DbErr> {
    open(reach, None).count(db).await
}

/// The last hundred that have ended within reach.
pub async fn ended(db: &impl ConnectionTrait, reach: &Reach, kind: Option<ReportKind>) -> Result<Vec<Line>, DbErr> {
    let rows = within(reach, kind)
        .filter(report::Column::EndedAt.is_not_null())
        .select_also(shop::Entity)
        .order_by_desc(report::Column::EndedAt)
        .order_by_desc(report::Column::Id)
        .limit(ENDED)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|(row, shop)| line(row, shop)).collect())
}

/// What moderators decided since then within reach, and how much of it in time.
pub async fn kept(db: &impl ConnectionTrait, reach: &Reach, since: Instant) -> Result<Kept, DbErr> {
    let decided = within(reach, None)
        .filter(report::Column::EndedAt.gte(since))
        .filter(report::Column::ModeratorId.is_not_null());
    let column = |column| Expr::col((report::Entity, column));
    let in_time = decided.clone().filter(column(report::Column::EndedAt).lte(column(report::Column::DueAt)));
    let count = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    Ok(Kept { decided: count(decided.count(db).await?), in_time: count(in_time.count(db).await?) })
}

/// What a shop knows of, the newest first.
pub async fn of_shop(db: &impl ConnectionTrait, shop: ShopId) -> Result<Vec<Line>, DbErr> {
    let rows = told(shop).order_by_desc(report::Column::Id).limit(OF_SHOP).all(db).await?;
    Ok(rows.into_iter().map(|row| line(row, None)).collect())
}

/// What a shop is asked and has not answered, what is due first comes first.
pub async fn unanswered(db: &impl ConnectionTrait, shop: ShopId) -> Result<Vec<Line>, DbErr> {
    let rows = told(shop)
        .filter(report::Column::EndedAt.is_null())
        .filter(report::Column::AnsweredAt.is_null())
        .filter(report::Column::AnswerBy.is_not_null())
        .order_by_asc(report::Column::AnswerBy)
        .order_by_asc(report::Column::Id)
        .limit(OF_SHOP)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| line(row, None)).collect())
}

/// Violations of one thing that wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Alike {
    /// So many.
    pub count: i64,
    /// The last of them.
    pub last: ReportId,
}

/// Those on the same thing as a report, it among them.
pub async fn alike_of(db: &impl ConnectionTrait, report: &Report) -> Result<Alike, DbErr> {
    let (count, last): (i64, Option<ReportId>) = super::alike(report.about, report.about_id)
        .select_only()
        .column_as(report::Column::Id.count(), "alike")
        .column_as(report::Column::Id.max(), "last")
        .into_tuple()
        .one(db)
        .await?
        .unwrap_or((1, None));
    Ok(Alike { count, last: last.unwrap_or(report.id) })
}

fn open(reach: &Reach, kind: Option<ReportKind>) -> Select<report::Entity> {
    within(reach, kind).filter(report::Column::EndedAt.is_null())
}

fn within(reach: &Reach, kind: Option<ReportKind>) -> Select<report::Entity> {
    let to_shop = report::Entity::belongs_to(shop::Entity).from(report::Column::ShopId).to(shop::Column::Id);
    let all = report::Entity::find().join(JoinType::InnerJoin, to_shop.into()).filter(reach.on_shops());
    match kind {
        Some(kind) => all.filter(report::Column::Kind.eq(kind)),
        None => all,
    }
}

/// How many violations wait on each thing of these.
async fn alike(
    db: &impl ConnectionTrait,
    rows: &[(report::Model, Option<shop::Model>)],
) -> Result<HashMap<(&'static str, i64), i64>, DbErr> {
    let ids: Vec<i64> = rows.iter().map(|(row, _)| row.about_id).collect();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let counted: Vec<(ReportAbout, i64, i64)> = report::Entity::find()
        .filter(report::Column::AboutId.is_in(ids))
        .filter(report::Column::Kind.eq(ReportKind::Violation))
        .filter(report::Column::EndedAt.is_null())
        .select_only()
        .column(report::Column::About)
        .column(report::Column::AboutId)
        .column_as(report::Column::Id.count(), "alike")
        .group_by(report::Column::About)
        .group_by(report::Column::AboutId)
        .into_tuple()
        .all(db)
        .await?;
    Ok(counted.into_iter().map(|(about, id, count)| ((about.as_str(), id), count)).collect())
}

fn line(row: report::Model, shop: Option<shop::Model>) -> Line {
    let place = shop.as_ref().map(|shop| full_name(&shop.unit_code)).unwrap_or_default();
    Line {
        id: row.id,
        code: row.code,
        kind: row.kind,
        about: row.about,
        title: row.title,
        reason: row.reason,
        shop_name: shop.map(|shop| shop.name).unwrap_or_default(),
        place,
        made_at: row.made_at,
        due_at: row.due_at,
        answer_by: row.answer_by,
        answered: row.answered_at.is_some(),
        alike: 1,
        ended: row.verdict.zip(row.ended_at),
    }
}
