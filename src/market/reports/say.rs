//! One side says more, with photos. The other side reads it, but for what staff note for themselves.

use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter,
    QueryOrder,
};

use super::{
    ReportSide,
    events::{ReportAnswered, ReportAsked},
    find::ClaimedReport,
    policy,
    write::{answer_by, say},
};
use crate::{
    entities::statement,
    infra::{
        db::Work,
        refused::{Refused, no},
    },
    market::shops::in_shop::InShop,
};

/// Words, and codes of pictures that are hers.
#[derive(Clone, Debug)]
pub struct Said {
    /// In one's own words.
    pub words: String,
    /// Of whoever says it.
    pub photos: Vec<String>,
}

/// Why nothing is added. Nothing has changed.
#[derive(Debug, thiserror::Error)]
pub enum SayError {
    /// It has ended.
    #[error("the report has ended")]
    Ended,
    /// Nothing is said, or too much.
    #[error("the words are missing or too long")]
    Words,
    /// Everything has been said often enough.
    #[error("there is no room for more")]
    Full,
    /// The shop has not been told of it.
    #[error("the shop was not asked")]
    NotAsked,
}

/// Whoever made it.
pub async fn by_reporter(work: &Work, report: ClaimedReport<'_>, said: Said) -> Result<(), Refused<SayError>> {
    add(work, &report, ReportSide::Reporter, said).await.map(drop)
}

/// The shop: it has answered from now on, in time or not.
pub async fn by_shop(shop: &InShop<'_>, report: ClaimedReport<'_>, said: Said) -> Result<(), Refused<SayError>> {
    if report.told_at.is_none() {
        return no(SayError::NotAsked);
    }
    if !add(shop, &report, ReportSide::Shop, said).await? {
        return Ok(());
    }
    let first = report.answered_at.is_none();
    let (report_id, shop_id) = (report.id, report.shop_id);
    let mut row = report.into_row().into_active_model();
    if first {
        row.answered_at = Set(Some(shop.now));
        row.update(&shop.tx).await?;
        shop.record(&ReportAnswered { report_id, shop_id })?;
    }
    Ok(())
}

/// A moderator: a note or proof among staff, or a question that the shop is asked to answer.
pub async fn by_staff(work: &Work, report: ClaimedReport<'_>, said: Said, asks: bool) -> Result<(), Refused<SayError>> {
    let side = if asks { ReportSide::Staff } else { ReportSide::Note };
    if !add(work, &report, side, said).await? || !asks {
        return Ok(());
    }
    let (report_id, shop_id) = (report.id, report.shop_id);
    let told_at = report.told_at.or(Some(work.now));
    let mut row = report.into_row().into_active_model();
    row.told_at = Set(told_at);
    row.answer_by = Set(Some(answer_by(work, work.now.day()).await?));
    row.answered_at = Set(None);
    row.update(&work.tx).await?;
    work.record(&ReportAsked { report_id, shop_id })?;
    Ok(())
}

/// Whether anything was added: the same said again by a thumb that pressed twice is there once.
async fn add(work: &Work, report: &ClaimedReport<'_>, side: ReportSide, said: Said) -> Result<bool, Refused<SayError>> {
    let letters = said.words.trim().chars().count();
    if letters == 0 || letters > policy::LONGEST {
        return no(SayError::Words);
    }
    if report.ended_at.is_some() {
        return no(SayError::Ended);
    }
    let all = statement::Entity::find().filter(statement::Column::ReportId.eq(report.id));
    let last = all.clone().order_by_desc(statement::Column::Id).one(&work.tx).await?;
    if last.is_some_and(|last| last.side == side && last.words == said.words) {
        return Ok(false);
    }
    if all.count(&work.tx).await? >= policy::MOST_SAID {
        return no(SayError::Full);
    }
    say(work, report.id, side, said.words, said.photos).await?;
    Ok(true)
}
