//! What an order is reckoned from: the goods as they could be bought now, and what it costs to bring them.

use sea_orm::{ConnectionTrait, DbErr};

use crate::{
    infra::db::gathered::together_planned,
    market::{
        catalog::offers::{self, Offer},
        delivery::quote::Rates,
    },
};

/// As things stand.
#[derive(Debug)]
pub struct Basis {
    /// Of the variants that a form names, in the order of their ids.
    pub offers: Vec<Offer>,
    /// Every table of fees.
    pub rates: Rates,
}

/// Reads it, in one question.
pub async fn basis(db: &impl ConnectionTrait, codes: &[&str]) -> Result<Basis, DbErr> {
    let backend = db.get_database_backend();
    let questions = [(offers::OFFERS, offers::by_code(backend, codes)), (Rates::NAME, Rates::question(backend))];
    let row = together_planned(db, questions).await?;
    Ok(Basis { offers: offers::told(&row)?, rates: Rates::told(&row)? })
}
