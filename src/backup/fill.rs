//! Filling an empty database, in one transaction: everything arrives and adds up, or nothing does.

use migrations::State;
use sea_orm::{EntityTrait, PaginatorTrait};

use super::error::BackupError;
use crate::{
    entities::{account, event},
    infra::db::{
        Db, Transaction, Work,
        rows::{self, Table, Tally},
    },
    kernel::{actor::Actor, instant::Instant},
};

/// A database that is being filled.
pub(super) struct Filling<'a> {
    db: &'a Db,
    work: Work,
    tables: Vec<Table>,
}

impl<'a> Filling<'a> {
    /// Brings an empty database to the version that comes, and empties what that put in.
    pub(super) async fn begin(db: &'a Db, url: &str, version: &str) -> Result<Self, BackupError> {
        match migrations::state(&db.write).await? {
            State::Empty => {}
            State::UpToDate if version == migrations::newest() && is_bare(db).await? => {}
            _ => return Err(BackupError::NotEmpty),
        }
        if !migrations::migrate_to(&db.write, url, version).await? {
            return Err(BackupError::Newer(version.to_owned()));
        }
        let work = db.begin(Actor::System, Instant(0)).await?;
        work.tx.may_rest().await?;
        let tables = rows::tables(&work.tx).await?;
        for table in tables.iter().rev() {
            table.clear(&work.tx).await?;
        }
        Ok(Self { db, work, tables })
    }

    /// Its transaction.
    pub(super) fn tx(&self) -> &Transaction {
        &self.work.tx
    }

    /// One table, whose rows come as long as there are any, and add up to this.
    pub(super) async fn table(
        &self,
        name: &str,
        tally: &Tally,
        mut next: impl AsyncFnMut() -> Result<Vec<String>, BackupError>,
    ) -> Result<(), BackupError> {
        let table = self.tables.iter().find(|table| table.name == name);
        let table = table.ok_or_else(|| BackupError::Table(name.to_owned()))?;
        // What points at rows of its own table arrives all at once: the one that is pointed at may be the last.
        let (mut all, mut waits) = (Vec::new(), table.points_at_itself);
        loop {
            let rows = next().await?;
            waits &= !rows.is_empty();
            let came = !rows.is_empty();
            all.extend(rows);
            if !waits {
                table.add(&self.work.tx, &std::mem::take(&mut all)).await?;
            }
            if !came {
                break;
            }
        }
        if table.tally(&self.work.tx).await? != *tally {
            return Err(BackupError::Tally(name.to_owned()));
        }
        Ok(table.count_on(&self.work.tx).await?)
    }

    /// All of it is true from now on; then it is brought up to date.
    pub(super) async fn finish(self, url: &str) -> Result<(), BackupError> {
        self.work.commit().await?;
        migrations::migrate(&self.db.write, url).await?;
        Ok(self.db.optimize().await?)
    }
}

/// Migrated, and nobody has come yet.
async fn is_bare(db: &Db) -> Result<bool, BackupError> {
    let nobody = account::Entity::find().count(&db.read).await? == 0;
    Ok(nobody && event::Entity::find().count(&db.read).await? == 0)
}
