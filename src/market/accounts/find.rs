//! Reads of accounts.

use std::collections::{BTreeSet, HashMap};

use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder,
    QuerySelect, Select,
    sea_query::{Expr, IntoCondition, SelectStatement},
};
use serde::Serialize;
use time::Duration;

use super::{Role, roles};
use crate::{
    entities::{account, role, session},
    infra::{
        db::Work,
        sessions::{self, SessionKey, SignIn, Times},
    },
    kernel::{
        alphabet,
        ids::{AccountId, UnitCode},
        instant::Instant,
        phone::Phone,
        words::people::Language,
    },
    market::claimed::Claimed,
};

/// An account, to be changed.
pub type ClaimedAccount<'w> = Claimed<'w, account::Model>;

/// The account of that id, to change it: for whoever it is.
pub async fn claim(work: &Work, id: AccountId) -> Result<Option<ClaimedAccount<'_>>, DbErr> {
    Claimed::one(work, account::Entity::find_by_id(id)).await
}

/// The account of that number, to change it.
pub(in crate::market) async fn claim_of_phone<'w>(
    work: &'w Work,
    phone: &Phone,
) -> Result<Option<ClaimedAccount<'w>>, DbErr> {
    Claimed::one(work, account::Entity::find().filter(account::Column::Phone.eq(phone.clone()))).await
}

/// Who is signed in, and what they may do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The account.
    pub id: AccountId,
    /// As they call themselves.
    pub name: String,
    /// Proved.
    pub phone: Phone,
    /// If they gave one.
    pub email: Option<String>,
    /// Home commune, if told.
    pub unit_code: Option<UnitCode>,
    /// Of pages and texts.
    pub language: Language,
    /// Roles that hold today.
    pub scopes: Vec<Scope>,
}

/// A role and where it holds; `None` is the whole market.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Scope {
    /// What.
    #[serde(skip)]
    pub role: Role,
    /// Where.
    pub unit_code: Option<UnitCode>,
}

impl Person {
    /// Whether they have the role anywhere.
    pub fn has(&self, role: Role) -> bool {
        self.scopes.iter().any(|scope| scope.role == role)
    }

    /// Whether their sign-in lasts for a working day.
    fn is_staff(&self) -> bool {
        self.scopes.iter().any(|scope| roles::is_staff(scope.role))
    }
}

/// What is read of an account, once for each role that holds.
#[derive(FromQueryResult)]
struct Row {
    id: AccountId,
    name: String,
    phone: Phone,
    email: Option<String>,
    unit_code: Option<UnitCode>,
    language: Language,
    session_epoch: i32,
    role: Option<Role>,
    role_unit_code: Option<UnitCode>,
}

/// The same, with the session that they are in.
#[derive(FromQueryResult)]
struct InSession {
    #[sea_orm(nested)]
    row: Row,
    begun_at: Instant,
    seen_at: Instant,
    proved_at: Instant,
    beside: i64,
}

/// Who is signed in, and how.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// The session.
    pub sign_in: SignIn,
    /// Since when, and when the password was typed.
    pub times: Times,
    /// Who.
    pub person: Person,
    /// What was asked beside it.
    pub beside: i64,
}

/// The person of an account, unless that epoch is over (the password was changed since).
pub async fn person(db: &impl ConnectionTrait, id: AccountId, epoch: i32) -> Result<Option<Person>, DbErr> {
    let account = account::Entity::find_by_id(id).filter(account::Column::SessionEpoch.eq(epoch));
    let rows: Vec<Row> = with_roles(account).into_model().all(db).await?;
    Ok(gathered(rows).map(|(person, _)| person))
}

/// Who is signed in by a session that is not over, neither by the clock nor by its epoch, nor, for staff, by the working day: asked with
/// every page of theirs, in one question, with one number of the account `beside` it.
pub async fn signed_in(
    db: &impl ConnectionTrait,
    session: SessionKey,
    now: Instant,
    working_day: Duration,
    beside: SelectStatement,
) -> Result<Option<SignedIn>, DbErr> {
    use session::Column as S;
    let theirs = session::Entity::belongs_to(account::Entity)
        .from((session::Column::AccountId, session::Column::Epoch))
        .to((account::Column::Id, account::Column::SessionEpoch));
    let account = account::Entity::find().join_rev(JoinType::InnerJoin, theirs.into());
    let account = account.filter(sessions::is(&session, now));
    let columns = [S::BegunAt, S::SeenAt, S::ProvedAt];
    let account = with_roles(account).columns(columns);
    let account = account.column_as(Expr::SubQuery(None, Box::new(beside.into())), "beside");
    let rows: Vec<InSession> = account.into_model().all(db).await?;
    let Some(&InSession { begun_at, seen_at, proved_at, beside, .. }) = rows.first() else { return Ok(None) };
    let times = Times { begun_at, seen_at, proved_at };
    let found = gathered(rows.into_iter().map(|found| found.row).collect());
    let found = found.filter(|(person, _)| !person.is_staff() || now.since(times.begun_at) < working_day);
    let signed_in = |(person, epoch): (Person, i32)| {
        let sign_in = SignIn { session, account: person.id, epoch };
        SignedIn { sign_in, times, person, beside }
    };
    Ok(found.map(signed_in))
}

