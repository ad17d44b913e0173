//! The address part of a form, the same on every page that has one (`templates/components/address.html`).
//!
//! A field `unit` is three inputs: `unit_text` is what people type; `unit` is the code that was chosen, by the type-ahead or by
//! one of the radios, with the former commune behind it where that was how it was found (`00769-00775`); `unit_for` is the text
//! that the code belongs to. So it works without JavaScript: text that was changed since the choice is looked up again, and
//! where several communes fit, the page comes back and asks which.

use crate::{
    infra::words::Message,
    kernel::ids::UnitCode,
    market::places::{
        find::{self, Found, Place},
        former,
    },
    pages::visit::Visit,
    web::{error::WebError, fields::Fields},
};

/// Communes that a page asks about.
const MOST: usize = 12;

/// A commune, and the former one that it was chosen as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// Today's.
    pub unit: UnitCode,
    /// Until July 2025, where told.
    pub former: Option<UnitCode>,
}

/// The commune in a field, anywhere in the country; where there is none yet, the field says what to do.
pub async fn resolve(visit: &Visit, fields: &mut Fields, name: &str) -> Result<Option<UnitCode>, WebError> {
    Ok(read(visit, fields, name, None).await?.map(|chosen| chosen.unit))
}

/// The same inside the market's own province, with the former commune.
pub async fn resolve_at_home(visit: &Visit, fields: &mut Fields, name: &str) -> Result<Option<Chosen>, WebError> {
    read(visit, fields, name, Some(&visit.app.province)).await
}

/// Puts a commune into a form that is shown for the first time.
pub fn fill(fields: &mut Fields, name: &str, chosen: &Chosen) {
    if let Some(place) = find::commune(&chosen.unit) {
        keep(fields, name, &place, chosen);
    }
}

async fn read(
    visit: &Visit,
    fields: &mut Fields,
    name: &str,
    within: Option<&UnitCode>,
) -> Result<Option<Chosen>, WebError> {
    offer(visit, fields, name, &[]);
    let db = &visit.app.db.read;
    let typed = fields.typed(&text(name)).to_owned();
    let unchanged = [&typed, ""].contains(&fields.typed(&chosen_for(name))) || typed.is_empty();
    if let Some(chosen) = parse(fields.typed(name)).filter(|_| unchanged) {
        return keep_chosen(visit, fields, name, chosen, within).await;
    }
    fields.set(name, Vec::new());
    if typed.is_empty() {
        fields.wrong(name, "field-missing");
        return Ok(None);
    }
    let looked = find::look(db, &typed, within, MOST).await?;
    let Some(one) = looked.meant else {
        let message = match &looked.found[..] {
            [] => "address-unknown",
            [_] => "address-perhaps",
            _ if looked.guessed => "address-perhaps",
            _ => "address-which",
        };
        fields.wrong(name, message);
        fields.set(&chosen_for(name), vec![typed]);
        offer(visit, fields, name, &looked.found);
        return Ok(None);
    };
    let chosen = Chosen { unit: one.place.code.clone(), former: one.former_code.clone() };
    keep(fields, name, &one.place, &chosen);
    Ok(Some(chosen))
}

/// A code as it came: it may be made up, so the commune must exist, in the province where one is meant.
async fn keep_chosen(
    visit: &Visit,
    fields: &mut Fields,
    name: &str,
    mut chosen: Chosen,
    within: Option<&UnitCode>,
) -> Result<Option<Chosen>, WebError> {
    let db = &visit.app.db.read;
    let place = find::commune(&chosen.unit);
    let Some(place) = place.filter(|place| within.is_none_or(|province| place.province_code == *province)) else {
        fields.wrong(name, "field-unit-wrong");
        return Ok(None);
    };
    if let Some(former) = &chosen.former
        && !former::became(db, former, &chosen.unit).await?
    {
        chosen.former = None;
    }
    keep(fields, name, &place, &chosen);
    Ok(Some(chosen))
}

fn keep(fields: &mut Fields, name: &str, place: &Place, chosen: &Chosen) {
    fields.set(name, vec![value(&chosen.unit, chosen.former.as_ref())]);
    fields.set(&text(name), vec![place.label()]);
    fields.set(&chosen_for(name), vec![place.label()]);
}

/// What the page asks about, as lists beside one another: values, names, and what they were called.
fn offer(visit: &Visit, fields: &mut Fields, name: &str, found: &[Found]) {
    let values = found.iter().map(|f| value(&f.place.code, f.former_code.as_ref())).collect();
    fields.set(&format!("{name}_offers"), values);
    fields.set(&format!("{name}_labels"), found.iter().map(|f| f.place.label()).collect());
    fields.set(&format!("{name}_notes"), found.iter().map(|f| note(visit, f)).collect());
}

/// "trước 7/2025: xã Pải Lủng, huyện Mèo Vạc, Hà Giang", or nothing.
pub fn note(visit: &Visit, found: &Found) -> String {
    let said = |label| visit.app.words.say(visit.language, &Message::new("address-former").with("place", label));
    found.former_label.as_ref().map(said).unwrap_or_default()
}

/// A choice as it travels in a form.
pub fn value(unit: &UnitCode, former: Option<&UnitCode>) -> String {
    former.map_or_else(|| unit.to_string(), |former| format!("{unit}-{former}"))
}

/// A choice as it came in a form.
pub fn parse(value: &str) -> Option<Chosen> {
    let (unit, former) = value.split_once('-').map_or((value, None), |(unit, former)| (unit, Some(former)));
    Some(Chosen { unit: UnitCode::parse(unit)?, former: former.and_then(UnitCode::parse) })
}

fn text(name: &str) -> String {
    format!("{name}_text")
}

fn chosen_for(name: &str) -> String {
    format!("{name}_for")
}
