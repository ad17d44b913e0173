//! The fields that say how goods are sold: packed in what, how much and of what, out of lists; or in words of their own.

use serde::Serialize;

use crate::{
    kernel::measure::{self, Listed, NotListed},
    market::catalog::variants::LONGEST_MEASURE,
    web::fields::Fields,
};

/// A word of a list, which is its own label: it is what people read afterwards.
#[derive(Clone, Copy, Debug, Serialize)]
struct Word {
    value: &'static str,
    label: &'static str,
}

/// The names of a row's fields, and what the lists offer.
#[derive(Clone, Debug, Serialize)]
pub(super) struct MeasureFields {
    pack: String,
    amount: String,
    per: String,
    /// In words of its own instead.
    own: String,
    packs: Vec<Word>,
    units: Vec<Word>,
}

impl MeasureFields {
    pub(super) fn of(row: usize) -> Self {
        let [pack, amount, per, own] = MEASURE.map(|name| at(name, row));
        let word = |word: &'static str| Word { value: word, label: word };
        let (packs, units) = (measure::PACKS.into_iter().map(word), measure::units().map(word));
        Self { pack, amount, per, own, packs: packs.collect(), units: units.collect() }
    }
}

/// The fields that say how goods are sold.
pub(super) const MEASURE: [&str; 4] = ["pack", "amount", "per", "measure"];

/// A measure out of the lists, or in words of its own, which a moderator reads first.
pub(super) fn read_measure(fields: &mut Fields, row: usize) -> Option<String> {
    let [pack, amount, per, own] = MEASURE.map(|name| at(name, row));
    if !fields.typed(&own).is_empty() {
        if [&pack, &amount, &per].iter().any(|name| !fields.typed(name).is_empty()) {
            fields.wrong(&own, "goods-measure-both");
            return None;
        }
        return fields.line(&own, 1..=LONGEST_MEASURE);
    }
    let chosen = |fields: &mut Fields, name: &str, parse: fn(&str) -> Option<&'static str>| {
        if fields.typed(name).is_empty() { Some(None) } else { fields.choice(name, parse).map(Some) }
    };
    let packed = chosen(fields, &pack, measure::pack);
    let unit = chosen(fields, &per, measure::unit);
    let number = match fields.typed(&amount).is_empty() {
        true => Some(None),
        false => fields.read(&amount, "goods-amount-wrong", measure::number).map(Some),
    };
    match Listed::of(packed?, number?, unit?) {
        Ok(listed) => return Some(listed.to_string()),
        Err(NotListed::Unit) => fields.wrong(&per, "goods-per-missing"),
        Err(NotListed::Amount) => fields.wrong(&amount, "goods-amount-missing"),
    }
    None
}

/// The measure of a row as far as it is typed.
pub(super) fn typed_measure(fields: &Fields, row: usize) -> String {
    let typed = MEASURE.map(|name| fields.typed(&at(name, row)).to_owned());
    typed.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Says at its field that the product is sold so already.
pub(super) fn refuse_measure(fields: &mut Fields, row: usize) {
    let own = at("measure", row);
    let field = if fields.typed(&own).is_empty() { at("per", row) } else { own };
    fields.wrong(&field, "goods-measure-twice");
}

/// The name of a field in a row.
pub(super) fn at(name: &str, row: impl std::fmt::Display) -> String {
    format!("{name}-{row}")
}
