//! What happened to the registry, for those who listen.

use crate::{
    infra::events::events,
    kernel::ids::{EntryId, ImportId},
};

events! {
    /// An administrator wrote a paper into it.
    EntryAdded = "entry.added" { entry_id: EntryId },
    /// An administrator changed what it says of a paper.
    EntryAmended = "entry.amended" { entry_id: EntryId },
    /// A paper has left it.
    EntryLeft = "entry.left" {
        entry_id: EntryId,
        /// A key of the list of reasons.
        reason: String,
        /// The administrator's own.
        words: Option<String>,
    },
    /// It is back.
    EntryReturned = "entry.returned" { entry_id: EntryId },
    /// An administrator has a file written into it.
    ImportConfirmed = "registry.import_confirmed" { import_id: ImportId },
    /// The file is written.
    RegistryImported = "registry.imported" {
        import_id: ImportId,
        /// Papers that were new.
        added: i64,
        /// Papers that said something else.
        amended: i64,
        /// Papers that somebody had changed meanwhile, and that stayed as they were.
        changed: i64,
    },
}
