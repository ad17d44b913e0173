//! The form about a shop itself (`templates/components/seller/shop.html`): the same when it opens and when it changes.

use crate::{
    infra::words::Message,
    kernel::ids::AccountId,
    market::shops::{
        Kind,
        content::{HAMLET, NAME, STORY, ShopContent},
    },
    pages::{
        address::{self, Chosen},
        photos,
        visit::Visit,
    },
    web::{error::WebError, fields::Fields, form::Posted},
};

/// What was written, once nothing is wrong and none of the photo's buttons was pressed. `known` are photos of the shop: one of
/// them may stay, whoever sent it.
pub(super) async fn read(
    visit: &Visit,
    writer: AccountId,
    posted: &mut Posted,
    known: &[String],
) -> Result<Option<ShopContent>, WebError> {
    let photo = photos::accept_beside(visit, writer, posted, ("photo", 1), known).await?.pop();
    let fields = &mut posted.fields;
    if photos::pressed(fields) {
        return Ok(None);
    }
    fields.set("photo", photo.into_iter().collect());
    address::resolve_at_home(visit, fields, "unit").await?;
    Ok(content(fields))
}

/// What stands in a form whose commune has been found.
pub(super) fn content(fields: &mut Fields) -> Option<ShopContent> {
    let name = fields.line("name", NAME);
    let kind = fields.choice("kind", Kind::parse);
    let place = fields.choice("unit", address::parse);
    let hamlet = fields.maybe_line("hamlet", HAMLET);
    let story = fields.text("story", STORY);
    let (name, kind, place, hamlet, story) = (name?, kind?, place?, hamlet?, story?);
    let photo = fields.all("photo").pop();
    let (unit, former) = (place.unit, place.former);
    fields.fine().then_some(ShopContent { name, kind, unit, former, hamlet, story, photo, owner: None })
}

/// The fields of the form, as it says what it showed of them.
pub(super) const CONTENT: [&str; 6] = ["photo", "name", "kind", "unit", "hamlet", "story"];

/// The form filled in with what is there.
pub(super) fn fill(content: &ShopContent) -> Fields {
    let mut fields = Fields::default()
        .with("name", &content.name)
        .with("kind", content.kind.as_str())
        .with("hamlet", content.hamlet.as_deref().unwrap_or_default())
        .with("story", &content.story);
    fields.set("photo", content.photo.iter().cloned().collect());
    let chosen = Chosen { unit: content.unit.clone(), former: content.former.clone() };
    address::fill(&mut fields, "unit", &chosen);
    fields.shown(&CONTENT)
}

/// What is there in the words of whoever reads, field by field: somebody else has written it meanwhile. `shown` is the form
/// filled in with it.
pub(super) fn said(visit: &Visit, shown: &Fields, field: &str) -> String {
    let say = |message: Message| visit.app.words.say(visit.language, &message);
    match field {
        "photo" => say(Message::new("photos-count").with("n", shown.all("photo").len())),
        "kind" => say(Message::new(&format!("shop-kind-{}", shown.typed("kind")))),
        "unit" => shown.typed("unit_text").to_owned(),
        _ => shown.typed(field).to_owned(),
    }
}
