//! argon2id. Slow and large on purpose: always outside a `Work`, and by turns, so that many at once cost time and not memory.

pub mod turns;

use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version, password_hash::phc::PasswordHash};

use self::turns::{Asker, TurnError, Turns};
use crate::{
    config,
    kernel::{code, typed::password::Fit},
};

/// More who wait would wait for longer than people do.
const WAITING: usize = 60;
/// Each takes the memory of the settings, 19 MiB in production, while it is hashed.
const MOST_AT_ONCE: usize = 4;

/// Hashes and compares passwords at the configured cost.
#[derive(Clone)]
pub struct Passwords {
    argon: Argon2<'static>,
    /// A hash of nothing, compared where no account is known, so that the answer takes as long.
    decoy: String,
    turns: Turns,
}

/// Why a password was neither hashed nor compared.
#[derive(Debug, thiserror::Error)]
pub enum PasswordError {
    /// The settings do not make a valid argon2 cost, or hashing failed.
    #[error("argon2: {0}")]
    Argon(String),
    /// Too many wait already: try again in a minute.
    #[error("argon2: too many wait already")]
    Busy,
}

impl From<TurnError> for PasswordError {
    fn from(error: TurnError) -> Self {
        match error {
            TurnError::Busy => Self::Busy,
            TurnError::Broke(error) => Self::Argon(error.to_string()),
        }
    }
}

impl Passwords {
    /// With the cost of the settings.
    pub fn new(settings: &config::Passwords) -> Result<Self, PasswordError> {
        let params = Params::new(settings.memory_kib, settings.iterations, 1, None)
            .map_err(|e| PasswordError::Argon(format!("[passwords] {e}")))?;
        let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        let decoy = hash(&argon, "nobody's password")?;
        Ok(Self { argon, decoy, turns: Turns::new(at_once(), WAITING) })
    }

    /// Where hashing waits for its turn.
    pub fn turns(&self) -> &Turns {
        &self.turns
    }

    /// The hash in PHC form, of a password that may be set and of no other.
    pub async fn hash(&self, password: Fit, asker: Asker<'_>) -> Result<String, PasswordError> {
        let argon = self.argon.clone();
        self.turns.run(asker, move || hash(&argon, password.as_str())).await?
    }

    /// A hash of a password that nobody has seen: of an account whose owner has still to set one. It is compared like any other, so
    /// that no answer tells that there is none.
    pub async fn of_nobody(&self) -> Result<String, PasswordError> {
        let argon = self.argon.clone();
        self.turns.run(Asker::House, move || hash(&argon, &code::random(32))).await?
    }

    /// The hash, at today's cost, of a password that has just been found right.
    pub async fn hash_again(&self, password: String, asker: Asker<'_>) -> Result<String, PasswordError> {
        let argon = self.argon.clone();
        self.turns.run(asker, move || hash(&argon, &password)).await?
    }

    /// Whether a hash was made at another cost than today's.
    pub fn is_outdated(&self, phc: &str) -> bool {
        let cost = PasswordHash::new(phc).ok().and_then(|known| Params::try_from(&known).ok());
        let today = self.argon.params();
        cost.is_none_or(|cost| (cost.m_cost(), cost.t_cost()) != (today.m_cost(), today.t_cost()))
    }

    /// Whether `password` is the one that was hashed. Without a hash the answer is no, and takes as long.
    pub async fn matches(
        &self,
        password: String,
        phc: Option<String>,
        asker: Asker<'_>,
    ) -> Result<bool, PasswordError> {
        let (argon, known) = (self.argon.clone(), phc.is_some());
        let phc = phc.unwrap_or_else(|| self.decoy.clone());
        let compare = move || {
            let matches = PasswordHash::new(&phc).is_ok_and(|h| argon.verify_password(password.as_bytes(), &h).is_ok());
            known && matches
        };
        Ok(self.turns.run(asker, compare).await?)
    }
}

/// As many as there are processors, within bounds: more would only take memory.
fn at_once() -> usize {
    std::thread::available_parallelism().map_or(2, |many| many.get().clamp(2, MOST_AT_ONCE))
}

/// `None` where too many wait already, so that a page can say so and keep what was typed.
pub fn unless_busy<T>(done: Result<T, PasswordError>) -> Result<Option<T>, PasswordError> {
    match done {
        Ok(done) => Ok(Some(done)),
        Err(PasswordError::Busy) => Ok(None),
        Err(error) => Err(error),
    }
}

fn hash(argon: &Argon2<'_>, password: &str) -> Result<String, PasswordError> {
    let hash = argon.hash_password(password.as_bytes()).map_err(|e| PasswordError::Argon(e.to_string()))?;
    Ok(hash.to_string())
}
