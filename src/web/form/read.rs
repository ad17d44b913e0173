//! The body of a form, of either kind, read under bounds: words in memory, and files straight to the disk.

use axum::{body::HttpBody, extract::Request, http::header::CONTENT_TYPE, response::Response};
use http_body_util::BodyExt;

use super::{
    parts,
    taken::{Keeps, LARGEST_FORM, MOST_FIELDS, Read, broke_off, write},
};
use crate::{
    app::App,
    web::{
        error::WebError,
        fields::Fields,
        unsent::{Typed, Unsent},
    },
};

/// Reads a form; what was typed into it is kept for whoever may have to give it back.
pub(super) async fn read(request: Request, app: &App, keeps: Option<Keeps>) -> Result<Read, Response> {
    let typed = request.extensions().get::<Typed>().cloned();
    let kind = request.headers().get(CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or("");
    let read = match kind.starts_with("multipart/form-data") {
        true => parts::read(request, app, keeps).await?,
        false => words(request, app).await?,
    };
    if let Some(typed) = typed {
        typed.keep(Unsent::of(&read.fields, read.had_files));
    }
    Ok(read)
}

async fn words(request: Request, app: &App) -> Result<Read, Response> {
    let mut body = request.into_body();
    if body.size_hint().lower() > LARGEST_FORM as u64 {
        return Err(WebError::too_large());
    }
    let (mut sheet, mut bytes) = (app.incoming.words(), Vec::new());
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(|error| broke_off(&error))?;
        if let Ok(piece) = frame.into_data() {
            write(&mut sheet, &mut bytes, &piece)?;
        }
    }
    let pairs = url::form_urlencoded::parse(&bytes).into_owned();
    Ok(Read { fields: Fields::from_pairs(pairs.take(MOST_FIELDS)), ..Read::default() })
}
