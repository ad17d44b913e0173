//! Photos in a form (`templates/components/photos.html`): new files are cleaned, kept and registered before anything else is
//! looked at, and travel on as hidden inputs with their codes, so that a form that comes back has lost none.

use crate::{
    infra::{
        incoming::Arrived,
        limits::{Bucket, Limited},
        pictures::{self, Cleaned, Owner, PictureError},
        words::Message,
    },
    pages::visit::Visit,
    web::{error::WebError, fields::Fields, form::Posted},
};

const REMOVE: &str = "remove";
const UP: &str = "up";

/// The codes of a field's photos, in order, at most `most`: those that came along and are `owner`'s, changed by the button that
/// was pressed, then the new ones. A file that cannot be taken is an error at the field. Where there is room for one, a new one
/// that is taken takes its place.
pub async fn accept(
    visit: &Visit,
    owner: impl Into<Owner>,
    posted: &mut Posted,
    name: &str,
    most: usize,
) -> Result<Vec<String>, WebError> {
    accept_beside(visit, owner, posted, (name, most), &[]).await
}

/// Whoever asks: her account, or a guest.
pub fn owner(visit: &Visit) -> Owner {
    visit.person.as_ref().map_or(Owner::Guest, |person| Owner::Account(person.id))
}

/// The same where photos are shown already: those may stay, whoever of the shop sent them.
pub async fn accept_beside(
    visit: &Visit,
    owner: impl Into<Owner>,
    posted: &mut Posted,
    (name, most): (&str, usize),
    shown: &[String],
) -> Result<Vec<String>, WebError> {
    let owner = owner.into();
    let mut codes = came_along(visit, owner, &posted.fields, name, shown).await?;
    press(&mut codes, &posted.fields);
    // Those that went up when they were chosen may be more than there is room for.
    let mut left = codes.split_off(codes.len().min(most));
    let many = !left.is_empty();
    left.extend(posted.fields.ticked(REMOVE).then(|| posted.fields.typed(REMOVE).to_owned()));
    leave(visit, owner, &left).await?;
    let files = posted.files.remove(name).unwrap_or_default();
    let replaces = most == 1 && !files.is_empty();
    let room = if replaces { 1 } else { most.saturating_sub(codes.len()) };
    if many || files.len() > room {
        posted.fields.wrong(name, Message::new("photos-too-many").with("most", most));
    }
    let mut kept = Vec::new();
    let taken = take(visit, owner, files.into_iter().take(room), &mut kept).await.map(|wrong| {
        wrong.into_iter().for_each(|words| posted.fields.wrong(name, words));
    });
    let registered = if taken.is_ok() { register(visit, owner, &kept).await } else { taken };
    if let Err(error) = registered {
        let codes: Vec<String> = kept.into_iter().map(|(code, _)| code).collect();
        visit.app.pictures.remove(&codes).await;
        return Err(error);
    }
    if replaces && !kept.is_empty() {
        codes.clear();
    }
    codes.extend(kept.into_iter().map(|(code, _)| code));
    codes.truncate(most);
    posted.fields.set(name, codes.clone());
    Ok(codes)
}

/// A form as it is opened: with its photos, and those that went up for it before and were not sent
/// (`pages/seller/shops/buttons.rs`). What it is called travels beside the photo.
pub async fn opened(
    visit: &Visit,
    form: &mut Fields,
    (name, most): (&str, usize),
    called: &str,
) -> Result<(), WebError> {
    let owner = visit.signed_in()?.id;
    let waiting = pictures::waiting(&visit.app.db.read, owner, called, most).await?;
    let shown = if most == 1 && !waiting.is_empty() { Vec::new() } else { form.all(name) };
    let codes = shown.into_iter().chain(waiting).take(most).collect();
    form.set(name, codes);
    Ok(())
}

/// Whether one of the photos' own buttons was pressed: the page comes back, nothing else is done yet.
pub fn pressed(fields: &Fields) -> bool {
    fields.ticked(REMOVE) || fields.ticked(UP)
}

