//! The market's front: what is in season, what is certified, what comes from nearby, from where, and who is new. It is what most
//! visitors see first, so all of it is one question.

use sea_orm::{ConnectionTrait, DbErr};
use time::Date;

use super::{
    by_place::{self, PlaceCount},
    shop::{self, Maker},
};
use crate::{
    infra::db::gathered::together,
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

/// Reads it, with goods from the communes `around`.
pub async fn front(db: &impl ConnectionTrait, today: Date, around: &[UnitCode]) -> Result<Front, DbErr> {
    let backend = db.get_database_backend();
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
    let row = together(db, questions).await?;
    Ok(Front {
        in_season: browse::cards(&row, "in_season")?,
        certified: browse::cards(&row, "certified")?,
        near: if around.is_empty() { Vec::new() } else { browse::cards(&row, "near")? },
        sets: by_place::sets(&row, "sets")?,
        places: by_place::places(&row, "places")?,
        makers: shop::makers(&row, "makers")?,
    })
}
