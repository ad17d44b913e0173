//! What belongs together: a database, the secret that signs for it, and the folder of its pictures. A node that was set up with another
//! secret signs everybody out, and one with another folder shows no picture: both are noticed before it serves.

use std::path::{Path, PathBuf};

use sea_orm::DbErr;

use crate::{
    infra::{db::Db, files, marks, secret::Secret},
    kernel::{actor::Actor, code, instant::Instant},
};

const SECRET: &str = "secret";
/// The mark that holds the name of the market's files folder.
pub const FILES: &str = "files";
/// In the files folder; holds the folder's name.
pub const NAME_FILE: &str = "market";

/// Why a node does not belong to the market of its database.
#[derive(Debug, thiserror::Error)]
pub enum IdentityError {
    /// Another secret.
    #[error("secret_file: this is not the secret of this market{OR_ADOPT}")]
    Secret,
    /// Another folder, or one that was emptied.
    #[error("[files] dir: {0} is not the folder of this market's pictures{OR_ADOPT}")]
    Files(PathBuf),
    /// It cannot be written to.
    #[error("[files] dir: {0}: {1}")]
    Disk(PathBuf, std::io::Error),
    /// The database does not answer.
    #[error("[database]: {0}")]
    Db(#[from] DbErr),
}

const OR_ADOPT: &str = "; set the right one, or take this one from now on: `chophien adopt`";

/// Compares; where nothing was written down yet, this is the market's first node and says what belongs to it.
pub async fn check(db: &Db, secret: &Secret, dir: &Path, now: Instant) -> Result<(), IdentityError> {
    let known = (marks::read(&db.read, SECRET).await?, marks::read(&db.read, FILES).await?);
    match known {
        (Some(of_secret), Some(of_files)) => {
            if of_secret != fingerprint(secret) {
                return Err(IdentityError::Secret);
            }
            if name(dir)? != Some(of_files) {
                return Err(IdentityError::Files(dir.to_owned()));
            }
            Ok(())
        }
        _ => adopt(db, secret, dir, now).await,
    }
}

/// From now on these belong to it.
pub async fn adopt(db: &Db, secret: &Secret, dir: &Path, now: Instant) -> Result<(), IdentityError> {
    let name = match name(dir)? {
        Some(name) => name,
        None => give_name(dir)?,
    };
    let work = db.begin(Actor::System, now).await?;
    marks::write(&work, SECRET, &fingerprint(secret)).await?;
    marks::write(&work, FILES, &name).await?;
    Ok(work.commit().await?)
}

/// Tells nothing of the secret.
fn fingerprint(secret: &Secret) -> String {
    secret.tag("identity", "secret")
}

fn name(dir: &Path) -> Result<Option<String>, IdentityError> {
    match std::fs::read_to_string(dir.join(NAME_FILE)) {
        Ok(text) => Ok(Some(text.trim().to_owned())),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(IdentityError::Disk(dir.to_owned(), error)),
    }
}

fn give_name(dir: &Path) -> Result<String, IdentityError> {
    let name = code::random(20);
    let written = files::write_whole(dir, [(NAME_FILE.to_owned(), name.as_bytes())]);
    written.map_err(|error| IdentityError::Disk(dir.to_owned(), error))?;
    Ok(name)
}