/// These wait in no form any more. Those of a guest wait in the form that holds their codes alone.
async fn leave(visit: &Visit, owner: Owner, codes: &[String]) -> Result<(), WebError> {
    let Owner::Account(owner) = owner else { return Ok(()) };
    if codes.is_empty() {
        return Ok(());
    }
    let work = visit.begin().await?;
    for code in codes {
        pictures::leave(&work, owner, code).await?;
    }
    visit.commit(work).await
}

async fn came_along(
    visit: &Visit,
    owner: Owner,
    fields: &Fields,
    name: &str,
    shown: &[String],
) -> Result<Vec<String>, WebError> {
    let mut codes = fields.all(name);
    let mut seen = Vec::new();
    codes.retain(|code| {
        !seen.contains(code) && {
            seen.push(code.clone());
            true
        }
    });
    let own = pictures::owned(&visit.app.db.read, owner, &codes).await?;
    codes.retain(|code| own.contains(code) || shown.contains(code));
    Ok(codes)
}

fn press(codes: &mut Vec<String>, fields: &Fields) {
    codes.retain(|code| code != fields.typed(REMOVE));
    if let Some(at) = codes.iter().position(|code| code == fields.typed(UP)).filter(|at| *at > 0) {
        codes.swap(at, at - 1);
    }
}

/// Cleans and keeps files, each a try of its own; tells what is wrong with those that cannot be taken.
async fn take(
    visit: &Visit,
    owner: Owner,
    files: impl Iterator<Item = Arrived>,
    kept: &mut Vec<(String, Cleaned)>,
) -> Result<Vec<&'static str>, WebError> {
    let mut wrong = Vec::new();
    for file in files {
        if !visit.may_take(&buckets(visit, owner)).await? {
            wrong.push("photos-too-often");
            break;
        }
        if !pictures::has_room(&visit.app.db.read, owner).await? {
            wrong.push("photos-no-room");
            break;
        }
        match clean_and_keep(visit, file).await {
            Ok(photo) => kept.push(photo),
            Err(error) => {
                wrong.push(words(&error));
                if matches!(error, PictureError::Disk(_)) {
                    // Nor will the next one be kept, and somebody waits.
                    break;
                }
            }
        }
    }
    Ok(wrong)
}

/// What a picture is counted on.
fn buckets(visit: &Visit, owner: Owner) -> Vec<Bucket> {
    match owner {
        Owner::Account(account) => vec![Bucket::of(Limited::Picture, account.0.to_string())],
        Owner::Guest => visit.with_address(Limited::Picture, []),
    }
}

async fn clean_and_keep(visit: &Visit, file: Arrived) -> Result<(String, Cleaned), PictureError> {
    let cleaned = visit.app.pictures.clean(file).await?;
    let code = visit.app.pictures.keep(&cleaned).await?;
    Ok((code, cleaned))
}

async fn register(visit: &Visit, owner: Owner, kept: &[(String, Cleaned)]) -> Result<(), WebError> {
    if kept.is_empty() {
        return Ok(());
    }
    let work = visit.begin().await?;
    for (code, cleaned) in kept {
        pictures::register(&work, code, cleaned, owner).await?;
    }
    visit.commit(work).await
}

/// What is wrong with a file.
pub fn words(error: &PictureError) -> &'static str {
    match error {
        PictureError::TooLarge => "picture-too-large",
        PictureError::TooManyPixels => "photos-too-many-pixels",
        PictureError::TooLong => "photos-too-long",
        PictureError::Broken => "photos-broken",
        PictureError::Heic => "photos-heic",
        PictureError::Empty => "photos-empty",
        PictureError::NotAPicture => "photos-not-a-picture",
        PictureError::Disk(_) | PictureError::Db(_) => {
            tracing::error!(%error, "a picture could not be kept");
            "photos-not-kept"
        }
    }
}
