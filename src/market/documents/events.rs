//! What happened to documents.

use crate::{
    infra::events::events,
    kernel::{ids::DocumentId, words::people::Language},
};

events! {
    /// A new version is what everybody reads from now on.
    DocumentPublished = "document.published" {
        document_id: DocumentId,
        slug: String,
        language: Language,
        version: i32,
    },
}
