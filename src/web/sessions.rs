//! Rows of `sessions` as a store for tower-sessions. A session is one sign-in: it holds the account, its epoch and the device that it
//! began with, so a record without account and epoch is not kept. Only signing in makes one; no GET does.

use std::collections::HashMap;

use async_trait::async_trait;
use sea_orm::DbErr;
use serde_json::Value;
use tower_sessions::{
    Expiry, SessionManagerLayer, SessionStore,
    cookie::SameSite,
    session::{Id, Record},
    session_store::{Error, Result},
};

use crate::{
    app::App,
    infra::{
        clock::Clock,
        db::{Db, Work},
        sessions::{self, SessionKey, SignIn, device::Device},
    },
    kernel::{actor::Actor, ids::AccountId, instant::Instant},
};

/// What a session calls its account.
pub const ACCOUNT: &str = "account";
/// What a session calls the account's epoch.
pub const EPOCH: &str = "epoch";
/// What a session that begins calls its device.
pub const DEVICE: &str = "device";

/// The store.
#[derive(Clone, Debug)]
pub struct Store {
    db: Db,
    clock: Clock,
}

impl Store {
    /// Over a database.
    pub fn new(db: Db, clock: Clock) -> Self {
        Self { db, clock }
    }

    async fn begin(&self) -> Result<Work> {
        self.db.begin(Actor::System, self.clock.now()).await.map_err(backend)
    }
}

/// What knows the session of a request, and keeps it for thirty days after it was last used.
pub fn layer(app: &App) -> SessionManagerLayer<Store> {
    SessionManagerLayer::new(Store::new(app.db.clone(), app.clock.clone()))
        .with_name("session")
        .with_secure(app.config.is_https())
        .with_http_only(true)
        .with_same_site(SameSite::Lax)
        .with_expiry(Expiry::OnInactivity(time::Duration::days(30)))
}

#[async_trait]
impl SessionStore for Store {
    async fn create(&self, record: &mut Record) -> Result<()> {
        while self.load(&record.id).await?.is_some() {
            record.id = Id::default();
        }
        self.save(record).await
    }

    async fn save(&self, record: &Record) -> Result<()> {
        let work = self.begin().await?;
        match sign_in(record)? {
            Some(sign_in) => sessions::keep(&work, &sign_in, device(record), Instant::from(record.expiry_date)).await,
            None => sessions::end(&work, &key(&record.id)).await,
        }
        .map_err(backend)?;
        work.commit().await.map_err(backend)
    }

    async fn load(&self, id: &Id) -> Result<Option<Record>> {
        let found = sessions::find(&self.db.read, &key(id), self.clock.now()).await.map_err(backend)?;
        Ok(found.map(|(sign_in, expires_at)| Record {
            id: *id,
            data: HashMap::from([
                (ACCOUNT.to_owned(), Value::from(sign_in.account.0)),
                (EPOCH.to_owned(), Value::from(sign_in.epoch)),
            ]),
            expiry_date: expires_at.local(),
        }))
    }

    async fn delete(&self, id: &Id) -> Result<()> {
        let work = self.begin().await?;
        sessions::end(&work, &key(id)).await.map_err(backend)?;
        work.commit().await.map_err(backend)
    }
}

fn sign_in(record: &Record) -> Result<Option<SignIn>> {
    let decode = |e: serde_json::Error| Error::Decode(e.to_string());
    let read = |name| record.data.get(name).cloned();
    let (Some(account), Some(epoch)) = (read(ACCOUNT), read(EPOCH)) else { return Ok(None) };
    let account: AccountId = serde_json::from_value(account).map_err(decode)?;
    let epoch = serde_json::from_value(epoch).map_err(decode)?;
    Ok(Some(SignIn { session: key(&record.id), account, epoch }))
}

fn device(record: &Record) -> Device {
    record.data.get(DEVICE).and_then(|value| serde_json::from_value(value.clone()).ok()).unwrap_or_default()
}

fn key(id: &Id) -> SessionKey {
    SessionKey::of(&id.to_string())
}

fn backend(error: DbErr) -> Error {
    Error::Backend(error.to_string())
}
