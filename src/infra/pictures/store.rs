//! The files of pictures: `<dir>/pictures/<two letters>/<code>-<width>.webp`. What a code names never changes.

use std::{
    io,
    path::{Path, PathBuf},
    sync::Arc,
};

use tokio::{fs, sync::Semaphore, task::spawn_blocking};

use super::{
    decoded::{self, Cleaned, PictureError},
    widths,
};
use crate::{infra::files, kernel::code};

const MOST_AT_ONCE: usize = 2;

/// Where pictures are kept.
#[derive(Clone, Debug)]
pub struct Pictures {
    dir: PathBuf,
    /// Decoding takes up to half a gigabyte; whoever comes third waits.
    at_once: Arc<Semaphore>,
}

impl Pictures {
    /// Under the files folder of the settings.
    pub fn new(files: &Path) -> Self {
        Self { dir: files.join("pictures"), at_once: Arc::new(Semaphore::new(MOST_AT_ONCE)) }
    }

    /// Decodes, turns, shrinks and encodes on a thread of its own.
    pub async fn clean(&self, bytes: Vec<u8>) -> Result<Cleaned, PictureError> {
        let _turn = self.at_once.acquire().await.map_err(|_| PictureError::NotAPicture)?;
        spawn_blocking(move || decoded::clean(&bytes)).await.map_err(|_| PictureError::NotAPicture)?
    }

    /// Writes the files; the code names them from now on.
    pub async fn keep(&self, cleaned: &Cleaned) -> Result<String, PictureError> {
        let code = code::random(14).to_lowercase();
        let folder = self.folder(&code);
        let files: Vec<_> = cleaned.sizes.iter().map(|(width, bytes)| (file(&code, *width), bytes.clone())).collect();
        write(folder, files).await?;
        Ok(code)
    }

    /// The bytes of a width. A picture that was kept before this width was gets it now, out of the next wider one, once.
    pub async fn read(&self, code: &str, width: u32) -> Option<Vec<u8>> {
        let path = self.path(code, width)?;
        if let Ok(bytes) = fs::read(&path).await {
            return Some(bytes);
        }
        let made = self.make(code, width).await?;
        if let Err(error) = write(self.folder(code), vec![(file(code, width), made.clone())]).await {
            tracing::warn!(%error, path = %path.display(), "a narrower picture could not be kept");
        }
        Some(made)
    }

    /// Whether there is a file of it, in any width.
    pub fn has(&self, code: &str) -> bool {
        widths::ever().filter_map(|width| self.path(code, width)).any(|path| path.exists())
    }

    /// Removes the files of a picture that nothing shows.
    pub async fn remove(&self, code: &str) {
        for path in widths::ever().filter_map(|width| self.path(code, width)) {
            if let Err(error) = fs::remove_file(&path).await {
                tracing::debug!(%error, path = %path.display(), "a picture's file was already gone");
            }
        }
    }

    /// The file of a size, for a code and a width that can exist.
    fn path(&self, code: &str, width: u32) -> Option<PathBuf> {
        let known = widths::ever().any(|ever| ever == width);
        let fits = known && code.len() == 14 && code.bytes().all(|b| b.is_ascii_alphanumeric());
        fits.then(|| self.folder(code).join(file(code, width)))
    }

    /// For a code that can exist.
    fn folder(&self, code: &str) -> PathBuf {
        self.dir.join(&code[..2])
    }

    async fn make(&self, code: &str, width: u32) -> Option<Vec<u8>> {
        let file = self.next_wider(code, width).await?;
        let _turn = self.at_once.acquire().await.ok()?;
        spawn_blocking(move || decoded::narrower(file, width)).await.ok()?.ok()
    }

    async fn next_wider(&self, code: &str, width: u32) -> Option<Vec<u8>> {
        let mut wider: Vec<u32> = widths::ever().take_while(|ever| *ever > width).collect();
        while let Some(path) = wider.pop().and_then(|width| self.path(code, width)) {
            if let Ok(bytes) = fs::read(path).await {
                return Some(bytes);
            }
        }
        None
    }
}

/// Every file that a picture can have, below the folder of pictures.
pub fn file_names(code: &str) -> impl Iterator<Item = String> {
    widths::ever().map(move |width| format!("{}/{}", &code[..2], file(code, width)))
}

fn file(code: &str, width: u32) -> String {
    format!("{code}-{width}.webp")
}

/// All of them or none: nobody reads half a file, which a browser would keep for a year.
async fn write(folder: PathBuf, named: Vec<(String, Vec<u8>)>) -> io::Result<()> {
    let written = spawn_blocking(move || {
        files::write_whole(&folder, named.iter().map(|(name, bytes)| (name.clone(), bytes.as_slice())))
    });
    written.await.map_err(io::Error::other)?
}
