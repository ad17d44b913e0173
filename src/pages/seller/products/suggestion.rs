//! `/seller/{shop}/products/suggestion?name=`: the set that a name speaks for, while it is being typed.

use serde::Deserialize;

use crate::{
    market::catalog::{content, guess},
    pages::guards::Acting,
    web::query::Query,
};

/// The name that is being typed.
#[derive(Deserialize)]
pub struct Typed {
    #[serde(default)]
    name: String,
}

/// The number of the set, if the form offers it, or nothing: `js/list.js` puts it into the form.
pub async fn get(_: Acting, Query(typed): Query<Typed>) -> String {
    let name: String = typed.name.chars().take(200).collect();
    guess::set_of(&name)
        .filter(|set_no| content::check_set(*set_no).is_ok())
        .map(|set_no| set_no.to_string())
        .unwrap_or_default()
}
