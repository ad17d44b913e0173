//! Finds a commune by what people call it: typed without tones, with or without its type word, by its name of today or by the
//! former commune or district that it was until July 2025.

use std::collections::HashMap;

use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, Order, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, SimpleExpr},
};
use serde::Serialize;

use super::{
    communes::{Place, communes, places},
    districts::former_districts,
    former::{labels, successors},
};
use crate::{
    entities::{former_unit, unit, unit_successor},
    kernel::{fold::fold, ids::UnitCode},
};

/// Words that say what kind of unit a name belongs to, folded, the longer first.
const TYPE_WORDS: [&str; 8] = ["thi tran ", "thanh pho ", "thi xa ", "dac khu ", "phuong ", "huyen ", "quan ", "xa "];
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

/// At most `limit` communes for what was typed, each once, the best first: names of today, then former names. A former commune that was
/// split answers with each part. `within` keeps to one province of today. Fewer than two letters find nothing.
pub async fn search(
    db: &impl ConnectionTrait,
    typed: &str,
    within: Option<&UnitCode>,
    limit: usize,
) -> Result<Vec<Found>, DbErr> {
    let asked: String = fold(typed).chars().take(80).collect();
    if asked.chars().count() < 2 {
        return Ok(Vec::new());
    }
    let mut found = today(db, &asked, within, limit).await?;
    if found.len() < limit {
        for former in by_former_names(db, &asked, within).await? {
            if !found.iter().any(|known| known.place.code == former.place.code) {
                found.push(former);
            }
        }
        found.truncate(limit);
    }
    Ok(found)
}

async fn today(
    db: &impl ConnectionTrait,
    asked: &str,
    within: Option<&UnitCode>,
    limit: usize,
) -> Result<Vec<Found>, DbErr> {
    let mut query = unit::Entity::find()
        .filter(unit::Column::ParentCode.is_not_null())
        .filter(fits(unit::Column::SearchText, asked))
        .order_by(begins(unit::Column::SearchText, asked), Order::Desc)
        .order_by(begins(unit::Column::SearchText, without_type(asked).unwrap_or(asked)), Order::Desc)
        .order_by_asc(unit::Column::SearchText)
        .order_by_asc(unit::Column::Code)
        .limit(limit as u64);
    if let Some(province) = within {
        query = query.filter(unit::Column::ParentCode.eq(province.clone()));
    }
    let found = places(query.all(db).await?);
    Ok(found.into_iter().map(|place| Found { place, former_code: None, former_label: None }).collect())
}

async fn by_former_names(
    db: &impl ConnectionTrait,
    asked: &str,
    within: Option<&UnitCode>,
) -> Result<Vec<Found>, DbErr> {
    let units = former_unit::Entity::find()
        .filter(former_unit::Column::Level.ne("province"))
        .filter(Condition::all().add_option(within.map(inside)))
        .filter(fits(former_unit::Column::SearchText, asked))
        .order_by(begins(former_unit::Column::SearchText, asked), Order::Desc)
        .order_by(begins(former_unit::Column::SearchText, without_type(asked).unwrap_or(asked)), Order::Desc)
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
    let places = communes(db, &links.iter().map(|(_, link)| link.code.clone()).collect::<Vec<_>>()).await?;
    let places: HashMap<UnitCode, Place> = places.into_iter().map(|p| (p.code.clone(), p)).collect();
    let labels = labels(db, &codes).await?;
    let found = |(meant, link): (UnitCode, unit_successor::Model)| {
        let place = places.get(&link.code).filter(|p| within.is_none_or(|province| p.province_code == *province))?;
        let former_code = (meant == link.former_code).then(|| meant.clone());
        Some(Found { place: place.clone(), former_code, former_label: labels.get(&meant).cloned() })
    };
    Ok(links.into_iter().filter_map(found).collect())
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

/// Every word stands at the beginning of a word of the text; a leading type word may be part of the name (xã Xa Dung) or not.
fn fits(column: impl ColumnTrait, asked: &str) -> Condition {
    let all = |words: &str| {
        words.split(' ').filter(|w| !w.is_empty()).take(8).fold(Condition::all(), |all, word| {
            let anywhere = Condition::any().add(column.like(format!("{word}%"))).add(column.like(format!("% {word}%")));
            all.add(anywhere)
        })
    };
    match without_type(asked) {
        Some(name) => Condition::any().add(all(asked)).add(all(name)),
        None => all(asked),
    }
}

/// True for a text that begins so: those come first.
fn begins(column: impl ColumnTrait, words: &str) -> SimpleExpr {
    Expr::expr(column.like(format!("{words}%")))
}

fn without_type(asked: &str) -> Option<&str> {
    TYPE_WORDS.iter().find_map(|word| asked.strip_prefix(word)).filter(|name| !name.is_empty())
}
