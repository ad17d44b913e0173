//! The files of pictures: `pictures/<two letters>/<code>-<width>.webp`, and `<code>-preview.jpg` of those that somebody has passed
//! on. What a code names never changes.

use std::{
    collections::HashSet,
    io,
    sync::{Arc, LazyLock},
};

use tokio::{
    runtime::{Builder, Runtime},
    sync::{OwnedSemaphorePermit, Semaphore},
    task::spawn_blocking,
};

use super::{
    decoded::{self, Cleaned},
    head::Head,
    original::Original,
    refused::PictureError,
    weight::{self, Weight},
    widths,
};
use crate::{
    infra::storage::{Pieces, Storage},
    kernel::code,
};

/// More would take processors from pages.
const MOST_AT_ONCE: usize = 2;
/// Of the pictures that are decoded at once: two of 12 megapixels as a phone takes them, or one of 60 as a camera writes it. What is
/// heavier is not taken.
const MOST_MEGABYTES: u32 = 224;
/// The threads on which pictures are made, two at most: what the encoder has freed the system's allocator may keep for the thread that
/// had it, and all the threads that wait for disks were such threads before.
static HANDS: LazyLock<Runtime> = LazyLock::new(|| {
    let threads = Builder::new_current_thread().max_blocking_threads(MOST_AT_ONCE).thread_name("pictures").build();
    threads.expect("threads for pictures")
});

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
        let at_once = Arc::new(Semaphore::new(MOST_AT_ONCE));
        Self { storage: storage.clone(), at_once, megabytes }
    }

    /// Decodes, turns, shrinks and encodes on a thread of its own.
    pub async fn clean(&self, original: impl Into<Original>) -> Result<Cleaned, PictureError> {
        let turn = self.turn().await?;
        self.in_turn(turn, original.into(), decoded::clean).await
    }

    async fn turn(&self) -> Result<OwnedSemaphorePermit, PictureError> {
        self.at_once.clone().acquire_owned().await.map_err(nobody)
    }

    /// Does something with a picture on a thread of its own, when there is as much room as its head says. Until its turn has come it
    /// stays where it is. Whoever goes away meanwhile hurries nobody: turn and room end with what is done.
    async fn in_turn<T: Send + 'static>(
        &self,
        turn: OwnedSemaphorePermit,
        original: Original,
        deed: impl FnOnce(Vec<u8>, Head) -> Result<T, PictureError> + Send + 'static,
    ) -> Result<T, PictureError> {
        let looked = spawn_blocking(move || {
            let file = original.read()?;
            let head = Head::of(&file)?;
            Ok::<_, PictureError>((weight::of(&head, file.len()), head, file))
        });
        let (Weight(megabytes), head, file) = looked.await.map_err(nobody)??;
        if megabytes > MOST_MEGABYTES {
            return Err(PictureError::TooManyPixels);
        }
        let room = self.megabytes.clone().acquire_many_owned(megabytes).await.map_err(nobody)?;
        let done = HANDS.spawn_blocking(move || {
            let done = deed(file, head);
            drop((turn, room));
            done
        });
        done.await.map_err(nobody)?
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

    /// The bytes of a width, if there is such a picture. One that was kept before this width was gets it now, out of the next wider
    /// one, once.
    pub async fn read(&self, code: &str, width: u32) -> io::Result<Option<Pieces>> {
        let known = widths::ever().any(|ever| ever == width);
        if !known || !is_code(code) {
            return Ok(None);
        }
        if let Some(pieces) = self.storage.pieces(&name(code, width)).await? {
            return Ok(Some(pieces));
        }
        self.make(code, file(code, width), width, move |file, head| decoded::narrower(file, &head, width)).await
    }

    /// The JPEG for those who pass an address on, if there is such a picture; made when it is first asked for, and kept.
    pub async fn preview(&self, code: &str) -> io::Result<Option<Pieces>> {
        if !is_code(code) {
            return Ok(None);
        }
        let file = preview_file(code);
        if let Some(pieces) = self.storage.pieces(&format!("{}/{file}", folder(code))).await? {
            return Ok(Some(pieces));
        }
        self.make(code, file, 0, |file, head| decoded::preview(&file, &head)).await
    }

    /// Out of the narrowest file that is wider than `width`; out of the widest for 0. However many ask for it at the same time, it is made
    /// by those whose turn comes first, and whoever waits holds nothing meanwhile.
    async fn make(
        &self,
        code: &str,
        file: String,
        width: u32,
        make: impl FnOnce(Vec<u8>, Head) -> Result<Vec<u8>, PictureError> + Send + 'static,
    ) -> io::Result<Option<Pieces>> {
        if self.source(code, width).await?.is_none() {
            return Ok(None);
        }
        let Ok(turn) = self.turn().await else { return Ok(None) };
        if let Some(pieces) = self.storage.pieces(&format!("{}/{file}", folder(code))).await? {
            return Ok(Some(pieces));
        }
        let Some(source) = self.source(code, width).await? else { return Ok(None) };
        let Ok(made) = self.in_turn(turn, source.into(), make).await else { return Ok(None) };
        if let Err(error) = self.storage.write(&folder(code), vec![(file.clone(), made.clone())]).await {
            tracing::warn!(%error, file, "another size of a picture could not be kept");
        }
        Ok(Some(made.into()))
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

    async fn source(&self, code: &str, width: u32) -> io::Result<Option<Vec<u8>>> {
        if width == 0 { self.widest(code).await } else { self.next_wider(code, width).await }
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

fn nobody<E>(_: E) -> PictureError {
    PictureError::NotAPicture
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
