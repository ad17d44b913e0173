//! What happened to documents.

use serde::Serialize;

use crate::{infra::db::Event, kernel::ids::DocumentId};

/// A new version is what everybody reads from now on.
#[derive(Debug, Serialize)]
pub struct DocumentPublished {
    /// The version's row.
    pub document_id: DocumentId,
    /// Which document.
    pub slug: &'static str,
    /// `vi` or `en`.
    pub language: &'static str,
    /// From 1.
    pub version: i32,
}

impl Event for DocumentPublished {
    const NAME: &'static str = "document.published";
}
