//! argon2id. Slow on purpose: always outside a `Work`, on a thread of its own.

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version, password_hash::phc::PasswordHash};

use crate::config;

/// Hashes and compares passwords at the configured cost.
#[derive(Clone)]
pub struct Passwords {
    argon: Argon2<'static>,
    /// A hash of nothing, compared where no account is known, so that the answer takes as long.
    decoy: String,
    /// Hashes and comparisons so far.
    count: Arc<AtomicU64>,
}

/// The settings do not make a valid argon2 cost, or hashing failed.
#[derive(Debug, thiserror::Error)]
#[error("argon2: {0}")]
pub struct PasswordError(String);

impl Passwords {
    /// With the cost of the settings.
    pub fn new(settings: &config::Passwords) -> Result<Self, PasswordError> {
        let params = Params::new(settings.memory_kib, settings.iterations, 1, None)
            .map_err(|e| PasswordError(format!("[passwords] {e}")))?;
        let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        let decoy = hash(&argon, "nobody's password")?;
        Ok(Self { argon, decoy, count: Arc::default() })
    }

    /// How often a password has been hashed or compared since the start: each costs memory and time.
    pub fn count(&self) -> u64 {
        self.count.load(Ordering::Relaxed)
    }

    /// The hash in PHC form.
    pub async fn hash(&self, password: String) -> Result<String, PasswordError> {
        self.count.fetch_add(1, Ordering::Relaxed);
        let argon = self.argon.clone();
        on_a_thread(move || hash(&argon, &password)).await?
    }

    /// Whether `password` is the one that was hashed. Without a hash the answer is no, and takes as long.
    pub async fn matches(&self, password: String, phc: Option<String>) -> Result<bool, PasswordError> {
        self.count.fetch_add(1, Ordering::Relaxed);
        let (argon, known) = (self.argon.clone(), phc.is_some());
        let phc = phc.unwrap_or_else(|| self.decoy.clone());
        on_a_thread(move || {
            let matches = PasswordHash::new(&phc).is_ok_and(|h| argon.verify_password(password.as_bytes(), &h).is_ok());
            known && matches
        })
        .await
    }
}

fn hash(argon: &Argon2<'_>, password: &str) -> Result<String, PasswordError> {
    let hash = argon.hash_password(password.as_bytes()).map_err(|e| PasswordError(e.to_string()))?;
    Ok(hash.to_string())
}

async fn on_a_thread<T: Send + 'static>(deed: impl FnOnce() -> T + Send + 'static) -> Result<T, PasswordError> {
    tokio::task::spawn_blocking(deed).await.map_err(|e| PasswordError(e.to_string()))
}
