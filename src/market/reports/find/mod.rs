//! Reads of reports.

pub mod list;
pub mod recipient;
pub mod said;
pub mod searched;

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select};

use super::{ReportAbout, ReportKind, ReportReason, ReportVerdict, about::Thing};
use crate::{
    entities::report,
    infra::db::Work,
    kernel::{
        ids::{AccountId, OrderId, ReportId, ShopId},
        instant::Instant,
    },
    market::{
        accounts::find::names,
        claimed::Claimed,
        moderation::reach::Reach,
        shops::{self, in_shop::InShop},
    },
};

/// A report, to be changed.
pub type ClaimedReport<'w> = Claimed<'w, report::Model>;

/// One report.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "most names say it")]
pub struct Report {
    pub id: ReportId,
    pub code: String,
    pub kind: ReportKind,
    pub about: ReportAbout,
    /// The product's, the shop's or the order's.
    pub about_id: i64,
    pub shop: ShopId,
    /// What it was called then.
    pub title: String,
    pub reason: ReportReason,
    /// Whoever made it or received it, if she was signed in.
    pub by: Option<AccountId>,
    pub made_at: Instant,
    /// Promised to be decided before.
    pub due_at: Instant,
    /// The shop knows of it since.
    pub told_at: Option<Instant>,
    /// And is asked to answer before.
    pub answer_by: Option<Instant>,
    pub answered_at: Option<Instant>,
    pub demand: Option<Demanded>,
    pub ended: Option<Ended>,
}

/// Who asks, and by what.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each name says it")]
pub struct Demanded {
    pub authority: String,
    pub order_no: String,
    pub received_at: Instant,
}

/// How it has ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ended {
    /// So.
    pub verdict: ReportVerdict,
    /// Why, for both sides; nothing where no moderator decided.
    pub said: Option<String>,
    /// Who decided.
    pub moderator: Option<String>,
    /// When.
    pub at: Instant,
}

/// The one of that code, whoever asks: pages say who may.
pub async fn by_code(db: &impl ConnectionTrait, code: &str) -> Result<Option<Report>, DbErr> {
    read(db, report::Entity::find().filter(report::Column::Code.eq(code))).await
}

/// The one of that id.
pub async fn by_id(db: &impl ConnectionTrait, id: ReportId) -> Result<Option<Report>, DbErr> {
    read(db, report::Entity::find_by_id(id)).await
}

/// The one of that id, if it is about that shop and the shop knows of it. Its code is for whoever made it: with that it is taken back.
pub async fn of_shop(db: &impl ConnectionTrait, shop: ShopId, id: ReportId) -> Result<Option<Report>, DbErr> {
    read(db, told(shop).filter(report::Column::Id.eq(id))).await
}

/// The last complaint about an order, ended or not.
pub async fn of_order(db: &impl ConnectionTrait, order: OrderId) -> Result<Option<Report>, DbErr> {
    read(db, complaints(order).order_by_desc(report::Column::Id).limit(1)).await
}

/// The code of the one that has not ended.
pub async fn open_of_order(db: &impl ConnectionTrait, order: OrderId) -> Result<Option<String>, DbErr> {
    code(db, complaints(order).filter(report::Column::EndedAt.is_null())).await
}

/// The code of what that account has said of the same thing for the same reason, and that has not ended.
pub async fn own_open(
    db: &impl ConnectionTrait,
    account: Option<AccountId>,
    thing: &Thing,
    reason: ReportReason,
) -> Result<Option<String>, DbErr> {
    let Some(account) = account else { return Ok(None) };
    let own = alike(thing.about, thing.id).filter(report::Column::AccountId.eq(account));
    code(db, own.filter(report::Column::Reason.eq(reason))).await
}

/// Violations of one thing that have not ended.
pub(in crate::market::reports) fn alike(about: ReportAbout, id: i64) -> Select<report::Entity> {
    report::Entity::find()
        .filter(report::Column::AboutId.eq(id))
        .filter(report::Column::About.eq(about))
        .filter(report::Column::Kind.eq(ReportKind::Violation))
        .filter(report::Column::EndedAt.is_null())
}

