//! The person who stands before the moderator.

use crate::{
    infra::{db::Work, refused::Refused},
    kernel::{actor::Actor, phone::Phone},
    market::{
        accounts::find::{self, ClaimedAccount},
        moderation::person::{PersonError, claim_person},
    },
    pages::visit::Visit,
    web::error::WebError,
};

/// Begins at the request of whoever has the number.
pub(super) async fn begin(visit: &Visit, phone: &Phone) -> Result<Work, WebError> {
    let account = visit.signed_in()?.id;
    let person = find::by_phone(&visit.app.db.read, phone).await?;
    let actor = person.map_or(visit.actor(), |person| Actor::AtRequest { account, person: person.id });
    visit.begin_proved_as(actor).await
}

/// Her account, or what the moderator is told.
pub(super) async fn claim<'w>(
    work: &'w Work,
    phone: &Phone,
) -> Result<Result<ClaimedAccount<'w>, &'static str>, WebError> {
    match claim_person(work, phone).await {
        Ok(account) => Ok(Ok(account)),
        Err(Refused::No(PersonError::NotThere)) => Ok(Err("person-not-there")),
        Err(Refused::No(PersonError::HasRole)) => Ok(Err("person-has-role")),
        Err(Refused::No(PersonError::Own)) => Ok(Err("person-own")),
        Err(Refused::Broken(error)) => Err(error.into()),
    }
}
