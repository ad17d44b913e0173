//! What comes in and is not looked at yet. Files go to a folder of this machine piece by piece, and nothing of them is in memory; how
//! many there are at once, and how much, is bounded, in all and for each account. Words are in memory, and bounded there together.

mod arrived;
mod room;
mod sheet;

use std::{
    fs::File,
    io::{self, Write},
    path::PathBuf,
    sync::Arc,
};

use tokio::{sync::Semaphore, task::spawn_blocking};

use self::{arrived::open, room::Room};
pub use self::{
    arrived::{Arrived, Arriving},
    room::{Load, Whose},
    sheet::Sheet,
};
use crate::{config, infra::node::open_files};

/// One of so many files that may be open is of this kind at most.
const OF_OPEN_FILES: u64 = 8;
const MEGABYTE: u64 = 1_024 * 1_024;

/// Where it waits. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Incoming {
    folder: PathBuf,
    room: Arc<Room>,
    words: Arc<Semaphore>,
}

impl Incoming {
    /// In the folder of the settings. Nothing is there yet.
    pub fn new(settings: &config::Files) -> Self {
        let files = usize::try_from(open_files::allowed() / OF_OPEN_FILES).unwrap_or(usize::MAX).max(1);
        let most = Load {
            files: settings.incoming_files.min(files),
            bytes: settings.incoming_megabytes.saturating_mul(MEGABYTE),
        };
        Self { folder: settings.incoming_dir.clone(), room: Room::new(most), words: sheet::room() }
    }

    /// A file of somebody's begins to come; nothing where there is no room for it, or no disk.
    pub async fn begin(&self, whose: impl Into<Whose>) -> Option<Arriving> {
        let place = Room::take(&self.room, whose)?;
        match open(self.folder.clone()).await {
            Ok(file) => Some(Arriving::new(file, place)),
            Err(error) => {
                tracing::error!(%error, folder = %self.folder.display(), "a file that comes cannot be written");
                None
            }
        }
    }

    /// Words begin to come.
    pub fn words(&self) -> Sheet {
        Sheet::new(self.words.clone())
    }

    /// Words that came, as a file without a name: for whoever reads files.
    pub async fn as_file(&self, words: String) -> io::Result<File> {
        let file = open(self.folder.clone()).await?;
        let written = spawn_blocking(move || (&file).write_all(words.as_bytes()).map(|()| file));
        written.await.map_err(io::Error::other)?
    }

    /// What there is at this moment.
    pub fn load(&self) -> Load {
        self.room.load()
    }

    /// Files have no name in the folder while they are here, and are gone with whoever held them. Where a file system cannot have
    /// such, they have one for a moment: what was left then by a process that was killed is removed.
    pub fn sweep(&self) -> io::Result<()> {
        std::fs::create_dir_all(&self.folder)?;
        for entry in std::fs::read_dir(&self.folder)? {
            let entry = entry?;
            if entry.file_name().to_string_lossy().starts_with(arrived::NAMED) {
                std::fs::remove_file(entry.path())?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::{
        config::{Config, Profile},
        kernel::ids::AccountId,
    };

    const LAN: AccountId = AccountId(1);

    fn incoming(name: &str) -> Incoming {
        let mut settings = Config::load(Profile::Test).expect("settings").files;
        settings.incoming_dir = std::env::temp_dir().join(format!("chophien-{name}-{}", std::process::id()));
        Incoming::new(&settings)
    }

    #[tokio::test]
    async fn a_file_is_on_the_disk_without_a_name_while_it_comes_and_gone_afterwards() {
        let incoming = incoming("incoming");
        let mut coming = incoming.begin(LAN).await.expect("room");
        for piece in [&b"ong "[..], b"", b"bac ha"] {
            assert!(coming.take(piece).await);
        }
        assert_eq!(incoming.load(), Load { files: 1, bytes: 10 });
        assert_eq!(fs::read_dir(&incoming.folder).expect("a folder").count(), 0, "it has no name");
        let arrived = coming.end().await.expect("arrived");
        assert_eq!(arrived.bytes(), 10);
        assert_eq!(arrived.read().expect("read"), b"ong bac ha");
        assert_eq!(arrived.read().expect("read again"), b"ong bac ha");
        drop(arrived);
        assert_eq!(incoming.load(), Load::default());
        drop(incoming.begin(LAN).await.expect("room"));
        assert_eq!(incoming.load(), Load::default(), "whoever goes away leaves nothing");
        fs::remove_dir_all(&incoming.folder).expect("removed");
    }

    #[test]
    fn what_a_killed_process_left_is_swept_and_nothing_else() {
        let incoming = incoming("swept");
        incoming.sweep().expect("a folder is made");
        for name in [".tmpAbCdEf", ".tmp000000", "kept"] {
            fs::write(incoming.folder.join(name), b"1").expect("written");
        }
        incoming.sweep().expect("swept");
        let left: Vec<_> =
            fs::read_dir(&incoming.folder).expect("a folder").map(|e| e.expect("it").file_name()).collect();
        assert_eq!(left, ["kept"]);
        fs::remove_dir_all(&incoming.folder).expect("removed");
    }

    #[tokio::test]
    async fn where_there_is_no_folder_nothing_begins() {
        let mut incoming = incoming("nowhere");
        incoming.folder = PathBuf::from("/proc/nowhere");
        assert!(incoming.begin(LAN).await.is_none());
        assert_eq!(incoming.load(), Load::default());
    }
}
