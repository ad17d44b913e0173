//! What an order is reckoned from: the goods as they could be bought now, and what it costs to bring them.

use std::collections::HashMap;

use sea_orm::{ConnectionTrait, DbBackend, DbErr, QueryResult};
use time::Date;

use crate::{
    infra::db::gathered::{Question, together_planned},
    kernel::ids::ProductId,
    market::{
        catalog::offers::{self, Offer},
        certificates::find::{self as papers, Best},
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
    read(&together_planned(db, questions(db.get_database_backend(), codes)).await?)
}

/// The same, and of each product the paper that its line will name, if one holds on that day.
pub async fn with_papers(
    db: &impl ConnectionTrait,
    codes: &[&str],
    on: Date,
) -> Result<(Basis, HashMap<ProductId, Best>), DbErr> {
    let backend = db.get_database_backend();
    let papers = (papers::BEST, papers::best(backend, offers::products_by_code(codes), on));
    let row = together_planned(db, questions(backend, codes).into_iter().chain([papers])).await?;
    Ok((read(&row)?, papers::told_best(&row)?))
}

fn questions(backend: DbBackend, codes: &[&str]) -> [Question; 2] {
    [(offers::OFFERS, offers::by_code(backend, codes)), (Rates::NAME, Rates::question(backend))]
}

fn read(row: &QueryResult) -> Result<Basis, DbErr> {
    Ok(Basis { offers: offers::told(row)?, rates: Rates::told(row)? })
}
