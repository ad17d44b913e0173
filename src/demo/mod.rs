//! The demo world: real places and kinds of goods, invented people, thirteen months of trade. It is made only by calling the
//! market's own commands, day after day, so it obeys the rules; the dice are loaded the same way every time.

mod deeds;
mod dice;
mod error;
mod goods;
mod past;
mod people;
mod pictures;
mod registry;
mod reports;
mod source;
mod trade;
mod world;

pub use self::{
    error::DemoError,
    people::{PASSWORD, SHARED},
};

use time::Duration;

use crate::{
    app::App,
    infra::{
        marks,
        words::{Language, Message},
    },
    kernel::actor::Actor,
    market::accounts,
};

const DAYS: i64 = 395;
const READY: &str = "ready";
const LOADING: &str = "loading";

/// Loads it unless it is there already; tells whether it did.
pub async fn load_once(app: &App) -> Result<bool, DemoError> {
    match marks::demo_step(&app.db.read).await?.as_deref() {
        Some(READY) => Ok(false),
        Some(_) => Err(DemoError::Half(app.words.say(Language::Vi, &Message::new("demo-half")))),
        None if accounts::find::any(&app.db.read).await? => Err(DemoError::NotEmpty),
        None => load(app).await.map(|()| true),
    }
}

async fn load(app: &App) -> Result<(), DemoError> {
    mark(app, LOADING).await?;
    let first = app.clock.now().day() - Duration::days(DAYS);
    let mut world = world::World::new(app.clone(), first)?;
    people::settle(&mut world).await?;
    pictures::keep(&mut world).await?;
    tracing::info!("pictures are kept");
    world.documents = trade::documents(app).await?;
    goods::plan(&mut world)?;
    trade::plan(&mut world);
    past::live_through(&mut world).await?;
    reports::tell(&world).await?;
    app.db.optimize().await?;
    mark(app, READY).await
}

async fn mark(app: &App, step: &str) -> Result<(), DemoError> {
    let work = app.db.begin_untold(Actor::System, app.clock.now()).await?;
    marks::mark_demo(&work, step).await?;
    Ok(work.commit().await?)
}

/// One sign-in for each role: what it is called, and its number.
pub fn sign_ins() -> Result<Vec<(&'static str, String)>, DemoError> {
    let mut all = Vec::new();
    all.extend(source::buyers()?.first().map(|b| ("demo-role-buyer", b.phone.clone())));
    let shops = source::shops()?;
    for (key, kind) in [("demo-role-seller", "household"), ("demo-role-cooperative", "cooperative")] {
        all.extend(shops.iter().find(|s| s.kind == kind).map(|s| (key, s.phone.clone())));
    }
    let roles = ["moderator", "analyst", "admin", "helper"];
    let keys = ["demo-role-moderator", "demo-role-analyst", "demo-role-admin", "demo-role-helper"];
    for person in source::staff()? {
        all.extend(
            roles.iter().zip(keys).find(|(r, _)| **r == person.role).map(|(_, key)| (key, person.phone.clone())),
        );
    }
    Ok(all)
}
