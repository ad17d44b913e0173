//! Whose pictures are, and whether anything shows them.

use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{NotSet, Set},
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait},
};

use super::{
    decoded::Cleaned,
    refused::PictureError,
    store::{Pictures, names},
};
use crate::{
    entities::picture,
    infra::db::Work,
    kernel::{ids::AccountId, instant::Instant},
};

/// Whose a picture is that nothing shows yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// Somebody's who is signed in.
    Account(AccountId),
    /// A guest's: whoever holds its code, which nobody can guess, in a form.
    Guest,
}

/// The form that a guest's picture waits in.
const OF_GUESTS: &str = "guest";

impl From<AccountId> for Owner {
    fn from(account: AccountId) -> Self {
        Self::Account(account)
    }
}

impl Owner {
    /// What is said of both in a row.
    fn row(self) -> (Option<AccountId>, Option<String>) {
        match self {
            Self::Account(account) => (Some(account), None),
            Self::Guest => (None, Some(OF_GUESTS.to_owned())),
        }
    }

    /// Which pictures are.
    fn owns(self) -> Condition {
        match self {
            Self::Account(account) => Condition::all().add(picture::Column::OwnerId.eq(account)),
            Self::Guest => Condition::all()
                .add(picture::Column::OwnerId.is_null())
                .add(picture::Column::WaitsIn.eq(OF_GUESTS))
                .add(Expr::col(picture::Column::Used).not()),
        }
    }
}

/// Remembers a kept picture as `owner`'s; unused until something shows it.
pub async fn register(work: &Work, code: &str, cleaned: &Cleaned, owner: impl Into<Owner>) -> Result<(), DbErr> {
    let (owner, waits_in) = owner.into().row();
    insert(work, (code, cleaned), (owner, waits_in), false).await
}

/// Remembers a kept picture as `owner`'s that waits in one of her forms.
pub async fn register_waiting(
    work: &Work,
    code: &str,
    cleaned: &Cleaned,
    owner: AccountId,
    form: &str,
) -> Result<(), DbErr> {
    insert(work, (code, cleaned), (Some(owner), Some(form.to_owned())), false).await
}

/// The last that wait in a form of hers, in the order in which they came.
pub async fn waiting(
    db: &impl ConnectionTrait,
    owner: AccountId,
    form: &str,
    most: usize,
) -> Result<Vec<String>, DbErr> {
    let mut codes: Vec<String> = picture::Entity::find()
        .select_only()
        .column(picture::Column::Code)
        .filter(picture::Column::OwnerId.eq(owner))
        .filter(picture::Column::WaitsIn.eq(form))
        // As the index says it.
        .filter(Expr::col(picture::Column::Used).not())
        .order_by_desc(picture::Column::Id)
        .limit(most as u64)
        .into_tuple()
        .all(db)
        .await?;
    codes.reverse();
    Ok(codes)
}

/// A picture of hers waits no longer; what is not hers stays as it is.
pub async fn leave(work: &Work, owner: AccountId, code: &str) -> Result<(), DbErr> {
    picture::Entity::update_many()
        .col_expr(picture::Column::WaitsIn, Expr::value(Option::<String>::None))
        .filter(picture::Column::OwnerId.eq(owner))
        .filter(picture::Column::Code.eq(code))
        .exec(&work.tx)
        .await
        .map(drop)
}

/// Remembers a kept picture that is nobody's own: those of the demo world, which several listings show.
pub async fn register_shared(work: &Work, code: &str, cleaned: &Cleaned) -> Result<(), DbErr> {
    insert(work, (code, cleaned), (None, None), true).await
}

async fn insert(
    work: &Work,
    (code, cleaned): (&str, &Cleaned),
    (owner, waits_in): (Option<AccountId>, Option<String>),
    used: bool,
) -> Result<(), DbErr> {
    let row = picture::ActiveModel {
        id: NotSet,
        code: Set(code.to_owned()),
        owner_id: Set(owner),
        width: Set(i32::try_from(cleaned.width).unwrap_or(i32::MAX)),
        height: Set(i32::try_from(cleaned.height).unwrap_or(i32::MAX)),
        used: Set(used),
        created_at: Set(work.now),
        waits_in: Set(waits_in),
        content_hash: Set(Some(cleaned.hash())),
    };
    row.insert(&work.tx).await.map(drop)
}

