//! The installation's key. It signs cookies and form tokens, and hashes what must be compared but not kept.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, Read, Write},
    path::Path,
};

use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256, Sha512};
use subtle::ConstantTimeEq;

use super::files::sync_folder;
use crate::{config::Profile, kernel::code};

/// 64 bytes that never leave the process.
#[derive(Clone)]
pub struct Secret([u8; 64]);

impl Secret {
    /// Reads the key's file. The demo profile makes one; production demands it.
    pub fn load(path: &Path, profile: Profile) -> io::Result<Self> {
        let text = if profile == Profile::Production { fs::read_to_string(path)? } else { read_or_make(path)? };
        if text.trim().len() < 32 {
            return Err(io::Error::other("the secret file must hold at least 32 characters"));
        }
        Ok(Self::from_text(text.trim()))
    }

    /// A key out of any text.
    pub fn from_text(text: &str) -> Self {
        Self(Sha512::digest(text.as_bytes()).into())
    }

    /// For the signed cookies.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// A keyed hash of `text` for one `purpose`, in hexadecimal.
    pub fn tag(&self, purpose: &str, text: &str) -> String {
        let mut mac = <Hmac<Sha256> as Mac>::new_from_slice(&self.0).unwrap_or_else(|_| unreachable!("any length"));
        mac.update(purpose.as_bytes());
        mac.update(&[0]);
        mac.update(text.as_bytes());
        hex(&mac.finalize().into_bytes())
    }

    /// Whether `tag` is the hash of `text`, in constant time.
    pub fn verifies(&self, purpose: &str, text: &str, tag: &str) -> bool {
        self.tag(purpose, text).as_bytes().ct_eq(tag.as_bytes()).into()
    }
}

/// What the file holds; where there is none, or an empty one is left of a process that died, it gets a key. Of two processes
/// that begin at once one makes it, and the other waits and reads the same.
fn read_or_make(path: &Path) -> io::Result<String> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut file = private().read(true).append(true).create(true).open(path)?;
    file.lock()?;
    let mut text = String::new();
    file.read_to_string(&mut text)?;
    if text.is_empty() {
        text = hex(&code::bytes());
        write_down(&mut file, &text)?;
        path.parent().map_or(Ok(()), sync_folder)?;
    }
    Ok(text)
}

fn write_down(file: &mut File, text: &str) -> io::Result<()> {
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

/// Nobody else on the machine may read it.
fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(path: &Path) -> Vec<u8> {
        Secret::load(path, Profile::Test).unwrap().bytes().to_vec()
    }

    #[test]
    fn processes_that_begin_at_once_have_the_same_key_and_one_that_died_early_leaves_none() {
        let folder = std::env::temp_dir().join(format!("chophien-secret-{}", std::process::id()));
        let path = folder.join("made/secret");
        let keys = std::thread::scope(|scope| {
            let starting: Vec<_> = (0..8).map(|_| scope.spawn(|| load(&path))).collect();
            starting.into_iter().map(|one| one.join().unwrap()).collect::<Vec<_>>()
        });
        assert!(keys.iter().all(|key| *key == keys[0]));
        assert_eq!(load(&path), keys[0], "and it stays");

        fs::write(&path, "").unwrap();
        assert_ne!(load(&path), keys[0]);
        assert_eq!(load(&path), load(&path));
        fs::remove_dir_all(folder).unwrap();
    }
}
