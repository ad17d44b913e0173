//! A file that is given out piece by piece: whoever takes it slowly holds one piece, and not the whole file.

use std::{io, mem};

use futures::{Stream, StreamExt, stream, stream::BoxStream};

/// Bytes of one. Most pictures that a page shows are no longer.
pub(super) const PIECE: u64 = 64 * 1024;

/// A file of which the first piece is here.
pub struct Pieces {
    length: u64,
    all: BoxStream<'static, io::Result<Vec<u8>>>,
}

impl Pieces {
    /// So long, of which this is here; `read` brings what there is from a place on.
    pub(super) fn new<F>(length: u64, here: Vec<u8>, read: impl Fn(u64) -> F + Send + 'static) -> Self
    where
        F: Future<Output = io::Result<Vec<u8>>> + Send,
    {
        let all = stream::try_unfold((here, 0, read), move |(mut here, from, read)| async move {
            if from >= length {
                return Ok(None);
            }
            let piece = if from == 0 { mem::take(&mut here) } else { read(from).await? };
            if piece.is_empty() {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            let next = from + piece.len() as u64;
            Ok(Some((piece, (here, next, read))))
        });
        Self { length, all: all.boxed() }
    }

    /// Bytes of all.
    pub fn length(&self) -> u64 {
        self.length
    }

    /// One after the other, each read when it is wanted.
    pub fn all(self) -> impl Stream<Item = io::Result<Vec<u8>>> {
        self.all
    }
}

/// What was made a moment ago.
impl From<Vec<u8>> for Pieces {
    fn from(all: Vec<u8>) -> Self {
        Self::new(all.len() as u64, all, |_| async { Ok(Vec::new()) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn taken(length: u64, file: &'static [u8]) -> Vec<io::Result<Vec<u8>>> {
        let read = move |from: u64| async move { Ok(file.iter().skip(from as usize).take(4).copied().collect()) };
        Pieces::new(length, file[..file.len().min(4)].to_vec(), read).all().collect().await
    }

    #[tokio::test]
    async fn it_is_whole_and_what_has_become_shorter_meanwhile_breaks_off() {
        let whole: Vec<Vec<u8>> =
            taken(10, b"mat ong bh").await.into_iter().map(|piece| piece.expect("read")).collect();
        assert_eq!(whole, [&b"mat "[..], b"ong ", b"bh"]);
        assert_eq!(taken(0, b"").await.len(), 0);
        let broken = taken(10, b"mat ong").await;
        assert_eq!(broken.len(), 3);
        assert!(broken[..2].iter().all(Result::is_ok) && broken[2].is_err());
    }
}
