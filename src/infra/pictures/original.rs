//! An upload as it came: from the disk, where it waits for its turn, or from memory.

use std::io;

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
    /// All of it, in memory.
    pub(super) fn read(self) -> io::Result<Vec<u8>> {
        match self {
            Self::Bytes(bytes) => Ok(bytes),
            Self::File(file) => file.read(),
        }
    }
}
