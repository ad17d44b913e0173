//! Who looked at whose data somebody's are: staff, in the record.

use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait},
};

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

/// Somebody of staff looks at an account: it is written down.
pub async fn look_at(work: &Work, account_id: AccountId) -> Result<(), DbErr> {
    if work.actor.account() == Some(account_id) {
        return Ok(());
    }
    work.record(&AccountLookedAt { account_id })
}

/// Who did, the newest first.
pub async fn at(db: &impl ConnectionTrait, whose: &Whose) -> Result<Vec<Look>, DbErr> {
    let mut found: Vec<(Option<AccountId>, Instant, bool)> = Vec::new();
    if let Whose::Account { id, .. } = whose {
        // The names of such events are few; an index leads to them.
        let seen = event::Entity::find()
            .select_only()
            .columns([event::Column::AccountId, event::Column::HappenedAt])
            .filter(event::Column::Name.eq(AccountLookedAt::NAME))
            .filter(Expr::cust(body_account(db)).eq(id.0))
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

fn body_account(db: &impl ConnectionTrait) -> &'static str {
    match db.get_database_backend() {
        sea_orm::DbBackend::Postgres => "CAST(\"body\" ->> 'account_id' AS BIGINT)",
        _ => "json_extract(\"body\", '$.account_id')",
    }
}
