//! What an address of the log asks for: `?name=&unit=&person=&day=&before=`.

use axum::extract::RawQuery;
use time::Date;

use crate::{
    kernel::{
        ids::{AccountId, EventId, UnitCode},
        instant::Instant,
    },
    market::{
        accounts::journal::{self, Seen, Wanted},
        places::find::{self, Place},
    },
    pages::visit::Visit,
    web::{error::WebError, fields::Fields, query},
};

/// Fields of an address that are read.
const MOST_FIELDS: usize = 20;

/// A question as it was asked.
#[derive(Clone)]
pub(super) struct Asked {
    /// Whose log, or that of the place that was chosen.
    pub(super) seen: Seen,
    /// Whether whoever asks may read all of it.
    pub(super) everything: bool,
    /// The communes whose log can be chosen.
    pub(super) places: Vec<Place>,
    /// The commune that was chosen.
    pub(super) unit: Option<UnitCode>,
    /// Which lines.
    pub(super) wanted: Wanted,
    /// Up to that day, which is in it.
    pub(super) day: Option<Date>,
    /// It begins further back than with the newest.
    pub(super) further: bool,
    /// What was typed, and what was wrong with it.
    pub(super) fields: Fields,
    /// Kinds of event that can be chosen.
    pub(super) names: Vec<String>,
}

impl Asked {
    /// Reads the query of an address; a place beyond one's reach has no log. Who did what everywhere is asked by whoever reads
    /// everything.
    pub(super) async fn read(visit: &Visit, asked: &RawQuery) -> Result<Self, WebError> {
        let db = &visit.app.db.read;
        let mut fields = Fields::from_pairs(query::pairs(asked.0.as_deref().unwrap_or_default()).take(MOST_FIELDS));
        let own = Seen::of(visit.signed_in()?);
        let places = places(visit, &own);
        let unit = places.iter().find(|place| place.code.0 == fields.typed("unit")).map(|place| place.code.clone());
        if unit.is_none() && !fields.typed("unit").is_empty() {
            return Err(WebError::NotFound);
        }
        let everything = own == Seen::Everything;
        let seen = unit.clone().map_or(own, |unit| Seen::Places(vec![unit]));
        let names: Vec<String> = journal::names(db).await?.into_iter().filter(|name| seen.has(name)).collect();
        let name = names.iter().find(|name| *name == fields.typed("name")).cloned();
        let person = fields.typed("person").parse().ok().map(AccountId).filter(|_| seen == Seen::Everything);
        let day = if fields.typed("day").is_empty() { None } else { fields.day("day") };
        let next = day.and_then(Date::next_day).map(Instant::start_of);
        let before = match (fields.typed("before").parse().ok().map(EventId), next) {
            (Some(before), _) => Some(before),
            (None, Some(next)) => Some(journal::from(db, next).await?),
            (None, None) => None,
        };
        let further = !fields.typed("before").is_empty();
        let wanted = Wanted { name, person, before };
        Ok(Self { seen, everything, places, unit, wanted, day, further, fields, names })
    }

    /// Whether a kind, a place or a day was chosen, or something that is no day.
    pub(super) fn is_narrow(&self) -> bool {
        self.wanted.name.is_some() || self.unit.is_some() || self.day.is_some() || !self.fields.fine()
    }

    /// The same question for another part of the log, as an address of that page.
    pub(super) fn address(&self, path: &str, before: Option<EventId>) -> String {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        if let Some(name) = &self.wanted.name {
            query.append_pair("name", name);
        }
        if let Some(unit) = &self.unit {
            query.append_pair("unit", &unit.0);
        }
        if let Some(person) = self.wanted.person {
            query.append_pair("person", &person.0.to_string());
        }
        if let Some(day) = self.day {
            query.append_pair("day", &day.to_string());
        }
        if let Some(before) = before {
            query.append_pair("before", &before.0.to_string());
        }
        let query = query.finish();
        if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
    }
}

/// The communes whose log somebody may choose.
fn places(visit: &Visit, seen: &Seen) -> Vec<Place> {
    let units = match seen {
        Seen::Everything => vec![visit.app.province.clone()],
        Seen::Places(units) => units.clone(),
    };
    let (provinces, communes): (Vec<_>, Vec<_>) = units.into_iter().partition(UnitCode::is_province);
    let mut places = find::communes(&communes);
    for province in &provinces {
        places.extend(find::of_province(province));
    }
    places
}
