//! A form that came when nobody could take it: it is given back, to be sent again.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

use serde::Serialize;

use super::fields::{Fields, TOKEN};

/// What the form of this request held, once somebody has read it: for whoever may have to give it back.
#[derive(Clone, Default)]
pub struct Typed(Arc<Mutex<Option<Unsent>>>);

impl Typed {
    /// Takes it out.
    pub fn take(&self) -> Option<Unsent> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    pub(super) fn keep(&self, form: Unsent) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(form);
    }
}

/// A form that nobody could take just now, to be sent again. Passwords, whose fields are called so, are not repeated.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Unsent {
    to: String,
    values: BTreeMap<String, Vec<String>>,
    /// It had files, which must be chosen again.
    files: bool,
}

impl Unsent {
    pub(super) fn of(fields: &Fields, files: bool) -> Self {
        let all = fields.values.iter().filter(|(name, _)| !name.contains("password"));
        Self { to: String::new(), values: all.map(|(name, values)| (name.clone(), values.clone())).collect(), files }
    }

    /// What was typed, for another page to hold until it may be sent: with the token of that page, and no other.
    pub fn into_values(mut self) -> BTreeMap<String, Vec<String>> {
        self.values.remove(TOKEN);
        self.values
    }

    /// It goes to this path.
    pub fn to(self, path: &str) -> Self {
        Self { to: path.to_owned(), ..self }
    }

    /// For the test that renders every page.
    pub fn sample(files: bool) -> Self {
        let values = [("csrf".into(), vec!["token".into()]), ("name".into(), vec!["Mật ong bạc hà".into()])];
        Self { to: "/account".into(), values: values.into(), files }
    }
}
