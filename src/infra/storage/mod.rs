//! Where the files of pictures are: a folder, or a bucket of S3-compatible storage (decision 015). Names are the same in both:
//! `market`, `record`, `pictures/<two letters>/<code>-<width>.webp` and `<code>-preview.jpg`.

mod bucket;
mod folder;
mod pieces;
mod stays;
mod way;

use std::{collections::HashSet, io, sync::Arc};

pub use self::pieces::Pieces;
use self::{bucket::Bucket, folder::Folder};
use crate::config;

pub use self::stays::STAYS;

/// A folder or a bucket. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Storage(Arc<Kind>);

#[derive(Debug)]
enum Kind {
    Folder(Folder),
    Bucket(Bucket),
}

impl Storage {
    /// The one that the settings name. Nothing is asked of it yet.
    pub fn open(settings: &config::Files) -> io::Result<Self> {
        Ok(Self(Arc::new(match settings.bucket() {
            Some((bucket, prefix)) => Kind::Bucket(Bucket::open(settings, bucket, prefix)?),
            None => Kind::Folder(Folder::at(&settings.dir)),
        })))
    }

    /// What it holds under a name, if anything.
    pub async fn read(&self, name: &str) -> io::Result<Option<Vec<u8>>> {
        let read = match &*self.0 {
            Kind::Folder(folder) => folder.read(name).await,
            Kind::Bucket(bucket) => bucket.read(name).await,
        };
        match read {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// The same, to be given out piece by piece.
    pub async fn pieces(&self, name: &str) -> io::Result<Option<Pieces>> {
        match self.piece(name, 0).await {
            Ok((length, here)) => {
                let (storage, name) = (self.clone(), name.to_owned());
                Ok(Some(Pieces::new(length, here, move |from| {
                    let (storage, name) = (storage.clone(), name.clone());
                    async move { Ok(storage.piece(&name, from).await?.1) }
                })))
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// How long a file is, and what is in it from there on, as much as one piece.
    async fn piece(&self, name: &str, from: u64) -> io::Result<(u64, Vec<u8>)> {
        match &*self.0 {
            Kind::Folder(folder) => folder.piece(name, from).await,
            Kind::Bucket(bucket) => bucket.piece(name, from).await,
        }
    }

    /// Writes files of one folder below it (`""` for none); nobody reads half of one, and where one cannot be written none is left.
    pub async fn write(&self, below: &str, files: Vec<(String, Vec<u8>)>) -> io::Result<()> {
        match &*self.0 {
            Kind::Folder(folder) => folder.write(below, files).await,
            Kind::Bucket(bucket) => bucket.write(below, files).await,
        }
    }

    /// Removes what is there under these names.
    pub async fn remove(&self, names: Vec<String>) -> io::Result<()> {
        match &*self.0 {
            Kind::Folder(folder) => folder.remove(names).await,
            Kind::Bucket(bucket) => bucket.remove(names).await,
        }
    }

    /// The names of all that is in a folder below it, however deep.
    pub async fn names(&self, below: &str) -> io::Result<HashSet<String>> {
        match &*self.0 {
            Kind::Folder(folder) => folder.names(below).await,
            Kind::Bucket(bucket) => bucket.names(below).await,
        }
    }

    /// Whether it holds nothing.
    pub async fn is_empty(&self) -> io::Result<bool> {
        match &*self.0 {
            Kind::Folder(folder) => folder.is_empty(),
            Kind::Bucket(bucket) => bucket.is_empty().await,
        }
    }
}

/// As an operator has set it.
impl std::fmt::Display for Storage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &*self.0 {
            Kind::Folder(folder) => write!(f, "[files] dir: {folder}"),
            Kind::Bucket(bucket) => write!(f, "[files] url: {bucket}"),
        }
    }
}
