//! The audit log: everything that happened, as it was recorded in the commit that made it happen. Nobody can change it.

pub mod about;

use std::collections::HashMap;

use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect, Select,
    sea_query::Expr,
};
use serde_json::Value;

use self::about::{About, Names};
use super::{
    Role,
    find::{self, Person},
};
use crate::{
    entities::{event, event_place, seal},
    infra::seals::Head,
    kernel::{
        ids::{AccountId, EventId, UnitCode},
        instant::Instant,
    },
};

/// What the events of a place are about; the trigger on `events` knows the same (`…_places_and_papers`).
const OF_A_PLACE: [&str; 4] = ["shop.", "product.", "variant.", "certificate."];

/// A line of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Which, for what came before it.
    pub id: EventId,
    /// When.
    pub at: Instant,
    /// `order.handed_over`.
    pub name: String,
    /// Ids and facts as JSON, never names, numbers or addresses.
    pub body: Value,
    /// Whose finger it was; nobody's where a job did it.
    pub who: Option<Somebody>,
    /// For whom, where that is somebody else.
    pub on_behalf_of: Option<Somebody>,
    /// What it is about.
    pub about: Vec<About>,
    /// Its seal, where it has one.
    pub seal: Option<Head>,
}

/// Somebody who did something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Somebody {
    /// Who.
    pub id: AccountId,
    /// As they call themselves today.
    pub name: String,
}

/// Which lines somebody wants.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// Events of that name alone.
    pub name: Option<String>,
    /// What that person did, or what was done for her.
    pub person: Option<AccountId>,
    /// What came before that event.
    pub before: Option<EventId>,
}

/// Whose log somebody reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seen {
    /// The whole market's.
    Everything,
    /// What happened to shops and goods of these communes and provinces; of none, where she is no moderator.
    Places(Vec<UnitCode>),
}

impl Seen {
    /// Whether events of that name can be in it.
    pub fn has(&self, name: &str) -> bool {
        *self == Self::Everything || OF_A_PLACE.iter().any(|noun| name.starts_with(noun))
    }

    /// An administrator and a moderator of the whole market read everything, any other moderator what happened where she decides.
    pub fn of(person: &Person) -> Self {
        let mut units = Vec::new();
        for scope in &person.scopes {
            match (&scope.unit_code, scope.role) {
                (_, Role::Admin) | (None, Role::Moderator) => return Self::Everything,
                (Some(unit), Role::Moderator) if !units.contains(unit) => units.push(unit.clone()),
                _ => {}
            }
        }
        Self::Places(units)
    }
}

/// So many of the newest that are wanted. What is read does not grow with the market.
pub async fn page(db: &impl ConnectionTrait, seen: &Seen, wanted: &Wanted, most: u64) -> Result<Vec<Entry>, DbErr> {
    let select = match (seen, wanted.person) {
        (Seen::Everything, None) => newest(event::Entity::find(), wanted, most),
        (Seen::Everything, Some(person)) => with_ids(ids_of(db, person, wanted, most).await?),
        (Seen::Places(units), _) => with_ids(ids_at(db, units, wanted, most).await?),
    };
    let rows = select.order_by_desc(event::Column::Id).all(db).await?;
    entries(db, rows).await
}

fn with_ids(ids: Vec<EventId>) -> Select<event::Entity> {
    event::Entity::find().filter(event::Column::Id.is_in(ids))
}

fn newest(events: Select<event::Entity>, wanted: &Wanted, most: u64) -> Select<event::Entity> {
    let events = match &wanted.name {
        Some(name) => events.filter(event::Column::Name.eq(name)),
        None => events,
    };
    let events = match wanted.before {
        Some(before) => events.filter(event::Column::Id.lt(before)),
        None => events,
    };
    events.order_by_desc(event::Column::Id).limit(most)
}

/// What she did, and what was done for her: each has an index of its own and brings as many as the page could need.
async fn ids_of(
    db: &impl ConnectionTrait,
    person: AccountId,
    wanted: &Wanted,
    most: u64,
) -> Result<Vec<EventId>, DbErr> {
    use event::Column as E;
    let by_her = event::Entity::find().filter(E::AccountId.eq(person));
    let for_her = event::Entity::find().filter(E::PrincipalId.eq(person));
    let for_her = for_her.filter(Expr::col(E::PrincipalId).ne(Expr::col(E::AccountId)));
    let mut ids = Vec::new();
    for events in [by_her, for_her] {
        let events = newest(events.select_only().column(E::Id), wanted, most);
        ids.extend(events.into_tuple::<EventId>().all(db).await?);
    }
    Ok(the_newest(ids, most))
}

