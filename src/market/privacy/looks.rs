//! Who looked at whose data somebody's are: staff, in the record.

use sea_orm::{
    ColumnTrait, ConnectionTrait, DbBackend, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select,
    sea_query::{Expr, ExprTrait},
};
use time::Duration;

use super::{
    events::AccountLookedAt,
    whose::{self, Whose},
};
use crate::{
    entities::{event, statement},
    infra::{db::Work, events::Event},
    kernel::{ids::AccountId, instant::Instant},
    market::{accounts::find::names, reports::ReportSide},
};

/// So many of the newest are told.
const MOST: u64 = 50;

/// A look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    /// Who.
    pub name: String,
    /// When.
    pub at: Instant,
    /// In which of her reports; elsewhere at her account.
    pub report: bool,
}

/// Somebody of staff looks at an account: it is written down, once an hour, however often she loads the page.
pub async fn look_at(work: &Work, account_id: AccountId) -> Result<(), DbErr> {
    let Some(who) = work.actor.account().filter(|who| *who != account_id) else { return Ok(()) };
    let lately = of_account(&work.tx, account_id)
        .filter(event::Column::AccountId.eq(who))
        .filter(event::Column::HappenedAt.gt(work.now.before(AGAIN)));
    if lately.one(&work.tx).await?.is_some() {
        return Ok(());
    }
    work.record(&AccountLookedAt { account_id })
}

/// Looks of one person within so long are one.
const AGAIN: Duration = Duration::hours(1);

/// Who did, the newest first.
pub async fn at(db: &impl ConnectionTrait, whose: &Whose) -> Result<Vec<Look>, DbErr> {
    let mut found: Vec<(Option<AccountId>, Instant, bool)> = Vec::new();
    if let Whose::Account { id, .. } = whose {
        let seen = of_account(db, *id)
            .select_only()
            .columns([event::Column::AccountId, event::Column::HappenedAt])
            .order_by_desc(event::Column::Id)
            .limit(MOST);
        let seen: Vec<(Option<AccountId>, Instant)> = seen.into_tuple().all(db).await?;
        found.extend(seen.into_iter().map(|(who, at)| (who, at, false)));
    }
    let account = match whose {
        Whose::Account { id, .. } => Some(*id),
        _ => None,
    };
    let looked = statement::Entity::find()
        .select_only()
        .columns([statement::Column::AccountId, statement::Column::SaidAt])
        .filter(statement::Column::Side.eq(ReportSide::Looked))
        .filter(statement::Column::ReportId.in_subquery(whose::reports(whose, account)))
        .order_by_desc(statement::Column::Id)
        .limit(MOST);
    let looked: Vec<(Option<AccountId>, Instant)> = looked.into_tuple().all(db).await?;
    found.extend(looked.into_iter().map(|(who, at)| (who, at, true)));
    found.sort_by_key(|(_, at, _)| std::cmp::Reverse(at.0));
    let called = names(db, found.iter().filter_map(|(who, ..)| *who)).await?;
    let look = |(who, at, report): (Option<AccountId>, Instant, bool)| {
        let name = who.and_then(|who| called.get(&who).cloned())?;
        Some(Look { name, at, report })
    };
    Ok(found.into_iter().filter_map(look).collect())
}

/// Looks at an account, by the index of these events alone: it is found where the name stands written out, not bound.
fn of_account(db: &impl ConnectionTrait, id: AccountId) -> Select<event::Entity> {
    let account = match db.get_database_backend() {
        DbBackend::Postgres => "CAST(\"body\" ->> 'account_id' AS BIGINT)",
        _ => "json_extract(\"body\", '$.account_id')",
    };
    let named = Expr::cust(format!("\"name\" = '{}'", AccountLookedAt::NAME));
    event::Entity::find().filter(named).filter(Expr::cust(account).eq(id.0))
}
