//! What belongs together: a database, the secret that signs for it, and the folder of its pictures. A node that was set up with another
//! secret signs everybody out, and one with another folder shows no picture: both are noticed before it serves.

use sea_orm::{ConnectionTrait, DbErr};

use crate::{
    infra::{db::Db, marks, secret::Secret, storage::Storage},
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
    #[error("{0} is not the place of this market's pictures{OR_ADOPT}")]
    Files(Storage),
    /// It cannot be written to.
    #[error("{0}: {1}")]
    Disk(Storage, std::io::Error),
    /// The database does not answer.
    #[error("[database]: {0}")]
    Db(#[from] DbErr),
}

const OR_ADOPT: &str = "; set the right one, or take this one from now on: `chophien adopt`";

/// Compares; where nothing was written down yet, this is the market's first node and says what belongs to it.
pub async fn check(db: &Db, secret: &Secret, storage: &Storage, now: Instant) -> Result<(), IdentityError> {
    let known = (marks::read(&db.read, SECRET).await?, marks::read(&db.read, FILES).await?);
    match known {
        (Some(of_secret), Some(of_files)) => {
            if of_secret != fingerprint(secret) {
                return Err(IdentityError::Secret);
            }
            if name(storage).await? != Some(of_files) {
                return Err(IdentityError::Files(storage.clone()));
            }
            Ok(())
        }
        _ => adopt(db, secret, storage, now).await,
    }
}

/// From now on these belong to it.
pub async fn adopt(db: &Db, secret: &Secret, storage: &Storage, now: Instant) -> Result<(), IdentityError> {
    let name = match name(storage).await? {
        Some(name) => name,
        None => give_name(storage).await?,
    };
    let work = db.begin(Actor::System, now).await?;
    marks::write(&work, SECRET, &fingerprint(secret)).await?;
    marks::write(&work, FILES, &name).await?;
    Ok(work.commit().await?)
}

/// Whether what stands there now is the place of the market's files; before any was told, whatever is there.
pub async fn is_its_place(db: &impl ConnectionTrait, storage: &Storage) -> Result<bool, IdentityError> {
    let (there, told) = (name(storage).await?, marks::read(db, FILES).await?);
    Ok(told.is_none() || told == there)
}

/// Tells nothing of the secret.
fn fingerprint(secret: &Secret) -> String {
    secret.tag("identity", "secret")
}

async fn name(storage: &Storage) -> Result<Option<String>, IdentityError> {
    let read = storage.read(NAME_FILE).await.map_err(|error| IdentityError::Disk(storage.clone(), error))?;
    Ok(read.map(|bytes| String::from_utf8_lossy(&bytes).trim().to_owned()))
}

async fn give_name(storage: &Storage) -> Result<String, IdentityError> {
    let name = code::random(20);
    let written = storage.write("", vec![(NAME_FILE.to_owned(), name.clone().into_bytes())]).await;
    written.map_err(|error| IdentityError::Disk(storage.clone(), error))?;
    Ok(name)
}
