//! Twins of `market/catalog/doors/`: an owner lets her shop rest, gives it up, and opens it again.

mod leave;
mod reopen;
mod rest;
mod resume;

use chophien::{
    entities::{product, shop},
    infra::refused::Refused,
    kernel::actor::Actor,
    market::catalog::doors::{self, DoorError},
};
use sea_orm::EntityTrait;
use time::Date;

use crate::kit::{Household, TestApp, claims};

/// One of the four.
#[derive(Clone, Copy, Debug)]
enum Door {
    Rest(Date),
    Resume,
    Leave,
    Reopen,
}

async fn tried(app: &TestApp, my: &Household, actor: Actor, door: Door) -> Result<(), DoorError> {
    let work = app.begin(actor).await;
    let in_shop = claims::enter(&work, my.shop).await;
    let done = match door {
        Door::Rest(until) => doors::rest::rest(&in_shop, until).await,
        Door::Resume => doors::resume::resume(&in_shop).await,
        Door::Leave => doors::leave::leave(&in_shop).await,
        Door::Reopen => doors::reopen::reopen(&in_shop).await,
    };
    match done {
        Ok(()) => {
            work.commit().await.expect("a commit");
            Ok(())
        }
        Err(Refused::No(refusal)) => Err(refusal),
        Err(broken) => panic!("{broken}"),
    }
}

async fn row(app: &TestApp, my: &Household) -> shop::Model {
    shop::Entity::find_by_id(my.shop).one(&app.db.read).await.expect("shops").expect("the shop")
}

async fn shown(app: &TestApp) -> usize {
    let goods = product::Entity::find().all(&app.db.read).await.expect("products");
    goods.iter().filter(|row| row.shown).count()
}
