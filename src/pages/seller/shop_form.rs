//! The form about a shop itself (`templates/components/shop_form.html`): the same when it opens and when it changes.

use crate::{
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

/// What was written, once nothing is wrong and none of the photo's buttons was pressed. `shown` is the photo that the shop has.
pub(super) async fn read(
    visit: &Visit,
    writer: AccountId,
    posted: &mut Posted,
    shown: Option<&ShopContent>,
) -> Result<Option<ShopContent>, WebError> {
    let known: Vec<String> = shown.and_then(|content| content.photo.clone()).into_iter().collect();
    let photo = photos::accept_beside(visit, writer, posted, ("photo", 1), &known).await?.pop();
    let fields = &mut posted.fields;
    if photos::pressed(fields) {
        return Ok(None);
    }
    let name = fields.line("name", NAME);
    let kind = fields.choice("kind", Kind::parse);
    let place = address::resolve_at_home(visit, fields, "unit").await?;
    let hamlet = fields.maybe_line("hamlet", HAMLET);
    let story = fields.text("story", STORY);
    let (Some(name), Some(kind), Some(place), Some(hamlet), Some(story), true) =
        (name, kind, place, hamlet, story, fields.fine())
    else {
        return Ok(None);
    };
    Ok(Some(ShopContent { name, kind, unit: place.unit, former: place.former, hamlet, story, photo }))
}

/// The form filled in with what is there.
pub(super) async fn fill(visit: &Visit, content: &ShopContent) -> Result<Fields, WebError> {
    let mut fields = Fields::default()
        .with("name", &content.name)
        .with("kind", content.kind.as_str())
        .with("hamlet", content.hamlet.as_deref().unwrap_or_default())
        .with("story", &content.story);
    fields.set("photo", content.photo.iter().cloned().collect());
    let chosen = Chosen { unit: content.unit.clone(), former: content.former.clone() };
    address::fill(visit, &mut fields, "unit", &chosen).await?;
    Ok(fields)
}
