//! Pictures: those that rows name, with every width of them that was made.

use std::{fs, path::Path};

use sea_orm::{ConnectionTrait, EntityTrait, QueryOrder, QuerySelect};

use super::{
    archive::{Manifest, NewArchive},
    error::BackupError,
    fill::Filling,
};
use crate::{
    entities::picture,
    infra::{files, marks, node::identity, pictures},
};

/// Puts them into the backup; tells the first that is used and has no file.
pub(super) async fn keep(
    files: &Path,
    db: &impl ConnectionTrait,
    archive: &mut NewArchive,
    manifest: &mut Manifest,
) -> Result<Option<String>, BackupError> {
    let named = picture::Entity::find().select_only().columns([picture::Column::Code, picture::Column::Used]);
    let named: Vec<(String, bool)> = named.order_by_asc(picture::Column::Id).into_tuple().all(db).await?;
    let mut missing = None;
    for (code, used) in named {
        let mut found = false;
        for name in pictures::file_names(&code) {
            let path = files.join("pictures").join(&name);
            match fs::read(&path) {
                Ok(bytes) => {
                    archive.add_picture(&name, &bytes)?;
                    manifest.pictures += 1;
                    found = true;
                }
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
                Err(error) => return Err(BackupError::File(path, error)),
            }
        }
        if used && !found {
            missing.get_or_insert(code);
        }
    }
    Ok(missing)
}

/// A folder that is not there, or that holds nothing.
pub(super) fn must_be_empty(files: &Path) -> Result<(), BackupError> {
    match fs::read_dir(files) {
        Ok(mut inside) => match inside.next() {
            Some(_) => Err(BackupError::FilesNotEmpty(files.to_owned())),
            None => Ok(()),
        },
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(BackupError::File(files.to_owned(), error)),
    }
}

/// The folder is this market's: it is called as the one was that the market had.
pub(super) async fn name_folder(files: &Path, filling: &Filling<'_>) -> Result<(), BackupError> {
    let Some(name) = marks::read(filling.tx(), identity::FILES).await? else { return Ok(()) };
    let written = files::write_whole(files, [(identity::NAME_FILE.to_owned(), name.as_bytes())]);
    written.map_err(|error| BackupError::File(files.to_owned(), error))
}
