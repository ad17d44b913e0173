//! Pictures: those that rows name, with every width of them that was made.

use sea_orm::{ConnectionTrait, EntityTrait, QueryOrder, QuerySelect};

use super::{
    archive::{Archive, Manifest, NewArchive},
    error::BackupError,
    fill::Filling,
};
use crate::{
    entities::picture,
    infra::{marks, node::identity, pictures, storage::Storage},
};

/// Puts them into the backup; tells the first that is used and has no file.
pub(super) async fn keep(
    storage: &Storage,
    db: &impl ConnectionTrait,
    archive: &mut NewArchive,
    manifest: &mut Manifest,
) -> Result<Option<String>, BackupError> {
    let broken = |error| BackupError::Storage(storage.clone(), error);
    let named = picture::Entity::find().select_only().columns([picture::Column::Code, picture::Column::Used]);
    let named: Vec<(String, bool)> = named.order_by_asc(picture::Column::Id).into_tuple().all(db).await?;
    // After the rows: the files of whatever they name were there before.
    let there = storage.names("pictures").await.map_err(broken)?;
    let mut missing = None;
    for (code, used) in named {
        let mut found = false;
        for name in pictures::names(&code).filter(|name| there.contains(name)) {
            let Some(bytes) = storage.read(&name).await.map_err(broken)? else { continue };
            archive.add_picture(&name, &bytes)?;
            manifest.pictures += 1;
            found = true;
        }
        if used && !found {
            missing.get_or_insert(code);
        }
    }
    Ok(missing)
}

/// A place that is not there, or that holds nothing.
pub(super) async fn must_be_empty(storage: &Storage) -> Result<(), BackupError> {
    match storage.is_empty().await {
        Ok(true) => Ok(()),
        Ok(false) => Err(BackupError::FilesNotEmpty(storage.clone())),
        Err(error) => Err(BackupError::Storage(storage.clone(), error)),
    }
}

/// Puts them where pictures are kept from now on.
pub(super) async fn bring_back(archive: &mut Archive, storage: &Storage) -> Result<(), BackupError> {
    for name in archive.picture_names() {
        let Some((below, file)) = name.rsplit_once('/') else { continue };
        let bytes = archive.picture(&name)?;
        let written = storage.write(below, vec![(file.to_owned(), bytes)]).await;
        written.map_err(|error| BackupError::Storage(storage.clone(), error))?;
    }
    Ok(())
}

/// The place is this market's: it is called as the one was that the market had.
pub(super) async fn name_place(storage: &Storage, filling: &Filling<'_>) -> Result<(), BackupError> {
    let Some(name) = marks::read(filling.tx(), identity::FILES).await? else { return Ok(()) };
    let written = storage.write("", vec![(identity::NAME_FILE.to_owned(), name.into_bytes())]).await;
    written.map_err(|error| BackupError::Storage(storage.clone(), error))
}
