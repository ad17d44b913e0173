//! The installation's key. It signs cookies and form tokens, and hashes what must be compared but not kept.

use std::{fs, io, path::Path};

use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256, Sha512};
use subtle::ConstantTimeEq;

use crate::{config::Profile, kernel::code};

/// 64 bytes that never leave the process.
#[derive(Clone)]
pub struct Secret([u8; 64]);

impl Secret {
    /// Reads the key's file. The demo profile makes one; production demands it.
    pub fn load(path: &Path, profile: Profile) -> io::Result<Self> {
        if profile != Profile::Production && !path.exists() {
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder)?;
            }
            write_private(path, &hex(&code::bytes()))?;
        }
        let text = fs::read_to_string(path)?;
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

#[cfg(unix)]
fn write_private(path: &Path, text: &str) -> io::Result<()> {
    use std::{io::Write, os::unix::fs::OpenOptionsExt};
    let mut file = fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    file.write_all(text.as_bytes())
}

#[cfg(not(unix))]
fn write_private(path: &Path, text: &str) -> io::Result<()> {
    fs::write(path, text)
}

/// Lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}
