//! What a command finds in the database before it does anything else, and whether it goes on. Every command comes through
//! `prepare`: one that met tables of another time would fail half way, or write what the right program cannot read.

use migrations::State;

use crate::{app::App, config::Profile, infra::marks, kernel::ids::UnitCode, market::places::provinces};

/// What a command must find.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// A database that is up to date.
    UpToDate,
    /// One that is brought up to date first.
    Migrated,
}

/// Why a command does not go on. Nothing has changed.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// Somebody has to migrate first.
    #[error("[database]: it is empty; run `chophien migrate` first")]
    Empty,
    /// The same, where older tables are.
    #[error("[database]: not up to date (migrations to come: {0}); run `chophien migrate` first")]
    Behind(usize),
    /// An older program was started over a newer database.
    #[error(
        "[database]: a newer version of the program has migrated it ({0}); start that version, or restore a backup of before"
    )]
    FromTheFuture(String),
    /// Its tables were never released.
    #[error(
        "[database]: it was made before the first release, and no way leads on from there; begin with an empty one (a demo: remove var/)"
    )]
    BeforeTheFold,
    /// The market is nowhere: its pages would be empty.
    #[error("[market] province: {0} is no province of today")]
    Province(UnitCode),
    /// Invented people are no market.
    #[error("[database]: this is a demo database; production needs one of its own")]
    Demo,
    /// It does not answer, or a migration failed.
    #[error("[database]: {0}")]
    Db(#[from] sea_orm::DbErr),
}

/// Looks, migrates where that is wanted, and tells in which state the database was found.
pub async fn prepare(app: &App, needs: Needs) -> Result<State, StartError> {
    if provinces::province(&app.province).is_none() {
        return Err(StartError::Province(app.province.clone()));
    }
    let found = match needs {
        Needs::UpToDate => migrations::state(&app.db.write).await?,
        Needs::Migrated => migrations::migrate(&app.db.write, &app.config.database.url).await?,
    };
    match &found {
        State::FromTheFuture(file) => return Err(StartError::FromTheFuture(file.clone())),
        State::BeforeTheFold => return Err(StartError::BeforeTheFold),
        State::Empty if needs == Needs::UpToDate => return Err(StartError::Empty),
        State::Behind(files) if needs == Needs::UpToDate => return Err(StartError::Behind(*files)),
        State::Empty | State::Behind(_) | State::UpToDate => {}
    }
    let real = app.config.profile == Profile::Production && needs == Needs::UpToDate;
    if real && marks::is_demo(&app.db.read).await? {
        return Err(StartError::Demo);
    }
    Ok(found)
}
