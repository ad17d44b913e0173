//! Pages of a list, counted from 1, reached by links.

use serde::Serialize;

/// Which page of how long a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paging {
    /// From 1.
    pub page: u64,
    /// Rows a page.
    pub size: u64,
}

impl Paging {
    /// What was asked for, kept between 1 and 10,000.
    pub fn new(page: Option<u64>, size: u64) -> Self {
        Self { page: page.unwrap_or(1).clamp(1, 10_000), size }
    }

    /// Rows to pass over.
    pub fn offset(self) -> u64 {
        (self.page - 1) * self.size
    }
}

/// One page of rows, and how many there are in all.
#[derive(Clone, Debug, Serialize)]
pub struct PageOf<T> {
    /// The rows of this page.
    pub rows: Vec<T>,
    /// From 1.
    pub page: u64,
    /// At least 1.
    pub pages: u64,
    /// Rows on all pages.
    pub total: u64,
}

impl<T> PageOf<T> {
    /// A page as it was asked for, with the total that was counted.
    pub fn new(rows: Vec<T>, paging: Paging, total: u64) -> Self {
        Self { rows, page: paging.page, pages: total.div_ceil(paging.size).max(1), total }
    }

    /// The same page with other rows.
    pub fn map<U>(self, change: impl FnMut(T) -> U) -> PageOf<U> {
        PageOf {
            rows: self.rows.into_iter().map(change).collect(),
            page: self.page,
            pages: self.pages,
            total: self.total,
        }
    }
}
