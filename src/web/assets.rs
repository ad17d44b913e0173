//! `/static/…`: files of the program, cached for a year under their version. `/pictures/…`: uploaded pictures, which never
//! change under their code.

use std::io;

use axum::{
    body::Body,
    extract::{Path, RawQuery, State},
    http::{
        HeaderValue,
        header::{CACHE_CONTROL, CONTENT_LENGTH, CONTENT_TYPE},
    },
    response::{IntoResponse, Response},
};

use super::error::WebError;
use crate::{app::App, infra::storage::Pieces};

const FOR_EVER: &str = "public, max-age=31536000, immutable";
const FOR_AN_HOUR: &str = "public, max-age=3600";

/// A file of the program.
pub async fn asset(State(app): State<App>, Path(path): Path<String>, RawQuery(query): RawQuery) -> Response {
    let Some(asset) = app.assets.get(&path) else { return WebError::not_found() };
    let versioned = query.is_some_and(|q| q.strip_prefix("v=") == Some(asset.version.as_str()));
    let cache = if versioned { FOR_EVER } else { FOR_AN_HOUR };
    ([(CONTENT_TYPE, asset.media_type), (CACHE_CONTROL, cache)], asset.body.clone()).into_response()
}

/// An uploaded picture, `<code>-<width>.webp` or `<code>-preview.jpg`.
pub async fn picture(State(app): State<App>, Path(name): Path<String>) -> Response {
    if let Some(code) = name.strip_suffix("-preview.jpg") {
        return kept("image/jpeg", app.pictures.preview(code).await);
    }
    let parts = name.strip_suffix(".webp").and_then(|n| n.rsplit_once('-'));
    let known = parts.and_then(|(code, width)| Some((code, width.parse().ok()?)));
    let Some((code, width)) = known else { return WebError::not_found() };
    kept("image/webp", app.pictures.read(code, width).await)
}

fn kept(media_type: &'static str, read: io::Result<Option<Pieces>>) -> Response {
    match read {
        Ok(Some(file)) => {
            let kind = [(CONTENT_TYPE, media_type), (CACHE_CONTROL, FOR_EVER)];
            let length = [(CONTENT_LENGTH, HeaderValue::from(file.length()))];
            (kind, length, Body::from_stream(file.all())).into_response()
        }
        Ok(None) => WebError::not_found(),
        Err(error) => WebError::from(error).into_response(),
    }
}
