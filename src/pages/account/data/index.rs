//! `/account/data`: everything that is kept of whoever is signed in, and who looked at it.

use serde::Serialize;

use crate::{
    market::{accounts::find::Person, privacy::whose::Whose},
    pages::{own_data::OwnData, visit::Visit},
    web::{
        error::WebError,
        page::{Page, Show},
    },
};

/// The page.
#[derive(Serialize)]
pub struct DataPage {
    told: OwnData,
}

impl Page for DataPage {
    const TEMPLATE: &'static str = "account/data/index.html";

    fn samples() -> Vec<Self> {
        OwnData::samples().map(|told| Self { told }).into()
    }
}

/// Shows it.
pub async fn get(visit: Visit) -> Result<Show<DataPage>, WebError> {
    let told = OwnData::read(&visit, &whose(visit.signed_in()?)).await?;
    Ok(Show(DataPage { told }))
}

/// Whoever is in.
pub(super) fn whose(person: &Person) -> Whose {
    Whose::Account { id: person.id, phone: person.phone.clone(), email: person.email.clone() }
}
