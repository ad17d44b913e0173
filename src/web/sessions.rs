//! Sessions on the server, in the database: a store for tower-sessions. Only signing in makes one; no GET does.

use async_trait::async_trait;
use sea_orm::{ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, QueryFilter, sea_query::OnConflict};
use tower_sessions::{
    SessionStore,
    session::{Id, Record},
    session_store::{Error, Result},
};

use crate::{
    entities::session,
    infra::{clock::Clock, db::Db},
    kernel::{actor::Actor, instant::Instant},
};

/// Rows of `sessions`.
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

    /// Removes what has expired.
    pub async fn sweep(&self) -> std::result::Result<(), DbErr> {
        let work = self.db.begin(Actor::System, self.clock.now()).await?;
        session::Entity::delete_many().filter(session::Column::ExpiresAt.lt(work.now)).exec(&work.tx).await?;
        work.commit().await
    }
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
        let row = session::ActiveModel {
            id: Set(record.id.to_string()),
            data: Set(serde_json::to_string(record).map_err(|e| Error::Encode(e.to_string()))?),
            expires_at: Set(Instant::from(record.expiry_date)),
        };
        let newer = OnConflict::column(session::Column::Id)
            .update_columns([session::Column::Data, session::Column::ExpiresAt])
            .to_owned();
        let work = self.db.begin(Actor::System, self.clock.now()).await.map_err(backend)?;
        session::Entity::insert(row).on_conflict(newer).exec_without_returning(&work.tx).await.map_err(backend)?;
        work.commit().await.map_err(backend)
    }

    async fn load(&self, id: &Id) -> Result<Option<Record>> {
        let row = session::Entity::find_by_id(id.to_string()).one(&self.db.read).await.map_err(backend)?;
        row.filter(|row| row.expires_at > self.clock.now())
            .map(|row| serde_json::from_str(&row.data).map_err(|e| Error::Decode(e.to_string())))
            .transpose()
    }

    async fn delete(&self, id: &Id) -> Result<()> {
        let work = self.db.begin(Actor::System, self.clock.now()).await.map_err(backend)?;
        session::Entity::delete_by_id(id.to_string()).exec(&work.tx).await.map_err(backend)?;
        work.commit().await.map_err(backend)
    }
}

fn backend(error: DbErr) -> Error {
    Error::Backend(error.to_string())
}
