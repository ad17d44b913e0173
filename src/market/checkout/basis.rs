//! What an order is reckoned from: the goods as they could be bought now, and what it costs to bring them.

use std::collections::HashMap;

use sea_orm::{ConnectionTrait, DbBackend, DbErr, QueryResult};

use crate::{
    infra::db::{
        Work,
        gathered::{Question, together_planned},
        turn,
    },
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

/// The same for whoever places an order, and has her turn: with the paper that each product's line will name, if one holds today.
pub async fn in_turn(work: &Work, codes: &[&str], turn: &str) -> Result<(Basis, HashMap<ProductId, Best>), DbErr> {
    let db = &work.tx;
    let backend = db.get_database_backend();
    let papers = (papers::BEST, papers::best(backend, offers::products_by_code(codes), work.now.day()));
    let asked = || questions(backend, codes).into_iter().chain([papers.clone()]);
    let mut row = together_planned(db, asked().chain([turn::if_free(backend, turn)])).await?;
    if !turn::taken(&row)? {
        turn::turn(work, turn).await?;
        row = together_planned(db, asked()).await?;
    }
    Ok((read(&row)?, papers::told_best(&row)?))
}

fn questions(backend: DbBackend, codes: &[&str]) -> [Question; 2] {
    [(offers::OFFERS, offers::by_code(backend, codes)), (Rates::NAME, Rates::question(backend))]
}

fn read(row: &QueryResult) -> Result<Basis, DbErr> {
    Ok(Basis { offers: offers::told(row)?, rates: Rates::told(row)? })
}
