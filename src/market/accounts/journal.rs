//! The audit log: everything that happened, as it was recorded in the commit that made it happen. Nobody can change it.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{Role, find::Person};
use crate::{
    entities::{account, event, event_place},
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
    pub body: String,
    /// Whose finger it was; nobody's where a job did it.
    pub who: Option<String>,
    /// For whom, where that is somebody else.
    pub on_behalf_of: Option<String>,
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

/// So many of the newest before an event, or of all; of one name, or of any. What is read does not grow with the market.
pub async fn page(
    db: &impl ConnectionTrait,
    seen: &Seen,
    name: Option<&str>,
    before: Option<EventId>,
    most: u64,
) -> Result<Vec<Entry>, DbErr> {
    let mut select = event::Entity::find();
    match seen {
        Seen::Everything => {
            if let Some(name) = name {
                select = select.filter(event::Column::Name.eq(name));
            }
            if let Some(before) = before {
                select = select.filter(event::Column::Id.lt(before));
            }
        }
        Seen::Places(units) => {
            let ids = ids_at(db, units, name, before, most).await?;
            select = select.filter(event::Column::Id.is_in(ids));
        }
    }
    let rows = select.order_by_desc(event::Column::Id).limit(most).all(db).await?;
    let people = people(db, &rows).await?;
    Ok(rows.into_iter().map(|row| entry(row, &people)).collect())
}

/// Each place brings as many as the page could need: together they hold it.
async fn ids_at(
    db: &impl ConnectionTrait,
    units: &[UnitCode],
    name: Option<&str>,
    before: Option<EventId>,
    most: u64,
) -> Result<Vec<EventId>, DbErr> {
    let mut ids: Vec<EventId> = Vec::new();
    for unit in units {
        let mut at = event_place::Entity::find().filter(event_place::Column::UnitCode.eq(unit.clone()));
        if let Some(name) = name {
            at = at.filter(event_place::Column::Name.eq(name));
        }
        if let Some(before) = before {
            at = at.filter(event_place::Column::EventId.lt(before));
        }
        let newest = at.order_by_desc(event_place::Column::EventId).limit(most).all(db).await?;
        ids.extend(newest.into_iter().map(|row| row.event_id));
    }
    ids.sort_by_key(|id| std::cmp::Reverse(id.0));
    ids.dedup();
    ids.truncate(usize::try_from(most).unwrap_or(usize::MAX));
    Ok(ids)
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

async fn people(db: &impl ConnectionTrait, rows: &[event::Model]) -> Result<HashMap<AccountId, String>, DbErr> {
    let ids: Vec<AccountId> = rows.iter().flat_map(|row| [row.account_id, row.principal_id]).flatten().collect();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let accounts = account::Entity::find().filter(account::Column::Id.is_in(ids)).all(db).await?;
    Ok(accounts.into_iter().map(|account| (account.id, account.name)).collect())
}

fn entry(row: event::Model, people: &HashMap<AccountId, String>) -> Entry {
    let name_of = |id: Option<AccountId>| id.and_then(|id| people.get(&id).cloned());
    Entry {
        id: row.id,
        at: row.happened_at,
        name: row.name,
        body: row.body.to_string(),
        who: name_of(row.account_id),
        on_behalf_of: name_of(row.principal_id.filter(|id| Some(*id) != row.account_id)),
    }
}
