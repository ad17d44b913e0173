//! A market that is kept, brought back, and moved. `backup` writes one file while the site serves, and reads it back before it says so;
//! `restore` fills an empty place from it; `copy` fills an empty database from another one, of either kind. What arrived is counted
//! again, table by table, before it is true.

mod archive;
mod carried;
mod error;
mod fill;
mod pictures;

pub use carried::Carried;
pub use error::BackupError;

use std::path::Path;

use crate::{
    app::App,
    infra::{
        db::{Db, rows},
        storage::Storage,
    },
};
use archive::{Archive, Manifest, NewArchive};
use fill::Filling;

/// Writes the market as it is at one moment into a new file. Pictures that rows name and the folder has not are told in the end.
pub async fn backup(app: &App, file: &Path) -> Result<Carried, BackupError> {
    let snapshot = app.db.snapshot().await?;
    snapshot.may_rest().await?;
    let mut archive = NewArchive::create(file)?;
    let mut manifest = Manifest::new(migrations::newest(), app.clock.now());
    let tables = rows::tables(&snapshot).await?;
    for table in &tables {
        archive.begin_rows(&table.name)?;
        let mut rows = table.rows(&snapshot).await?;
        loop {
            let some = rows.next().await?;
            if some.is_empty() {
                break;
            }
            archive.write_rows(&some)?;
        }
        drop(rows);
        manifest.tables.push((table.name.clone(), table.tally(&snapshot).await?));
    }
    let missing = pictures::keep(&app.storage, &snapshot, &mut archive, &mut manifest).await?;
    snapshot.commit().await?;
    archive.finish(&manifest)?;
    match missing {
        Some(code) => Err(BackupError::PictureMissing(file.to_owned(), code)),
        None => Ok(manifest.carried()),
    }
}

/// Fills an empty database and an empty files folder from a file that `backup` wrote.
pub async fn restore(db: &Db, url: &str, storage: &Storage, file: &Path) -> Result<Carried, BackupError> {
    let mut archive = Archive::open(file)?;
    let manifest = archive.verified()?;
    pictures::must_be_empty(storage).await?;
    let filling = Filling::begin(db, url, &manifest.version).await?;
    for (name, tally) in &manifest.tables {
        let mut lines = archive.rows(name)?;
        filling.table(name, tally, async || lines.next()).await?;
    }
    pictures::bring_back(&mut archive, storage).await?;
    pictures::name_place(storage, &filling).await?;
    filling.finish(url).await?;
    Ok(manifest.carried())
}

/// Fills an empty database with everything that another one holds. Pictures stay where they are.
pub async fn copy(from: &Db, to: &Db, to_url: &str) -> Result<Carried, BackupError> {
    let snapshot = from.snapshot().await?;
    snapshot.may_rest().await?;
    let version = migrations::newest();
    let filling = Filling::begin(to, to_url, &version).await?;
    let (mut carried, tables) = (Carried { rows: 0, tables: 0, pictures: 0 }, rows::tables(&snapshot).await?);
    for table in &tables {
        let tally = table.tally(&snapshot).await?;
        let mut rows = table.rows(&snapshot).await?;
        filling.table(&table.name, &tally, async || Ok(rows.next().await?)).await?;
        carried = Carried { rows: carried.rows + tally.rows, tables: carried.tables + 1, ..carried };
    }
    snapshot.commit().await?;
    filling.finish(to_url).await?;
    Ok(carried)
}
