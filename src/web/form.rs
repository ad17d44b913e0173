//! Forms as they come. `Posted` is the only way to read one that changes something behind a session: its token is checked
//! before a page sees the fields, and a stale one is an error of the form itself, so what was typed is shown again. Who sends no
//! cookie back at all is told so: a browser that refuses them would be told for ever that the page was open too long.
//! `Open` is for the few posts of visitors that carry no token (cart, language): the outer ring checks where they come from.

use std::collections::BTreeMap;

use axum::{
    body::to_bytes,
    extract::{FromRef, FromRequest, Multipart, Request},
    http::header::{CONTENT_TYPE, COOKIE},
    response::Response,
};

use super::{
    error::WebError,
    fields::{Fields, TOKEN},
    unsent::{Typed, Unsent},
};
use crate::{app::App, infra::pictures::LARGEST_FILE};

const LARGEST_FORM: usize = 256 * 1024;
const MOST_FIELDS: usize = 500;
const MOST_FILES: usize = 8;

/// The token that this visitor's forms carry; put into the request by the layer that knows the visitor.
#[derive(Clone, Debug)]
pub struct ExpectedToken(pub String);

/// A form with its token checked.
pub struct Posted {
    /// What was typed. Its token was wrong where `errors` has the empty name.
    pub fields: Fields,
    /// Files by field, in order. What is empty came so, or came behind the eighth file and was not read.
    pub files: BTreeMap<String, Vec<Vec<u8>>>,
}

/// A form without a token.
pub struct Open(pub Fields);

/// The form of a request that nobody will answer, with the token that it came with; nothing where it cannot be read.
pub async fn unsent(request: Request, app: &App) -> Option<Unsent> {
    let (fields, files) = read(request, app, 0).await.ok()?;
    Some(Unsent::of(&fields, !files.is_empty()))
}

/// What was typed into a form that nobody may send yet; its files are not kept.
pub async fn typed(request: Request, app: &App) -> Result<Fields, Response> {
    let (mut fields, _) = read(request, app, 0).await?;
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
        let brings_cookies = request.headers().contains_key(COOKIE);
        let (mut fields, files) = read(request, state, MOST_FILES).await?;
        let sent = fields.values.remove(TOKEN).and_then(|v| v.into_iter().next()).unwrap_or_default();
        let fresh =
            expected.is_some_and(|token| subtle::ConstantTimeEq::ct_eq(token.0.as_bytes(), sent.as_bytes()).into());
        if !fresh {
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
        Ok(Self(read(request, state, MOST_FILES).await?.0))
    }
}

type Files = BTreeMap<String, Vec<Vec<u8>>>;

async fn read<S: Send + Sync>(request: Request, state: &S, most_files: usize) -> Result<(Fields, Files), Response> {
    let typed = request.extensions().get::<Typed>().cloned();
    let (fields, files) = read_either(request, state, most_files).await?;
    if let Some(typed) = typed {
        typed.keep(Unsent::of(&fields, !files.is_empty()));
    }
    Ok((fields, files))
}

async fn read_either<S: Send + Sync>(
    request: Request,
    state: &S,
    most_files: usize,
) -> Result<(Fields, Files), Response> {
    let kind = request.headers().get(CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or("").to_owned();
    if kind.starts_with("multipart/form-data") {
        return multipart(request, state, most_files).await;
    }
    let bytes = to_bytes(request.into_body(), LARGEST_FORM).await.map_err(|_| WebError::too_large())?;
    let pairs = url::form_urlencoded::parse(&bytes).into_owned();
    Ok((Fields::from_pairs(pairs.take(MOST_FIELDS)), Files::new()))
}

async fn multipart<S: Send + Sync>(
    request: Request,
    state: &S,
    most_files: usize,
) -> Result<(Fields, Files), Response> {
    let broken = |_| WebError::too_large();
    let mut form = Multipart::from_request(request, state).await.map_err(|_| WebError::too_large())?;
    let (mut pairs, mut files, mut wrong) = (Vec::new(), Files::new(), Vec::new());
    let (mut count, mut written) = (0, 0);
    while let Some(mut field) = form.next_field().await.map_err(broken)? {
        let name = field.name().unwrap_or("").to_owned();
        // A browser sends a part without a name where no file was chosen.
        let (is_file, chosen) = (field.file_name().is_some(), field.file_name().is_some_and(|name| !name.is_empty()));
        let limit = if is_file { LARGEST_FILE } else { LARGEST_FORM };
        let wanted = !is_file || count < most_files;
        let mut bytes = Vec::new();
        let mut too_large = false;
        while let Some(chunk) = field.chunk().await.map_err(broken)? {
            too_large |= wanted && bytes.len() + chunk.len() > limit;
            if wanted && !too_large {
                bytes.extend_from_slice(&chunk);
            }
        }
        if !is_file {
            written += bytes.len();
        }
        if written > LARGEST_FORM || pairs.len() == MOST_FIELDS || count == MOST_FIELDS {
            return Err(WebError::too_large());
        }
        if too_large {
            wrong.push(name);
        } else if chosen || is_file && !bytes.is_empty() {
            count += 1;
            files.entry(name).or_default().push(bytes);
        } else if !is_file {
            pairs.push((name, String::from_utf8_lossy(&bytes).into_owned()));
        }
    }
    let mut fields = Fields::from_pairs(pairs);
    for name in wrong {
        fields.wrong(&name, "picture-too-large");
    }
    Ok((fields, files))
}
