//! The files of pictures: `pictures/<two letters>/<code>-<width>.webp`, and `<code>-preview.jpg` of those that somebody has passed
//! on. What a code names never changes.

use std::{collections::HashSet, io, sync::Arc};

use tokio::{sync::Semaphore, task::spawn_blocking};

use super::{
    decoded::{self, Cleaned, PictureError},
    original::Original,
    shown::Shown,
    weight::Weight,
    widths,
};
use crate::{infra::storage::Storage, kernel::code};

/// More would take processors from pages.
const MOST_AT_ONCE: usize = 2;
/// Of the pictures that are decoded at once. Two of a phone's 12 megapixels fit; one of 60 has it all to itself.
const MOST_MEGABYTES: u32 = 240;
/// Letters of a code.
pub const CODE: usize = 14;
/// The folder of all of them.
const PICTURES: &str = "pictures";

/// Where pictures are kept.
#[derive(Clone, Debug)]
pub struct Pictures {
    storage: Storage,
    /// Whoever comes third waits.
    at_once: Arc<Semaphore>,
    /// Whoever finds no room waits.
    megabytes: Arc<Semaphore>,
}

impl Pictures {
    /// In the storage of the settings.
    pub fn new(storage: &Storage) -> Self {
        let megabytes = Arc::new(Semaphore::new(MOST_MEGABYTES as usize));
        Self { storage: storage.clone(), at_once: Arc::new(Semaphore::new(MOST_AT_ONCE)), megabytes }
    }

    /// Decodes, turns, shrinks and encodes on a thread of its own.
    pub async fn clean(&self, original: impl Into<Original>) -> Result<Cleaned, PictureError> {
        self.in_turn(original.into(), |bytes| decoded::clean(&bytes)).await
    }

    /// Does something with a picture on a thread of its own, when its turn has come and there is as much room as its head says. Until
    /// then it stays where it is. Whoever goes away meanwhile hurries nobody: turn and room end with what is done.
    async fn in_turn<T: Send + 'static>(
        &self,
        original: Original,
        deed: impl FnOnce(Vec<u8>) -> Result<T, PictureError> + Send + 'static,
    ) -> Result<T, PictureError> {
        let nobody = |_| PictureError::NotAPicture;
        let turn = self.at_once.clone().acquire_owned().await.map_err(nobody)?;
        let looked = spawn_blocking(move || (original.weight(), original)).await;
        let (weight, original) = looked.map_err(|_| PictureError::NotAPicture)?;
        let megabytes = weight.map_or(1, |Weight(megabytes)| megabytes.min(MOST_MEGABYTES));
        let room = self.megabytes.clone().acquire_many_owned(megabytes).await.map_err(nobody)?;
        let done = spawn_blocking(move || {
            let done = original.read().map_err(PictureError::Disk).and_then(deed);
            drop((turn, room));
            done
        });
        done.await.map_err(|_| PictureError::NotAPicture)?
    }

    /// Writes the files; the code names them from now on.
    pub async fn keep(&self, cleaned: &Cleaned) -> Result<String, PictureError> {
        let code = code::random(CODE).to_lowercase();
        self.keep_as(&code, cleaned).await?;
        Ok(code)
    }

    /// The same under a code of its own, which a second try with the same picture has again.
    pub async fn keep_as(&self, code: &str, cleaned: &Cleaned) -> Result<(), PictureError> {
        let files = cleaned.sizes.iter().map(|(width, bytes)| (file(code, *width), bytes.clone())).collect();
        Ok(self.storage.write(&folder(code), files).await?)
    }

    /// A width, if there is such a picture. One that was kept before this width was gets it now, out of the next wider one, once.
    pub async fn show(&self, code: &str, width: u32) -> io::Result<Option<Shown>> {
        let known = widths::ever().any(|ever| ever == width);
        if !known || !is_code(code) {
            return Ok(None);
        }
        if let Some(shown) = Shown::kept(&self.storage, name(code, width)).await? {
            return Ok(Some(shown));
        }
        let made = self.make(code, width, move |file| decoded::narrower(file, width)).await?;
        self.keep_made(code, file(code, width), made).await
    }

    /// The JPEG for those who pass an address on, if there is such a picture; made when it is first asked for, and kept.
    pub async fn preview(&self, code: &str) -> io::Result<Option<Shown>> {
        if !is_code(code) {
            return Ok(None);
        }
        let file = preview_file(code);
        if let Some(shown) = Shown::kept(&self.storage, format!("{}/{file}", folder(code))).await? {
            return Ok(Some(shown));
        }
        let made = self.make(code, 0, |file| decoded::preview(&file)).await?;
        self.keep_made(code, file, made).await
    }

    async fn keep_made(&self, code: &str, file: String, made: Option<Vec<u8>>) -> io::Result<Option<Shown>> {
        let Some(made) = made else { return Ok(None) };
        if let Err(error) = self.storage.write(&folder(code), vec![(file.clone(), made.clone())]).await {
            tracing::warn!(%error, file, "another size of a picture could not be kept");
        }
        Ok(Some(Shown::made(made)))
    }

    /// The names of all files of pictures.
    pub async fn names(&self) -> io::Result<HashSet<String>> {
        self.storage.names(PICTURES).await
    }

    /// Removes the files of pictures that nothing shows.
    pub async fn remove(&self, codes: &[String]) {
        let names = codes.iter().flat_map(|code| names(code)).collect();
        if let Err(error) = self.storage.remove(names).await {
            tracing::warn!(%error, ?codes, "files of pictures that nothing shows stay");
        }
    }

    /// Out of the narrowest file that is wider than `width`; out of the widest for 0.
    async fn make(
        &self,
        code: &str,
        width: u32,
        make: impl FnOnce(Vec<u8>) -> Result<Vec<u8>, PictureError> + Send + 'static,
    ) -> io::Result<Option<Vec<u8>>> {
        let file = if width == 0 { self.widest(code).await? } else { self.next_wider(code, width).await? };
        let Some(file) = file else { return Ok(None) };
        Ok(self.in_turn(file.into(), make).await.ok())
    }

    async fn widest(&self, code: &str) -> io::Result<Option<Vec<u8>>> {
        for width in widths::ever() {
            if let Some(bytes) = self.storage.read(&name(code, width)).await? {
                return Ok(Some(bytes));
            }
        }
        Ok(None)
    }

    async fn next_wider(&self, code: &str, width: u32) -> io::Result<Option<Vec<u8>>> {
        let mut wider: Vec<u32> = widths::ever().take_while(|ever| *ever > width).collect();
        while let Some(width) = wider.pop() {
            if let Some(bytes) = self.storage.read(&name(code, width)).await? {
                return Ok(Some(bytes));
            }
        }
        Ok(None)
    }
}

/// The name of every file that a picture can have.
pub fn names(code: &str) -> impl Iterator<Item = String> {
    let sizes = widths::ever().map(move |width| name(code, width));
    sizes.chain([format!("{}/{}", folder(code), preview_file(code))])
}

fn is_code(code: &str) -> bool {
    code.len() == CODE && code.bytes().all(|b| b.is_ascii_alphanumeric())
}

fn preview_file(code: &str) -> String {
    format!("{code}-preview.jpg")
}

fn name(code: &str, width: u32) -> String {
    format!("{}/{}", folder(code), file(code, width))
}

fn folder(code: &str) -> String {
    format!("{PICTURES}/{}", code.get(..2).unwrap_or(code))
}

fn file(code: &str, width: u32) -> String {
    format!("{code}-{width}.webp")
}