/// To change it, for whoever has its code; staff are asked how far they reach, and buyers whether the order is theirs.
pub async fn claim<'w>(work: &'w Work, code: &str) -> Result<Option<ClaimedReport<'w>>, DbErr> {
    Claimed::one(work, report::Entity::find().filter(report::Column::Code.eq(code))).await
}

/// The same for a moderator who reaches its shop, as far as that is asked in the work (rule 19).
pub async fn claim_in_reach<'w>(work: &'w Work, code: &str) -> Result<Option<ClaimedReport<'w>>, DbErr> {
    let (Some(moderator), Some(report)) = (work.actor.account(), claim(work, code).await?) else { return Ok(None) };
    let reach = Reach::claim(work, moderator).await?;
    let origin = shops::find::origin(&work.tx, report.shop_id).await?;
    Ok(origin.is_some_and(|origin| reach.covers(&origin.unit_code)).then_some(report))
}

/// The same for the shop that it is about.
pub async fn claim_in_shop<'w>(shop: &InShop<'w>, id: ReportId) -> Result<Option<ClaimedReport<'w>>, DbErr> {
    Claimed::one(shop.work(), told(shop.shop()).filter(report::Column::Id.eq(id))).await
}

/// A complaint that nothing has come, and that has not ended, for the system to end it.
pub(in crate::market::reports) async fn claim_denial(
    work: &Work,
    order: OrderId,
) -> Result<Option<ClaimedReport<'_>>, DbErr> {
    let open = complaints(order).filter(report::Column::EndedAt.is_null());
    Claimed::one(work, open.filter(report::Column::Reason.eq(ReportReason::NotArrived))).await
}

/// Those on the same thing as one, up to the last that was seen, for whoever decides about that one.
pub(in crate::market::reports) async fn claim_alike<'w>(
    work: &'w Work,
    report: &ClaimedReport<'_>,
    last: ReportId,
) -> Result<Vec<ClaimedReport<'w>>, DbErr> {
    let others: Vec<ReportId> = alike(report.about, report.about_id)
        .filter(report::Column::Id.ne(report.id))
        .filter(report::Column::Id.lte(last))
        .order_by_asc(report::Column::Id)
        .select_only()
        .column(report::Column::Id)
        .into_tuple()
        .all(&work.tx)
        .await?;
    let mut claimed = Vec::new();
    for id in others {
        let open = report::Entity::find_by_id(id).filter(report::Column::EndedAt.is_null());
        claimed.extend(Claimed::one(work, open).await?);
    }
    Ok(claimed)
}

fn told(shop: ShopId) -> Select<report::Entity> {
    report::Entity::find().filter(report::Column::ShopId.eq(shop)).filter(report::Column::ToldAt.is_not_null())
}

fn complaints(order: OrderId) -> Select<report::Entity> {
    report::Entity::find()
        .filter(report::Column::AboutId.eq(order.0))
        .filter(report::Column::About.eq(ReportAbout::Order))
        .filter(report::Column::Kind.eq(ReportKind::Complaint))
}

async fn code(db: &impl ConnectionTrait, about: Select<report::Entity>) -> Result<Option<String>, DbErr> {
    about.select_only().column(report::Column::Code).into_tuple().one(db).await
}

async fn read(db: &impl ConnectionTrait, about: Select<report::Entity>) -> Result<Option<Report>, DbErr> {
    let Some(row) = about.one(db).await? else { return Ok(None) };
    let moderator = match row.moderator_id {
        Some(id) => names(db, [id]).await?.remove(&id),
        None => None,
    };
    Ok(Some(of_row(row, moderator)))
}

fn of_row(row: report::Model, moderator: Option<String>) -> Report {
    let ended = row.verdict.zip(row.ended_at);
    let paper = row.authority.zip(row.order_no).zip(row.received_at);
    Report {
        id: row.id,
        code: row.code,
        kind: row.kind,
        about: row.about,
        about_id: row.about_id,
        shop: row.shop_id,
        title: row.title,
        reason: row.reason,
        by: row.account_id,
        made_at: row.made_at,
        due_at: row.due_at,
        told_at: row.told_at,
        answer_by: row.answer_by,
        answered_at: row.answered_at,
        demand: paper.map(|((authority, order_no), received_at)| Demanded { authority, order_no, received_at }),
        ended: ended.map(|(verdict, at)| Ended { verdict, said: row.said, moderator, at }),
    }
}
