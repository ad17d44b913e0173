//! `/seller/{shop}/delivery?weight=850`: what a buyer would pay for a parcel of that weight; a part of the listing form, and by
//! itself what `js/list.js` puts there.

use serde::{Deserialize, Serialize};

use crate::{
    kernel::{money::Money, typed::number},
    market::{
        catalog::variants::WEIGHTS,
        delivery::quote::{Examples, Rates},
    },
    pages::{guards::Acting, visit::Visit},
    web::{
        error::WebError,
        page::{Page, Show},
        query::Query,
    },
};

/// Shown while no weight is typed.
const A_PARCEL_G: i64 = 1_000;

/// Fees to three places.
#[derive(Clone, Debug, Serialize)]
pub struct Delivery {
    weight_g: i64,
    /// Nothing where no fee is known.
    examples: Option<Examples>,
}

impl Delivery {
    /// For samples of pages.
    pub fn sample() -> Self {
        let examples = Examples {
            in_province: Some(Money(18_000)),
            to_hanoi: Some(Money(27_000)),
            to_the_south: Some(Money(36_000)),
        };
        Self { weight_g: 850, examples: Some(examples) }
    }
}

/// The fees by themselves.
#[derive(Serialize)]
pub struct DeliveryPage {
    delivery: Delivery,
}

impl Page for DeliveryPage {
    const TEMPLATE: &'static str = "seller/delivery.html";

    fn samples() -> Vec<Self> {
        vec![
            Self { delivery: Delivery::sample() },
            Self { delivery: Delivery { weight_g: A_PARCEL_G, examples: None } },
        ]
    }
}

/// What is asked.
#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    weight: String,
}

/// Shows them.
pub async fn get(visit: Visit, acting: Acting, Query(asked): Query<Asked>) -> Result<Show<DeliveryPage>, WebError> {
    Ok(Show(DeliveryPage { delivery: of(&visit, &acting, &asked.weight).await? }))
}

/// The fees for a weight as it was typed; for a parcel of a kilogram where it is none.
pub async fn of(visit: &Visit, acting: &Acting, typed: &str) -> Result<Delivery, WebError> {
    let weight_g = number(typed).filter(|grams| WEIGHTS.contains(grams));
    let weight_g = weight_g.unwrap_or(A_PARCEL_G);
    let rates = Rates::read(&visit.app.db.read).await?;
    let examples = rates.examples((&acting.shop.unit_code, weight_g), visit.now.day());
    Ok(Delivery { weight_g, examples })
}
