//! What is taken of a form, and how much of it at most.

use std::{collections::BTreeMap, error::Error};

use axum::response::{IntoResponse, Response};

use super::token::ExpectedToken;
use crate::{
    infra::incoming::{Arrived, Sheet, Whose},
    web::{error::WebError, fields::Fields, listen::TooSlow},
};

/// Bytes of words.
pub(super) const LARGEST_FORM: usize = 256 * 1024;
pub(super) const MOST_FIELDS: usize = 500;

/// Files by field, in order. What is unread came behind the eighth.
pub type Files = BTreeMap<String, Vec<Arrived>>;

/// Whoever is signed in; put into the request by the layer that knows the visitor. Files of nobody else are taken, but where a page lets
/// guests send some and its layer says so (`guards::files_of_guests`).
#[derive(Clone, Debug)]
pub struct Sender(pub Whose);

/// Whose files are kept: those of a form with this token, from that sender.
pub(super) struct Keeps {
    pub(super) token: ExpectedToken,
    pub(super) of: Whose,
}

/// What a form held.
#[derive(Default)]
pub(super) struct Read {
    pub(super) fields: Fields,
    pub(super) files: Files,
    /// It had some, kept or not.
    pub(super) had_files: bool,
}

/// Why words are not taken.
pub(super) enum NoRoom {
    /// They are longer than any form's.
    Here,
    /// Other long forms have filled what there is for all of them.
    Anywhere,
}

impl From<NoRoom> for Response {
    fn from(why: NoRoom) -> Self {
        match why {
            NoRoom::Here => WebError::too_large(),
            NoRoom::Anywhere => WebError::Busy("long forms have filled their room".into()).into_response(),
        }
    }
}

/// Adds a piece to words, where there is room for it.
pub(super) fn write(sheet: &mut Sheet, bytes: &mut Vec<u8>, piece: &[u8]) -> Result<(), NoRoom> {
    make_room(sheet, piece.len())?;
    bytes.extend_from_slice(piece);
    Ok(())
}

/// The same for words that are written elsewhere.
pub(super) fn make_room(sheet: &mut Sheet, bytes: usize) -> Result<(), NoRoom> {
    if sheet.bytes() + bytes > LARGEST_FORM {
        return Err(NoRoom::Here);
    }
    if sheet.grow(bytes) { Ok(()) } else { Err(NoRoom::Anywhere) }
}

/// It came too slowly, or was too large, or whoever sent it has gone.
pub(super) fn broke_off(error: &(dyn Error + 'static)) -> Response {
    let mut cause = Some(error);
    while let Some(error) = cause {
        if error.is::<TooSlow>() {
            return WebError::too_slow();
        }
        cause = error.source();
    }
    WebError::too_large()
}