/// A row for each role that holds, or one.
fn with_roles(account: Select<account::Entity>) -> Select<account::Entity> {
    use account::Column as A;
    let holding = role::Entity::belongs_to(account::Entity).from(role::Column::AccountId).to(A::Id);
    let holding = holding.on_condition(|role, _| Expr::col((role, role::Column::RevokedAt)).is_null().into_condition());
    account
        .select_only()
        .columns([A::Id, A::Name, A::Phone, A::Email, A::UnitCode, A::Language, A::SessionEpoch])
        .column(role::Column::Role)
        .column_as(role::Column::UnitCode, "role_unit_code")
        .join_rev(JoinType::LeftJoin, holding.into())
        .order_by_asc(role::Column::Id)
}

/// With the epoch of the account.
fn gathered(rows: Vec<Row>) -> Option<(Person, i32)> {
    let scope = |row: &Row| Some(Scope { role: row.role?, unit_code: row.role_unit_code.clone() });
    let scopes = rows.iter().filter_map(scope).collect();
    let Row { id, name, phone, email, unit_code, language, session_epoch, .. } = rows.into_iter().next()?;
    Some((Person { id, name, phone, email, unit_code, language, scopes }, session_epoch))
}

/// What is needed to let somebody in.
#[derive(Clone, Debug)]
pub struct Credentials {
    /// The account.
    pub id: AccountId,
    /// As they call themselves.
    pub name: String,
    /// argon2id, in PHC form.
    pub password_hash: String,
    /// What a session must carry.
    pub epoch: i32,
}

/// The account of a number.
pub async fn by_phone(db: &impl ConnectionTrait, phone: &Phone) -> Result<Option<Credentials>, DbErr> {
    let row = account::Entity::find().filter(account::Column::Phone.eq(phone.clone())).one(db).await?;
    Ok(row.map(credentials))
}

/// The same by id.
pub async fn credentials_of(db: &impl ConnectionTrait, id: AccountId) -> Result<Option<Credentials>, DbErr> {
    Ok(account::Entity::find_by_id(id).one(db).await?.map(credentials))
}

fn credentials(row: account::Model) -> Credentials {
    Credentials { id: row.id, name: row.name, password_hash: row.password_hash, epoch: row.session_epoch }
}

/// What these people are called.
pub async fn names(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = AccountId>,
) -> Result<HashMap<AccountId, String>, DbErr> {
    let ids: BTreeSet<AccountId> = ids.into_iter().collect();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let columns = [account::Column::Id, account::Column::Name];
    let people = account::Entity::find().select_only().columns(columns).filter(account::Column::Id.is_in(ids));
    Ok(people.into_tuple::<(AccountId, String)>().all(db).await?.into_iter().collect())
}

/// Whether anybody has an account.
pub async fn any(db: &impl ConnectionTrait) -> Result<bool, DbErr> {
    Ok(account::Entity::find().limit(1).one(db).await?.is_some())
}

/// A role that holds, and who has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holding {
    /// Who.
    pub name: String,
    /// Their number.
    pub phone: Phone,
    /// What.
    pub role: Role,
    /// Where; nowhere named is the whole market.
    pub unit_code: Option<UnitCode>,
    /// Since when.
    pub granted_at: Instant,
}

/// Every role that holds today, by name, then in the order in which they were granted.
pub async fn holdings(db: &impl ConnectionTrait) -> Result<Vec<Holding>, DbErr> {
    let on_account = role::Entity::belongs_to(account::Entity).from(role::Column::AccountId).to(account::Column::Id);
    let rows = role::Entity::find()
        .join(JoinType::InnerJoin, on_account.into())
        .filter(role::Column::RevokedAt.is_null())
        .select_only()
        .columns([account::Column::Name, account::Column::Phone])
        .columns([role::Column::Role, role::Column::UnitCode, role::Column::GrantedAt])
        .order_by_asc(role::Column::Id)
        .into_tuple::<(String, Phone, Role, Option<UnitCode>, Instant)>()
        .all(db)
        .await?;
    let holding = |(name, phone, role, unit_code, granted_at)| Holding { name, phone, role, unit_code, granted_at };
    let mut holdings: Vec<Holding> = rows.into_iter().map(holding).collect();
    holdings.sort_by_cached_key(|holding| alphabet::key(&holding.name));
    Ok(holdings)
}
