//! The demo world: real places and kinds of goods, invented people, thirteen months of trade. It is made only by calling the
//! market's own commands, day after day, so it obeys the rules; the dice are loaded the same way every time.

mod dice;
mod goods;
mod people;
mod pictures;
mod source;
mod trade;
mod world;

use sea_orm::DbErr;
use time::Duration;

use crate::{
    app::App,
    infra::{
        marks, outbox,
        passwords::PasswordError,
        pictures::PictureError,
        words::{Language, Message},
    },
    kernel::actor::Actor,
    market::accounts,
};

/// Everybody's password here.
pub const PASSWORD: &str = "cho-phien-mau";
const DAYS: i64 = 395;
const READY: &str = "ready";
const LOADING: &str = "loading";

/// Why there is no demo world.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// Real accounts live here.
    #[error("the database is not empty: a demo world is only loaded into an empty one")]
    NotEmpty,
    /// An earlier load was cut short.
    #[error("{0}")]
    Half(String),
    /// The source files do not fit together, or a command refused what they say.
    #[error("demo source: {0}")]
    Source(String),
    /// The database did not do it.
    #[error(transparent)]
    Db(#[from] DbErr),
    /// A demo picture could not be cleaned or kept.
    #[error(transparent)]
    Picture(#[from] PictureError),
    /// The demo password could not be hashed.
    #[error(transparent)]
    Password(#[from] PasswordError),
}

impl From<csv::Error> for DemoError {
    fn from(error: csv::Error) -> Self {
        Self::Source(error.to_string())
    }
}

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
    goods::plan(&mut world)?;
    trade::plan(&mut world);
    world.live_through().await?;
    let work = app.db.begin(Actor::System, app.clock.now()).await?;
    outbox::silence(&work).await?;
    work.commit().await?;
    app.db.optimize().await?;
    mark(app, READY).await
}

async fn mark(app: &App, step: &str) -> Result<(), DemoError> {
    let work = app.db.begin(Actor::System, app.clock.now()).await?;
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
