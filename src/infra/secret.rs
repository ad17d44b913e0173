//! The installation's key. It signs cookies and form tokens, hashes what must be compared but not kept, and seals what must be kept but
//! is of use to nobody who reads the database alone.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, Read, Write},
    path::Path,
};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use hmac::{Hmac, Mac};
use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
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
        hex(&self.mac(purpose, text))
    }

    fn mac(&self, purpose: &str, text: &str) -> [u8; 32] {
        let mut mac = <Hmac<Sha256> as Mac>::new_from_slice(&self.0).unwrap_or_else(|_| unreachable!("any length"));
        mac.update(purpose.as_bytes());
        mac.update(&[0]);
        mac.update(text.as_bytes());
        mac.finalize().into_bytes().into()
    }

    /// Whether `tag` is the hash of `text`, in constant time.
    pub fn verifies(&self, purpose: &str, text: &str, tag: &str) -> bool {
        self.tag(purpose, text).as_bytes().ct_eq(tag.as_bytes()).into()
    }

    /// `bytes` for this installation alone, and for one `purpose`: ChaCha20-Poly1305 under a key of its own, with a nonce by chance.
    pub fn seal(&self, purpose: &str, bytes: &[u8]) -> String {
        let mut nonce = [0; NONCE_LEN];
        nonce.copy_from_slice(&code::bytes()[..NONCE_LEN]);
        let mut sealed = bytes.to_vec();
        let (aad, own) = (Aad::from(purpose.as_bytes()), Nonce::assume_unique_for_key(nonce));
        let done = self.sealing().seal_in_place_append_tag(own, aad, &mut sealed);
        done.unwrap_or_else(|_| unreachable!("a few bytes"));
        URL_SAFE_NO_PAD.encode([&nonce[..], &sealed[..]].concat())
    }

    /// What was sealed here for that purpose; nothing where it was not.
    pub fn open(&self, purpose: &str, sealed: &str) -> Option<Vec<u8>> {
        let bytes = URL_SAFE_NO_PAD.decode(sealed).ok()?;
        let (nonce, sealed) = bytes.split_at_checked(NONCE_LEN)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).ok()?;
        let mut sealed = sealed.to_vec();
        let opened = self.sealing().open_in_place(nonce, Aad::from(purpose.as_bytes()), &mut sealed).ok()?;
        Some(opened.to_vec())
    }

    fn sealing(&self) -> LessSafeKey {
        let key = UnboundKey::new(&CHACHA20_POLY1305, &self.mac("seal", ""));
        LessSafeKey::new(key.unwrap_or_else(|_| unreachable!("32 bytes")))
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
    fn what_is_sealed_is_opened_here_for_the_same_purpose_alone() {
        let (secret, other) = (Secret::from_text("one"), Secret::from_text("other"));
        let sealed = secret.seal("of account 1", b"a key");
        assert_eq!(secret.open("of account 1", &sealed).as_deref(), Some(&b"a key"[..]));
        assert_eq!(secret.open("of account 2", &sealed), None);
        assert_eq!(other.open("of account 1", &sealed), None);
        assert_ne!(secret.seal("of account 1", b"a key"), sealed, "never the same twice");
        let mut changed = sealed.clone().into_bytes();
        changed[20] ^= 1;
        let changed = String::from_utf8(changed).expect("letters");
        for wrong in ["", "AA", "not base64!", changed.as_str()] {
            assert_eq!(secret.open("of account 1", wrong), None, "{wrong}");
        }
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
