//! Finds a commune by what people call it: typed without tones, with or without its type word, by its name of today or by the
//! former commune or district that it was until July 2025.

use std::collections::HashMap;

use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, Order, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, SimpleExpr},
};
use serde::Serialize;

use super::{
    communes::{Place, commune, communes},
    districts::former_districts,
    former::{labels, successors},
};
use crate::{
    entities::{former_unit, unit, unit_successor},
    kernel::{
        fold::fold,
        ids::UnitCode,
        typed::spoken::{self, Part},
    },
};

/// Words of an address that are looked for, at most.
const MOST_WORDS: usize = 12;
/// Kinds of districts of before July 2025.
const DISTRICTS: [&str; 4] = ["quan", "huyen", "thi_xa", "thanh_pho"];
/// Former units whose successors are looked up for one answer.
const MOST_FORMER: u64 = 12;

/// A commune of today that fits what was typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Found {
    /// Today's commune.
    pub place: Place,
    /// The former commune that was meant, where one was.
    pub former_code: Option<UnitCode>,
    /// What was meant, written out: `xã Pải Lủng, huyện Mèo Vạc, Hà Giang`. Shown after "trước 7/2025:".
    pub former_label: Option<String>,
}

/// What was found for an address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Looked {
    /// The best first, each commune once.
    pub found: Vec<Found>,
    /// The one of them that is meant, where there is no other.
    pub meant: Option<Found>,
    /// Something of the address was left aside because nothing fits with it: whatever was found is to be asked.
    pub guessed: bool,
}

/// A unit that fits, and what it leads to.
struct Match {
    found: Found,
    /// Folded, of the unit that was meant.
    name: String,
    /// `xa`, `thi_tran`, `huyen` …
    kind: String,
}

/// At most `limit` communes for what was typed, each once, the best first: names of today, then former names. A former commune that was
/// split answers with each part. `within` keeps to one province of today. Fewer than two letters find nothing.
pub async fn search(
    db: &impl ConnectionTrait,
    typed: &str,
    within: Option<&UnitCode>,
    limit: usize,
) -> Result<Vec<Found>, DbErr> {
    Ok(among(db, typed, within, (limit, false)).await?.found)
}

/// The same, and which of them is meant. An address is looked for as a whole first, then without its smallest parts: house, road and
/// hamlet are in no list, and a commune that nobody knows leaves its district.
pub async fn look(
    db: &impl ConnectionTrait,
    typed: &str,
    within: Option<&UnitCode>,
    limit: usize,
) -> Result<Looked, DbErr> {
    among(db, typed, within, (limit, true)).await
}

/// `whole`: former names are asked too where today's fill the list, because one of them may be meant.
async fn among(
    db: &impl ConnectionTrait,
    typed: &str,
    within: Option<&UnitCode>,
    (limit, whole): (usize, bool),
) -> Result<Looked, DbErr> {
    let parts = spoken::parts(typed);
    if fold(typed).chars().count() < 2 {
        return Ok(Looked::default());
    }
    for from in 0..parts.len() {
        let asked = Asked { parts: &parts[from..] };
        let mut matches = today(db, &asked, within, limit).await?;
        if whole || matches.len() < limit {
            matches.extend(by_former_names(db, &asked, within).await?);
        }
        matches.retain(|unit| from == 0 || asked.names(unit));
        if !matches.is_empty() {
            let guessed = !parts[..from].iter().all(Part::is_smaller);
            return Ok(answer(matches, &asked, guessed, limit));
        }
    }
    Ok(Looked::default())
}

/// Where the kind was told and a unit of that kind has that very name, no other is meant.
fn answer(mut matches: Vec<Match>, asked: &Asked<'_>, guessed: bool, limit: usize) -> Looked {
    if matches.iter().any(|unit| asked.names(unit) && asked.is_of_kind(unit)) {
        matches.retain(|unit| asked.names(unit) && asked.is_of_kind(unit));
    }
    let whole = matches.iter().any(|unit| asked.names_whole(unit));
    let named = once(matches.iter().filter(|unit| if whole { asked.names_whole(unit) } else { asked.names(unit) }));
    let mut found = once(matches.iter());
    let begun = matches.iter().any(|unit| asked.begins(unit));
    let meant = match (&named[..], &found[..]) {
        ([one], _) => Some(one.clone()),
        (_, [one]) if begun => Some(one.clone()),
        _ => found.iter().find(|found| asked.is_label(found)).cloned(),
    };
    found.truncate(limit);
    Looked { found, meant: meant.filter(|_| !guessed), guessed }
}

