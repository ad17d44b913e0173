//! An upload as it came: from the disk, where it waits for its turn, or from memory.

use std::io::{self, BufReader, Cursor, Seek};

use super::weight::{self, Weight};
use crate::infra::incoming::Arrived;

/// One upload.
#[derive(Debug)]
pub enum Original {
    /// In memory already: of the program's own making.
    Bytes(Vec<u8>),
    /// Sent by somebody.
    File(Arrived),
}

impl From<Vec<u8>> for Original {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Bytes(bytes)
    }
}

impl From<Arrived> for Original {
    fn from(file: Arrived) -> Self {
        Self::File(file)
    }
}

impl Original {
    /// What it takes to decode it, by its head alone; nothing where that cannot be read.
    pub(super) fn weight(&self) -> Option<Weight> {
        match self {
            Self::Bytes(bytes) => weight::of(Cursor::new(bytes)),
            Self::File(file) => {
                let mut file = file.file()?;
                file.rewind().ok()?;
                weight::of(BufReader::new(file))
            }
        }
    }

    /// All of it, in memory.
    pub(super) fn read(self) -> io::Result<Vec<u8>> {
        match self {
            Self::Bytes(bytes) => Ok(bytes),
            Self::File(file) => file.read(),
        }
    }
}
