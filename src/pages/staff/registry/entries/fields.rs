//! The form of a paper of the registry: its fields are the columns of a file, and are read like these.

use serde::Serialize;

use crate::{
    market::{
        places::{find::of_province, sets},
        registry::{
            Column,
            details::Details,
            row::{Cells, Fault, Reader},
        },
    },
    pages::visit::Visit,
    web::fields::Fields,
};

/// Something to choose.
#[derive(Clone, Serialize)]
pub(super) struct Choice {
    value: String,
    label: String,
}

/// What can be chosen in two of the fields.
#[derive(Clone, Serialize)]
pub(super) struct Choices {
    sets: Vec<Choice>,
    communes: Vec<Choice>,
}

impl Choices {
    pub(super) fn of(visit: &Visit) -> Self {
        let set =
            |set: &sets::ProductSet| Choice { value: set.no.to_string(), label: format!("{}. {}", set.no, set.name) };
        let communes = of_province(&visit.app.province).into_iter();
        Self {
            sets: sets::sets().iter().map(set).collect(),
            communes: communes.map(|place| Choice { value: place.code.0, label: place.full_name }).collect(),
        }
    }

    /// For samples of pages.
    pub(super) fn sample() -> Self {
        let choice = |value: &str, label: &str| vec![Choice { value: value.into(), label: label.into() }];
        Self { sets: choice("4", "4. Mật ong"), communes: choice("00769", "Xã Mèo Vạc") }
    }
}

/// What a paper says, in the fields of its form.
pub(super) fn filled(said: &Details) -> Fields {
    let unit = said.unit_code.as_ref().map(|code| code.0.clone()).unwrap_or_default();
    let mut form = Fields::default();
    for column in Column::ALL {
        let value = match column {
            Column::Unit => unit.clone(),
            Column::IssuedOn => said.issued_on.to_string(),
            Column::ExpiresOn => said.expires_on.to_string(),
            other => said.told(other),
        };
        form = form.with(column.as_str(), value);
    }
    form
}

/// What was typed, if nothing is wrong with it; else it stands at its field.
pub(super) fn read(visit: &Visit, form: &mut Fields) -> Option<Details> {
    let mut cells = Cells::default();
    for column in Column::ALL {
        cells.set(column, form.typed(column.as_str()).trim());
    }
    match Reader::new(visit.now.day(), &visit.app.province).read(&cells) {
        Ok(said) => Some(said).filter(|_| form.fine()),
        Err(faults) => {
            faults.iter().for_each(|Fault { column, problem, .. }| form.wrong(column.as_str(), problem.key()));
            None
        }
    }
}