fn the_newest(mut ids: Vec<EventId>, most: u64) -> Vec<EventId> {
    ids.sort_by_key(|id| std::cmp::Reverse(id.0));
    ids.dedup();
    ids.truncate(usize::try_from(most).unwrap_or(usize::MAX));
    ids
}

/// Each place brings as many as the page could need: together they hold it.
async fn ids_at(
    db: &impl ConnectionTrait,
    units: &[UnitCode],
    Wanted { name, before, .. }: &Wanted,
    most: u64,
) -> Result<Vec<EventId>, DbErr> {
    let mut ids: Vec<EventId> = Vec::new();
    for unit in units {
        let mut at = event_place::Entity::find().filter(event_place::Column::UnitCode.eq(unit.clone()));
        if let Some(name) = name {
            at = at.filter(event_place::Column::Name.eq(name));
        }
        if let Some(before) = *before {
            at = at.filter(event_place::Column::EventId.lt(before));
        }
        let newest = at.order_by_desc(event_place::Column::EventId).limit(most).all(db).await?;
        ids.extend(newest.into_iter().map(|row| row.event_id));
    }
    Ok(the_newest(ids, most))
}

/// Names that occur, in alphabetical order: each is looked for behind the one before it.
pub async fn names(db: &impl ConnectionTrait) -> Result<Vec<String>, DbErr> {
    let mut names: Vec<String> = Vec::new();
    loop {
        let next = event::Entity::find().select_only().column(event::Column::Name);
        let next = next.filter(event::Column::Name.gt(names.last().cloned().unwrap_or_default()));
        let next: Option<String> = next.order_by_asc(event::Column::Name).limit(1).into_tuple().one(db).await?;
        let Some(name) = next else { return Ok(names) };
        names.push(name);
    }
}

/// The first event of that moment or later, or the one that will come next: nobody knows an event by its moment, but ids come in the order
/// of moments, nearly, and are halved until it is found.
pub async fn from(db: &impl ConnectionTrait, moment: Instant) -> Result<EventId, DbErr> {
    let newest = event::Entity::find().order_by_desc(event::Column::Id).limit(1).one(db).await?;
    let (mut first, mut behind) = (1, newest.map_or(1, |row| row.id.0 + 1));
    while first < behind {
        let middle = first + (behind - first) / 2;
        let row = event::Entity::find().filter(event::Column::Id.gte(EventId(middle)));
        match row.order_by_asc(event::Column::Id).limit(1).one(db).await? {
            Some(row) if row.happened_at < moment => first = row.id.0 + 1,
            _ => behind = middle,
        }
    }
    Ok(EventId(first))
}

async fn entries(db: &impl ConnectionTrait, rows: Vec<event::Model>) -> Result<Vec<Entry>, DbErr> {
    let who: Vec<AccountId> = rows.iter().flat_map(|row| [row.account_id, row.principal_id]).flatten().collect();
    let people = find::names(db, who).await?;
    let about = Names::read(db, &rows).await?;
    let ids: Vec<EventId> = rows.iter().map(|row| row.id).collect();
    let seals = seal::Entity::find().filter(seal::Column::EventId.is_in(ids));
    let seals: HashMap<EventId, Head> =
        seals.all(db).await?.into_iter().map(|seal| (seal.event_id, seal.into())).collect();
    let entry = |row: event::Model| {
        let somebody = |id: Option<AccountId>| {
            let id = id?;
            Some(Somebody { id, name: people.get(&id)?.clone() })
        };
        Entry {
            who: somebody(row.account_id),
            on_behalf_of: somebody(row.principal_id.filter(|id| Some(*id) != row.account_id)),
            about: about.of(&row),
            seal: seals.get(&row.id).cloned(),
            id: row.id,
            at: row.happened_at,
            name: row.name,
            body: row.body,
        }
    };
    Ok(rows.into_iter().map(entry).collect())
}
