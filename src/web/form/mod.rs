//! Forms as they come. `Posted` is the only way to read one that changes something behind a session: its token is checked
//! before a page sees the fields, and a stale one is an error of the form itself, so what was typed is shown again. Who sends no
//! cookie back at all is told so: a browser that refuses them would be told for ever that the page was open too long.
//! `Open` is for the few posts of visitors that carry no token (cart, language): the outer ring checks where they come from.

mod parts;
mod read;
mod sips;
mod taken;
mod token;

use axum::{
    extract::{FromRef, FromRequest, Request},
    http::header::COOKIE,
    response::Response,
};

use self::{read::read, taken::Keeps};
pub use self::{
    taken::{Files, Sender},
    token::ExpectedToken,
};
use super::{
    fields::{Fields, TOKEN},
    unsent::Unsent,
};
use crate::app::App;

/// A form with its token checked.
pub struct Posted {
    /// What was typed. Its token was wrong where `errors` has the empty name.
    pub fields: Fields,
    /// Its files, where its token was right.
    pub files: Files,
}

/// A form without a token.
pub struct Open(pub Fields);

/// The form of a request that nobody will answer, with the token that it came with; nothing where it cannot be read.
pub async fn unsent(request: Request, app: &App) -> Option<Unsent> {
    let read = read(request, app, None).await.ok()?;
    Some(Unsent::of(&read.fields, read.had_files))
}

/// What was typed into a form that nobody may send yet; its files are not kept.
pub async fn typed(request: Request, app: &App) -> Result<Fields, Response> {
    let mut fields = read(request, app, None).await?.fields;
    fields.values.remove(TOKEN);
    Ok(fields)
}

impl<S> FromRequest<S> for Posted
where
    S: Send + Sync,
    App: FromRef<S>,
{
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Response> {
        let expected = request.extensions().get::<ExpectedToken>().cloned();
        let sender = request.extensions().get::<Sender>().cloned();
        let brings_cookies = request.headers().contains_key(COOKIE);
        let keeps = expected.clone().zip(sender).map(|(token, Sender(of))| Keeps { token, of });
        let read = read(request, &App::from_ref(state), keeps).await?;
        let (mut fields, files) = (read.fields, read.files);
        let sent = fields.values.remove(TOKEN).and_then(|v| v.into_iter().next()).unwrap_or_default();
        if !expected.is_some_and(|token| token.is(&sent)) {
            fields.wrong("", if brings_cookies { "form-stale" } else { "cookies-refused" });
        }
        Ok(Self { fields, files })
    }
}

impl<S> FromRequest<S> for Open
where
    S: Send + Sync,
    App: FromRef<S>,
{
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Response> {
        Ok(Self(read(request, &App::from_ref(state), None).await?.fields))
    }
}