fn once<'a>(matches: impl Iterator<Item = &'a Match>) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    for unit in matches {
        if !found.iter().any(|known| known.place.code == unit.found.place.code) {
            found.push(unit.found.clone());
        }
    }
    found
}

/// Parts of an address, the smallest first; never none.
struct Asked<'a> {
    parts: &'a [Part],
}

impl Asked<'_> {
    /// The unit has the name of the smallest part, or of the first two: a dash may be part of a name.
    fn names(&self, unit: &Match) -> bool {
        let [first, rest @ ..] = self.parts else { return false };
        let two = rest.first().map(|second| format!("{} {}", first.name, second.name));
        unit.name == first.name || unit.name == first.whole() || two.is_some_and(|two| unit.name == two)
    }

    /// It has the whole name, with the word that may be for its kind: *Xa Dung* before a xã *Dung*.
    fn names_whole(&self, unit: &Match) -> bool {
        unit.name == self.parts[0].whole()
    }

    /// The name was begun, or goes on without a comma into its district; its words in another order are another name.
    fn begins(&self, unit: &Match) -> bool {
        let is_begun = |row: String| unit.name.starts_with(&row) || row.starts_with(&unit.name);
        is_begun(self.row(true)) || is_begun(self.row(false)) || unit.name.starts_with(&self.parts[0].name)
    }

    fn is_of_kind(&self, unit: &Match) -> bool {
        self.parts[0].kind.is_some_and(|kind| !self.parts[0].unsure && unit.kind == kind)
    }

    /// It was typed as the market writes it: `Xã Mèo Vạc, Tuyên Quang`.
    fn is_label(&self, found: &Found) -> bool {
        let [commune, province] = self.parts else { return false };
        let name = fold(&found.place.full_name);
        let typed = commune.kind.map(|kind| format!("{} {}", kind.replace('_', " "), commune.name));
        typed.is_some_and(|typed| typed == name) && province.name == fold(&found.place.province_name)
    }

    /// All names in a row, as the lists have them; the first with the word that may belong to it, or without.
    fn row(&self, whole: bool) -> String {
        let first = if whole { self.parts[0].whole() } else { self.parts[0].name.clone() };
        let names = [first].into_iter().chain(self.parts[1..].iter().map(|part| part.name.clone()));
        names.collect::<Vec<_>>().join(" ")
    }

    /// Every word stands at the beginning of a word of the text, and a number is a word of it; a leading word for a kind may be part of the
    /// name (xã Xa Dung) or not.
    fn fits(&self, column: impl ColumnTrait) -> Condition {
        let all = |row: &str| {
            let words = row.split(' ').filter(|word| !word.is_empty()).take(MOST_WORDS);
            words.fold(Condition::all(), |all, word| all.add(has_word(column, word)))
        };
        Condition::any().add(all(&self.row(true))).add(all(&self.row(false)))
    }

    /// Those come first that begin as a whole so, then those whose name does.
    fn order<E: EntityTrait>(&self, query: sea_orm::Select<E>, column: impl ColumnTrait) -> sea_orm::Select<E> {
        let rows = [self.row(true), self.row(false), self.parts[0].name.clone()];
        rows.iter().fold(query, |query, row| query.order_by(begins(column, row), Order::Desc))
    }

    /// The number that a unit must be called.
    fn number(&self) -> Option<&str> {
        Some(&self.parts[0]).filter(|part| part.is_number()).map(|part| part.name.as_str())
    }
}

async fn today(
    db: &impl ConnectionTrait,
    asked: &Asked<'_>,
    within: Option<&UnitCode>,
    limit: usize,
) -> Result<Vec<Match>, DbErr> {
    let query = unit::Entity::find()
        .filter(unit::Column::ParentCode.is_not_null())
        .filter(Condition::all().add_option(within.map(|province| unit::Column::ParentCode.eq(province.clone()))))
        .filter(Condition::all().add_option(asked.number().map(|number| unit::Column::Name.eq(number))))
        .filter(asked.fits(unit::Column::SearchText));
    let rows = asked
        .order(query, unit::Column::SearchText)
        .order_by_asc(unit::Column::SearchText)
        .order_by_asc(unit::Column::Code)
        .limit(limit as u64)
        .all(db)
        .await?;
    let found = |row: unit::Model| {
        let found = Found { place: commune(&row.code)?, former_code: None, former_label: None };
        Some(Match { found, name: fold(&row.name), kind: row.kind })
    };
    Ok(rows.into_iter().filter_map(found).collect())
}

