//! The last seal, by which the whole chain is known; it is kept outside of the database too.

use std::{fmt, io, str::FromStr};

use sea_orm::{ConnectionTrait, DbErr, EntityTrait, QueryOrder, QuerySelect};

use crate::{entities::seal, infra::storage::Storage};

/// What it is called where the pictures are.
const FILE: &str = "record";
/// Letters of a SHA-256 in hexadecimal.
const LETTERS: usize = 64;

/// A seal, written `12:6a09…`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// From 1 on.
    pub no: i64,
    /// SHA-256 in hexadecimal.
    pub hash: String,
}

/// It is not a seal's number and its SHA-256.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a seal: that is a number, a colon and a SHA-256 in hexadecimal")]
pub struct NoHead;

impl fmt::Display for Head {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.no, self.hash)
    }
}

impl FromStr for Head {
    type Err = NoHead;

    fn from_str(text: &str) -> Result<Self, NoHead> {
        let (no, hash) = text.trim().split_once(':').ok_or(NoHead)?;
        let (no, hash) = (no.parse().map_err(|_| NoHead)?, hash.to_lowercase());
        let is_hash = hash.len() == LETTERS && hash.bytes().all(|letter| letter.is_ascii_hexdigit());
        if no > 0 && is_hash { Ok(Self { no, hash }) } else { Err(NoHead) }
    }
}

/// The last one, if anything was sealed.
pub async fn last(db: &impl ConnectionTrait) -> Result<Option<seal::Model>, DbErr> {
    seal::Entity::find().order_by_desc(seal::Column::No).limit(1).one(db).await
}

/// The one that was kept beside the pictures, if any.
pub async fn kept(storage: &Storage) -> io::Result<Option<Head>> {
    let Some(bytes) = storage.read(FILE).await? else { return Ok(None) };
    let head = String::from_utf8_lossy(&bytes).parse();
    head.map(Some).map_err(|error: NoHead| io::Error::new(io::ErrorKind::InvalidData, format!("{FILE}: {error}")))
}

/// Keeps this one there.
pub async fn keep(storage: &Storage, head: &Head) -> io::Result<()> {
    storage.write("", vec![(FILE.to_owned(), format!("{head}\n").into_bytes())]).await
}

/// Whether it is a seal of the chain still.
pub async fn is_in(db: &impl ConnectionTrait, head: &Head) -> Result<bool, DbErr> {
    let own = seal::Entity::find_by_id(head.no).one(db).await?;
    Ok(own.is_some_and(|own| own.hash == head.hash))
}

impl From<seal::Model> for Head {
    fn from(seal: seal::Model) -> Self {
        Self { no: seal.no, hash: seal.hash }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_is_read_as_it_is_written_and_nothing_else_is_one() {
        let head = Head { no: 12, hash: "6a".repeat(32) };
        assert_eq!(format!(" {head}\n").parse(), Ok(head.clone()));
        assert_eq!(format!("12:{}", "6A".repeat(32)).parse(), Ok(head));
        for other in ["", "12", "12:", "0:6a", "x:6a", &"6a".repeat(32), &format!("-1:{}", "6a".repeat(32)), "12:zz"] {
            assert_eq!(other.parse::<Head>(), Err(NoHead), "{other}");
        }
    }
}
