//! The market's front: what is in season, what is certified, what comes from nearby, from where, and who is new. It is what most
//! visitors see first, so all of it is one question.

use std::sync::LazyLock;

use sea_orm::{ConnectionTrait, DbBackend, DbErr};
use time::Date;

use super::{
    by_place::{self, PlaceCount},
    shop::{self, Maker},
};
use crate::{
    infra::db::{
        gathered::{Question, answer, spelled},
        spelled::Spelled,
    },
    kernel::ids::UnitCode,
    market::{
        catalog::{
            browse::{self, Filter, Sort},
            cards::Card,
        },
        places::sets::ProductSet,
    },
};

/// So many goods are read for a shelf, of which no two that look alike are shown.
pub const SHELF: u64 = 16;
const NEAR: u64 = 8;
const PLACES: u64 = 12;
const MAKERS: u64 = 6;

/// What is there today; all goods can be bought now.
#[derive(Clone, Debug)]
pub struct Front {
    /// In season this month, the newest first.
    pub in_season: Vec<Card>,
    /// With stars that hold.
    pub certified: Vec<Card>,
    /// From the communes around; nothing where none was named.
    pub near: Vec<Card>,
    /// Categories with something on sale, in the decision's order.
    pub sets: Vec<&'static ProductSet>,
    /// Communes with something on sale, the most goods first.
    pub places: Vec<PlaceCount>,
    /// The shops that opened last and have something on sale.
    pub makers: Vec<Maker>,
}

/// What the front asks on a day, with goods from some communes.
type Key = (bool, Date, Vec<UnitCode>);

/// Of each commune of a province, and of nobody's.
static SPELLED: LazyLock<Spelled<Key>> = LazyLock::new(|| Spelled::new(256));

/// Reads it, with goods from the communes `around`.
pub async fn front(db: &impl ConnectionTrait, today: Date, around: &[UnitCode]) -> Result<Front, DbErr> {
    let backend = db.get_database_backend();
    let key = (backend == DbBackend::Postgres, today, around.to_vec());
    let row = answer(db, SPELLED.get(key, || spelled(backend, questions(backend, today, around)))).await?;
    Ok(Front {
        in_season: browse::cards(&row, "in_season")?,
        certified: browse::cards(&row, "certified")?,
        near: if around.is_empty() { Vec::new() } else { browse::cards(&row, "near")? },
        sets: by_place::sets(&row, "sets")?,
        places: by_place::places(&row, "places")?,
        makers: shop::makers(&row, "makers")?,
    })
}

fn questions(backend: DbBackend, today: Date, around: &[UnitCode]) -> Vec<Question> {
    let now = Filter { in_stock: true, ..Filter::default() };
    let seasonal = Filter { month: Some(u8::from(today.month())), ..now.clone() };
    let starred = Filter { stars: Some(3), ..now.clone() };
    let nearby = Filter { around: around.to_vec(), ..now };
    let firsts = |filter, most| browse::firsts(backend, filter, Sort::Newest, most, today);
    let mut questions = vec![
        ("in_season", firsts(&seasonal, SHELF)),
        ("certified", firsts(&starred, SHELF)),
        ("sets", by_place::with_goods_on_sale(backend)),
        ("places", by_place::with_most_goods(backend, PLACES)),
        ("makers", shop::newest(backend, MAKERS)),
    ];
    if !around.is_empty() {
        questions.push(("near", firsts(&nearby, NEAR)));
    }
    questions
}
