//! What is passed on is read in pieces.

/// Bytes that are read at once of what is passed on: most pictures are shorter.
pub const PIECE: u64 = 64 * 1024;

/// A part of what is under a name.
#[derive(Debug)]
pub struct Piece {
    /// From where it was asked for, no more than `PIECE` of them.
    pub bytes: Vec<u8>,
    /// How much there is in all.
    pub whole: u64,
}
