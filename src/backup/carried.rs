//! How much was carried.

/// What was kept, brought back or moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Carried {
    /// Rows of all tables.
    pub rows: i64,
    /// Tables.
    pub tables: usize,
    /// Files of pictures.
    pub pictures: usize,
}
