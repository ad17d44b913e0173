//! `/seller/photos`: a photo goes up when it is chosen, and waits in the form that it was chosen for, on whatever device that is
//! opened again. Sent twice with the same key it is there once. Forms work without it (`pages/photos.rs`).

use axum::{
    Json,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde::Serialize;

use crate::{
    infra::{
        incoming::Arrived,
        limits::Limited,
        pictures::{self, CODE},
        words::Message,
    },
    kernel::{ids::AccountId, links},
    pages::{photos, visit::Visit},
    web::{error::WebError, fields::Fields, form::Posted},
};

const LONGEST: usize = 80;
/// As wide as a form shows it.
const SHOWN: u32 = 320;

/// What a form needs to show it, and to be sent with it.
#[derive(Serialize)]
struct Taken {
    code: String,
    src: String,
}

/// Why it is not taken, in words.
#[derive(Serialize)]
struct Wrong {
    words: String,
}

/// Takes a photo, or forgets one that waits, or all that wait in a form.
pub async fn take_photo(visit: Visit, Posted { mut fields, mut files }: Posted) -> Result<Response, WebError> {
    let owner = visit.signed_in()?.id;
    if let Some(message) = fields.errors.get("") {
        return Ok(wrong(&visit, &fields, message));
    }
    if fields.ticked("forget") {
        let work = visit.begin().await?;
        pictures::leave(&work, owner, fields.typed("forget")).await?;
        visit.commit(work).await?;
        return Ok(StatusCode::NO_CONTENT.into_response());
    }
    if fields.ticked("forget_all") {
        let work = visit.begin().await?;
        pictures::leave_all(&work, owner, fields.typed("forget_all")).await?;
        visit.commit(work).await?;
        return Ok(StatusCode::NO_CONTENT.into_response());
    }
    let file = files.remove("photo").and_then(|mut files| files.pop());
    let Some((file, key, form)) = read(&mut fields, file) else {
        let message = fields.errors.values().next().cloned().unwrap_or_else(|| "photos-empty".into());
        return Ok(wrong(&visit, &fields, &message));
    };
    let code = code_of(&visit, owner, &key);
    let known = pictures::owned(&visit.app.db.read, owner, std::slice::from_ref(&code)).await?;
    if known.is_empty()
        && let Some(message) = take(&visit, owner, (&code, &form), file).await?
    {
        return Ok(wrong(&visit, &fields, &message));
    }
    Ok(Json(Taken { src: links::picture(&code, SHOWN), code }).into_response())
}

fn read(fields: &mut Fields, file: Option<Arrived>) -> Option<(Arrived, String, String)> {
    let key = fields.line("key", 8..=LONGEST);
    let form = fields.line("waits", 1..=LONGEST);
    Some((file?, key?, form?)).filter(|_| fields.fine())
}

/// The same for the same key of the same account, and nobody else's.
fn code_of(visit: &Visit, owner: AccountId, key: &str) -> String {
    let tag = visit.app.secret.tag("photo", &format!("{}:{key}", owner.0)).to_lowercase();
    tag.chars().filter(char::is_ascii_alphanumeric).take(CODE).collect()
}

async fn take(
    visit: &Visit,
    owner: AccountId,
    (code, form): (&str, &str),
    file: Arrived,
) -> Result<Option<Message>, WebError> {
    if !visit.may_try(Limited::Picture, &[&owner.0.to_string()]).await? {
        return Ok(Some("photos-too-often".into()));
    }
    if !pictures::has_room(&visit.app.db.read, owner).await? {
        return Ok(Some("photos-no-room".into()));
    }
    let pictures = &visit.app.pictures;
    let cleaned = match pictures.clean(file).await {
        Ok(cleaned) => cleaned,
        Err(error) => return Ok(Some(photos::words(&error).into())),
    };
    if let Err(error) = pictures.keep_as(code, &cleaned).await {
        return Ok(Some(photos::words(&error).into()));
    }
    let work = visit.begin().await?;
    // The same photo may have come twice at once: the other one has it.
    if pictures::owned(&work.tx, owner, &[code.to_owned()]).await?.is_empty() {
        pictures::register_waiting(&work, code, &cleaned, owner, form).await?;
    }
    visit.commit(work).await?;
    Ok(None)
}

/// 422, or 503 where it is only to be sent again: what is sent from a page then goes again by itself.
fn wrong(visit: &Visit, fields: &Fields, message: &Message) -> Response {
    let words = visit.app.words.say(visit.language, message);
    let status = if fields.is_busy() { StatusCode::SERVICE_UNAVAILABLE } else { StatusCode::UNPROCESSABLE_ENTITY };
    (status, Json(Wrong { words })).into_response()
}