/// Those of `codes` that are `owner`'s, in the order given: a form cannot name another person's picture.
pub async fn owned(db: &impl ConnectionTrait, owner: impl Into<Owner>, codes: &[String]) -> Result<Vec<String>, DbErr> {
    let rows: Vec<String> = picture::Entity::find()
        .select_only()
        .column(picture::Column::Code)
        .filter(owner.into().owns())
        .filter(picture::Column::Code.is_in(codes.iter().cloned()))
        .into_tuple()
        .all(db)
        .await?;
    Ok(codes.iter().filter(|code| rows.contains(code)).cloned().collect())
}

/// From now on these are shown somewhere and are not swept.
pub async fn mark_used(work: &Work, codes: &[String]) -> Result<(), DbErr> {
    picture::Entity::update_many()
        .col_expr(picture::Column::Used, Expr::value(true))
        .filter(picture::Column::Code.is_in(codes.iter().cloned()))
        .exec(&work.tx)
        .await
        .map(drop)
}

/// Pictures of an account that nothing shows yet, at most.
pub const MOST_WAITING: u64 = 200;
/// And those that something shows, or showed once.
pub const MOST_USED: u64 = 20_000;
/// Pictures that are forgotten in one transaction.
pub const FORGOTTEN_AT_ONCE: usize = 200;

/// Pictures of all guests together that nothing shows yet, at most.
pub const MOST_OF_GUESTS: u64 = 2_000;

/// Whether somebody may have one more.
pub async fn has_room(db: &impl ConnectionTrait, owner: impl Into<Owner>) -> Result<bool, DbErr> {
    let owner = match owner.into() {
        Owner::Account(owner) => owner,
        Owner::Guest => {
            let waiting = picture::Entity::find().filter(Owner::Guest.owns());
            return Ok(waiting.count(db).await? < MOST_OF_GUESTS);
        }
    };
    let used = Expr::col(picture::Column::Used);
    for (which, most) in [(used.clone().not(), MOST_WAITING), (used, MOST_USED)] {
        // Each is counted in an index of its own, which says so in these words.
        let own = picture::Entity::find().filter(picture::Column::OwnerId.eq(owner)).filter(which);
        if own.count(db).await? >= most {
            return Ok(false);
        }
    }
    Ok(true)
}

/// All of hers that wait in a form wait no longer.
pub async fn leave_all(work: &Work, owner: AccountId, form: &str) -> Result<(), DbErr> {
    picture::Entity::update_many()
        .col_expr(picture::Column::WaitsIn, Expr::value(Option::<String>::None))
        .filter(picture::Column::OwnerId.eq(owner))
        .filter(picture::Column::WaitsIn.eq(form))
        .filter(Expr::col(picture::Column::Used).not())
        .exec(&work.tx)
        .await
        .map(drop)
}

/// Nothing shows them any more: their files go the next time that unused ones do, however lately they came.
pub async fn release(work: &Work, codes: &[String]) -> Result<(), DbErr> {
    picture::Entity::update_many()
        .col_expr(picture::Column::Used, Expr::value(false))
        .col_expr(picture::Column::CreatedAt, Expr::value(Instant(0)))
        .filter(picture::Column::Code.is_in(codes))
        .exec(&work.tx)
        .await
        .map(drop)
}

/// Forgets up to 200 pictures that nothing has used since before `then`, and tells which files may go.
pub async fn forget_unused(work: &Work, then: Instant) -> Result<Vec<String>, DbErr> {
    let rows = picture::Entity::find()
        .filter(picture::Column::Used.eq(false))
        .filter(picture::Column::CreatedAt.lt(then))
        .order_by_asc(picture::Column::Id)
        .limit(FORGOTTEN_AT_ONCE as u64)
        .all(&work.tx)
        .await?;
    let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
    picture::Entity::delete_many().filter(picture::Column::Id.is_in(ids)).exec(&work.tx).await?;
    Ok(rows.into_iter().map(|row| row.code).collect())
}

/// The first picture that something shows and that has no file in any width.
pub async fn without_file(db: &impl ConnectionTrait, kept: &Pictures) -> Result<Option<String>, PictureError> {
    let shown = picture::Entity::find().select_only().column(picture::Column::Code);
    let shown = shown.filter(picture::Column::Used.eq(true)).order_by_asc(picture::Column::Id);
    let codes: Vec<String> = shown.into_tuple().all(db).await?;
    let there = kept.names().await?;
    Ok(codes.into_iter().find(|code| !names(code).any(|name| there.contains(&name))))
}
