//! A form that was filled in before its sender could send it: before she had signed in, or typed her password again.

use std::collections::BTreeMap;

use serde::Serialize;

use super::fields::Fields;

/// Such a form, to be sent now.
#[derive(Clone, Debug, Serialize)]
pub struct Waiting {
    to: String,
    token: String,
    values: Values,
}

/// Field → what was typed into it.
pub type Values = BTreeMap<String, Vec<String>>;

/// What was typed, as it waits in a hidden field. Passwords, whose fields are called so, are not repeated.
pub fn kept(typed: Fields) -> String {
    let values: Values = typed.values.into_iter().filter(|(name, _)| !name.contains("password")).collect();
    serde_json::to_string(&values).unwrap_or_default()
}

impl Waiting {
    /// What was typed for that path, to be sent with the token that forms carry by now.
    pub fn new(to: &str, token: String, values: Values) -> Self {
        Self { to: to.to_owned(), token, values }
    }

    /// For samples of pages.
    pub fn sample() -> Self {
        let values = Values::from([("name".into(), vec!["Mật ong bạc hà".into()])]);
        Self::new("/seller/opening", "token".into(), values)
    }
}
