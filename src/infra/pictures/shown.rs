//! A picture on its way to whoever looks at it. It is read piece by piece as she takes it, so that whoever takes a large one slowly holds
//! a piece of it and no open file.

use std::{future::ready, io};

use futures::{
    StreamExt,
    stream::{self, BoxStream},
};

use crate::infra::storage::Storage;

/// A picture that is there.
pub struct Shown {
    bytes: u64,
    pieces: BoxStream<'static, io::Result<Vec<u8>>>,
}

impl Shown {
    /// One that was made just now.
    pub(super) fn made(bytes: Vec<u8>) -> Self {
        Self { bytes: bytes.len() as u64, pieces: stream::once(ready(Ok(bytes))).boxed() }
    }

    /// One that is kept under that name, if it is.
    pub(super) async fn kept(storage: &Storage, name: String) -> io::Result<Option<Self>> {
        let Some(first) = storage.piece(&name, 0).await? else { return Ok(None) };
        let (storage, bytes) = (storage.clone(), first.whole);
        let rest = stream::try_unfold(first.bytes.len() as u64, move |from| {
            let (storage, name) = (storage.clone(), name.clone());
            async move {
                if from >= bytes {
                    return Ok(None);
                }
                let next = storage.piece(&name, from).await?.filter(|next| !next.bytes.is_empty());
                let next = next.ok_or(io::ErrorKind::UnexpectedEof)?.bytes;
                let read = from + next.len() as u64;
                Ok::<_, io::Error>(Some((next, read)))
            }
        });
        Ok(Some(Self { bytes, pieces: stream::once(ready(Ok(first.bytes))).chain(rest).boxed() }))
    }

    /// How long it is.
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// All of it, in order.
    pub fn pieces(self) -> BoxStream<'static, io::Result<Vec<u8>>> {
        self.pieces
    }
}

#[cfg(test)]
mod tests {
    use futures::TryStreamExt;

    use super::*;
    use crate::{
        config::{Config, Profile},
        infra::storage::PIECE,
    };

    const NAME: &str = "pictures/ab/abcdefgh2345xy-1280.webp";

    #[tokio::test]
    async fn no_more_of_it_is_read_than_is_taken_and_all_of_it_comes() {
        let mut settings = Config::load(Profile::Test).expect("settings").files;
        settings.dir = std::env::temp_dir().join(format!("chophien-shown-{}", std::process::id()));
        let storage = Storage::open(&settings).expect("a folder");
        assert!(Shown::kept(&storage, NAME.to_owned()).await.expect("read").is_none(), "there is none yet");
        let long: Vec<u8> = (0..PIECE * 2 + 7).map(|at| (at % 251) as u8).collect();
        for bytes in [&b"short"[..], &long[..PIECE as usize], &long] {
            let (folder, file) = NAME.rsplit_once('/').expect("a folder");
            storage.write(folder, vec![(file.to_owned(), bytes.to_vec())]).await.expect("written");
            let shown = Shown::kept(&storage, NAME.to_owned()).await.expect("read").expect("there");
            assert_eq!(shown.bytes(), bytes.len() as u64);
            let pieces: Vec<Vec<u8>> = shown.pieces().try_collect().await.expect("all of it");
            assert!(pieces.iter().all(|piece| piece.len() as u64 <= PIECE));
            assert_eq!(pieces.concat(), bytes);
        }
        let mut pieces = Shown::kept(&storage, NAME.to_owned()).await.expect("read").expect("there").pieces();
        assert_eq!(pieces.try_next().await.expect("read").map(|piece| piece.len() as u64), Some(PIECE));
        storage.remove(vec![NAME.to_owned()]).await.expect("removed");
        assert!(pieces.try_next().await.is_err(), "what was not taken had not been read");
        std::fs::remove_dir_all(&settings.dir).expect("removed");
    }
}
