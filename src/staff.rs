//! `chophien staff …`: people of the market from the command line: the first administrator, moderators, helpers, analysts.

use clap::Subcommand;

use crate::{
    app::App,
    infra::{passwords::PasswordError, refused::Refused},
    kernel::{actor::Actor, ids::UnitCode, phone::Phone, typed},
    market::accounts::{
        NAME, Role,
        add::{AddError, Added, add},
        find,
        grant::{Grant, GrantError, grant},
        revoke::{RevokeError, revoke},
        second::take_off::{TakeOffError, take_off},
        upkeep::end_sessions::end_sessions,
    },
};

/// What an operator may do.
#[derive(Clone, Debug, Subcommand)]
pub enum StaffCommand {
    /// Makes an account without a password that anybody knows: its owner sets the first one with a texted code.
    Add {
        /// Any spelling of a mobile number.
        #[arg(long)]
        phone: String,
        /// As the person is called.
        #[arg(long)]
        name: String,
    },
    /// Lets an account do more.
    Grant(Scope),
    /// Takes a role back.
    Revoke(Scope),
    /// Ends every session of somebody, wherever she is signed in: her phone was stolen, or she has left.
    SignOut {
        /// Whose number.
        #[arg(long)]
        phone: String,
    },
    /// Takes somebody's second factor off, who has lost her phone and her codes: she sets a new one when she signs in.
    EndSecondFactor {
        /// Whose number.
        #[arg(long)]
        phone: String,
    },
    /// Lists who may do what.
    List,
}

/// A role of somebody, somewhere.
#[derive(Clone, Debug, clap::Args)]
pub struct Scope {
    /// Whose number.
    #[arg(long)]
    pub phone: String,
    /// helper, moderator, analyst or admin.
    #[arg(long)]
    pub role: String,
    /// Code of a province or commune; the whole market where it is left out.
    #[arg(long)]
    pub unit: Option<String>,
}

/// Why nothing was done.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "each message says it")]
pub enum StaffError {
    #[error("--phone: {0:?} is no Vietnamese mobile number")]
    Phone(String),
    #[error("--name: it is empty, or longer than 80 letters")]
    Name,
    #[error("--role: {0:?} is none of helper, moderator, analyst, admin")]
    Role(String),
    #[error("--unit: {0:?} is no code of a unit (two or five digits)")]
    Unit(String),
    #[error("--phone: no account has this number; add it first")]
    NoAccount,
    #[error(transparent)]
    Add(#[from] Refused<AddError>),
    #[error(transparent)]
    Grant(#[from] Refused<GrantError>),
    #[error(transparent)]
    Revoke(#[from] Refused<RevokeError>),
    #[error(transparent)]
    TakeOff(#[from] Refused<TakeOffError>),
    #[error(transparent)]
    Password(#[from] PasswordError),
    #[error(transparent)]
    Db(#[from] sea_orm::DbErr),
}

/// Does it; returns what to print.
pub async fn run(app: &App, command: StaffCommand) -> Result<String, StaffError> {
    match command {
        StaffCommand::Add { phone, name } => add_account(app, &phone, name).await,
        StaffCommand::Grant(scope) => {
            let work = app.db.begin(Actor::System, app.clock.now()).await?;
            grant(&work, meant(&work.tx, &scope).await?).await?;
            work.commit().await?;
            Ok("granted".to_owned())
        }
        StaffCommand::Revoke(scope) => {
            let work = app.db.begin(Actor::System, app.clock.now()).await?;
            revoke(&work, meant(&work.tx, &scope).await?, None).await?;
            work.commit().await?;
            Ok("revoked".to_owned())
        }
        StaffCommand::SignOut { phone } => {
            let work = app.db.begin(Actor::System, app.clock.now()).await?;
            let account = find::by_phone(&work.tx, &number(&phone)?).await?.ok_or(StaffError::NoAccount)?;
            end_sessions(&work, account.id).await?;
            work.commit().await?;
            Ok("signed out everywhere".to_owned())
        }
        StaffCommand::EndSecondFactor { phone } => {
            let work = app.db.begin(Actor::System, app.clock.now()).await?;
            let account = find::by_phone(&work.tx, &number(&phone)?).await?.ok_or(StaffError::NoAccount)?;
            take_off(&work, account.id, None).await?;
            work.commit().await?;
            Ok("taken off".to_owned())
        }
        StaffCommand::List => list(app).await,
    }
}

async fn add_account(app: &App, phone: &str, name: String) -> Result<String, StaffError> {
    let phone = number(phone)?;
    let name = typed::clean(&name).trim().to_owned();
    if !NAME.contains(&name.chars().count()) {
        return Err(StaffError::Name);
    }
    let password_hash = app.passwords.of_nobody().await?;
    let work = app.db.begin(Actor::System, app.clock.now()).await?;
    add(&work, Added { phone: phone.clone(), name, password_hash, unit_code: None }).await?;
    work.commit().await?;
    let (phone, site) = (printed(&phone), &app.config.server.public_url);
    Ok(format!(
        "{phone}  added; the first password is set on {site}/reset, with the code that is texted to this number"
    ))
}

async fn meant(db: &impl sea_orm::ConnectionTrait, scope: &Scope) -> Result<Grant, StaffError> {
    let phone = number(&scope.phone)?;
    let role: Role = Role::parse(&scope.role).ok_or_else(|| StaffError::Role(scope.role.clone()))?;
    let unit = scope.unit.as_deref().map(|unit| UnitCode::parse(unit).ok_or_else(|| StaffError::Unit(unit.to_owned())));
    let unit_code = unit.transpose()?;
    let account = find::by_phone(db, &phone).await?.ok_or(StaffError::NoAccount)?;
    Ok(Grant { account_id: account.id, role, unit_code })
}

fn number(typed: &str) -> Result<Phone, StaffError> {
    Phone::parse(typed).ok_or_else(|| StaffError::Phone(typed.to_owned()))
}

/// As on a page, but with spaces that are typed: an operator searches what was printed.
fn printed(phone: &Phone) -> String {
    phone.spaced().replace('\u{a0}', " ")
}

async fn list(app: &App) -> Result<String, StaffError> {
    let lines = find::holdings(&app.db.read).await?.into_iter().map(|holding| {
        let place = holding.unit_code.map_or_else(|| "*".to_owned(), |code| code.to_string());
        format!("{}  {:<10} {:<6} {}", printed(&holding.phone), holding.role.as_str(), place, holding.name)
    });
    Ok(lines.collect::<Vec<_>>().join("\n"))
}
