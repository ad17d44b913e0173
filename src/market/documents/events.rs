//! What happened to documents.

use crate::{infra::events::events, kernel::ids::DocumentId};

events! {
    /// A new version is what everybody reads from now on.
    DocumentPublished = "document.published" {
        document_id: DocumentId,
        slug: String,
        /// `vi` or `en`.
        language: String,
        version: i32,
    },
}