async fn by_former_names(
    db: &impl ConnectionTrait,
    asked: &Asked<'_>,
    within: Option<&UnitCode>,
) -> Result<Vec<Match>, DbErr> {
    let query = former_unit::Entity::find()
        .filter(former_unit::Column::Level.ne("province"))
        .filter(Condition::all().add_option(within.map(inside)))
        .filter(numbered(asked))
        .filter(asked.fits(former_unit::Column::SearchText));
    let units = asked
        .order(query, former_unit::Column::SearchText)
        .order_by_asc(former_unit::Column::Level)
        .order_by_asc(former_unit::Column::SearchText)
        .order_by_asc(former_unit::Column::Code)
        .limit(MOST_FORMER)
        .all(db)
        .await?;
    if units.is_empty() {
        return Ok(Vec::new());
    }
    let codes: Vec<UnitCode> = units.iter().map(|u| u.code.clone()).collect();
    let links = parts(db, &units).await?;
    let places = communes(&links.iter().map(|(_, link)| link.code.clone()).collect::<Vec<_>>());
    let places: HashMap<UnitCode, Place> = places.into_iter().map(|p| (p.code.clone(), p)).collect();
    let labels = labels(db, &codes).await?;
    let found = |(meant, link): (UnitCode, unit_successor::Model)| {
        let place = places.get(&link.code).filter(|p| within.is_none_or(|province| p.province_code == *province))?;
        let unit = units.iter().find(|unit| unit.code == meant)?;
        let former_code = (meant == link.former_code).then(|| meant.clone());
        let found = Found { place: place.clone(), former_code, former_label: labels.get(&meant).cloned() };
        Some(Match { found, name: fold(&unit.name), kind: unit.kind.clone() })
    };
    Ok(links.into_iter().filter_map(found).collect())
}

/// `Quận 7` is a district of that very name, `Phường 7` a commune: a number says nothing about any other.
fn numbered(asked: &Asked<'_>) -> Condition {
    let Some(number) = asked.number() else { return Condition::all() };
    let level = asked.parts[0].kind.map(|kind| if DISTRICTS.contains(&kind) { "district" } else { "commune" });
    Condition::all()
        .add(former_unit::Column::Name.eq(number))
        .add_option(level.map(|level| former_unit::Column::Level.eq(level)))
}

/// The former districts of a province of today, and what was in them.
fn inside(province: &UnitCode) -> Condition {
    let codes = || former_districts(province).iter().map(|district| district.code.clone());
    Condition::any().add(former_unit::Column::Code.is_in(codes())).add(former_unit::Column::ParentCode.is_in(codes()))
}

/// Each former unit with the communes that it became, in the order of the units; a district through its communes.
async fn parts(
    db: &impl ConnectionTrait,
    units: &[former_unit::Model],
) -> Result<Vec<(UnitCode, unit_successor::Model)>, DbErr> {
    let codes: Vec<UnitCode> = units.iter().map(|u| u.code.clone()).collect();
    let below = former_unit::Entity::find()
        .filter(former_unit::Column::ParentCode.is_in(codes.clone()))
        .order_by_asc(former_unit::Column::Code)
        .all(db)
        .await?;
    let all: Vec<UnitCode> = codes.iter().cloned().chain(below.iter().map(|u| u.code.clone())).collect();
    let links = successors(db, &all).await?;
    let mut parts: Vec<(UnitCode, unit_successor::Model)> = Vec::new();
    for unit in units {
        let own = |link: &&unit_successor::Model| {
            link.former_code == unit.code
                || below.iter().any(|b| b.code == link.former_code && b.parent_code.as_ref() == Some(&unit.code))
        };
        for link in links.iter().filter(own) {
            if !parts.iter().any(|(meant, known)| *meant == unit.code && known.code == link.code) {
                parts.push((unit.code.clone(), link.clone()));
            }
        }
    }
    Ok(parts)
}

fn has_word(column: impl ColumnTrait, word: &str) -> Condition {
    if word.bytes().all(|byte| byte.is_ascii_digit()) {
        let around = [format!("{word} %"), format!("% {word} %"), format!("% {word}")];
        return around.iter().fold(Condition::any().add(column.eq(word)), |any, row| any.add(column.like(row)));
    }
    Condition::any().add(column.like(format!("{word}%"))).add(column.like(format!("% {word}%")))
}

/// True for a text that begins so: those come first.
fn begins(column: impl ColumnTrait, words: &str) -> SimpleExpr {
    Expr::expr(column.like(format!("{words}%")))
}
