//! A file that was tried is to be written.

use sea_orm::{ActiveModelTrait, ActiveValue::Set, DbErr, IntoActiveModel};
use serde::{Deserialize, Serialize};

use super::find::ClaimedImport;
use crate::{
    infra::{
        db::Work,
        queue::Job,
        refused::{Refused, no},
    },
    kernel::ids::ImportId,
    market::registry::{ImportStatus, events::ImportConfirmed},
};

/// To write the rows of a file, or the next of them.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct WriteImport {
    /// Which.
    pub import: ImportId,
    /// From 0: how many jobs have written some of it before.
    pub part: u32,
}

impl Job for WriteImport {
    const KIND: &'static str = "registry.write";
}

impl WriteImport {
    /// The one behind it.
    pub fn next(self) -> Self {
        Self { part: self.part + 1, ..self }
    }

    /// Leaves it in the queue, once.
    pub async fn leave(&self, work: &Work) -> Result<(), DbErr> {
        work.enqueue(self, Some(format!("{}:{}:{}", Self::KIND, self.import.0, self.part))).await
    }
}

/// Why it is not written.
#[derive(Debug, thiserror::Error)]
pub enum ConfirmError {
    /// It was confirmed or dropped before.
    #[error("the file does not wait any more")]
    NotWaiting,
    /// Nothing in it is new.
    #[error("there is nothing to write")]
    Nothing,
}

/// Leaves it to a job.
pub async fn confirm(work: &Work, import: ClaimedImport<'_>) -> Result<(), Refused<ConfirmError>> {
    if import.status != ImportStatus::Tried {
        return no(ConfirmError::NotWaiting);
    }
    if import.added + import.amended == 0 {
        return no(ConfirmError::Nothing);
    }
    let import_id = import.id;
    let mut row = import.into_row().into_active_model();
    row.status = Set(ImportStatus::Writing);
    row.update(&work.tx).await?;
    WriteImport { import: import_id, part: 0 }.leave(work).await?;
    Ok(work.record(&ImportConfirmed { import_id })?)
}
