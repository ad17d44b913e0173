//! `/data`: what is kept of people, why, until when and who reads it: the table that erasing and purging follow.

use serde::Serialize;

use crate::{
    infra::words::Message,
    market::{
        periods,
        privacy::kept::{KEPT, Kept},
    },
    pages::visit::Visit,
    web::{
        error::WebError,
        page::{Page, Show},
    },
};

/// The page.
#[derive(Serialize)]
pub struct DataPage {
    kept: Vec<KeptParts>,
    signed_in: bool,
}

#[derive(Serialize)]
struct KeptParts {
    what: &'static str,
    why: &'static str,
    until: Message,
    readers: Vec<&'static str>,
}

impl Page for DataPage {
    const TEMPLATE: &'static str = "public/data/index.html";

    fn samples() -> Vec<Self> {
        let all = || KEPT.iter().map(|kept| parts(kept, 1_095)).collect();
        vec![Self { kept: all(), signed_in: false }, Self { kept: all(), signed_in: true }]
    }
}

/// Shows it.
pub async fn get(visit: Visit) -> Result<Show<DataPage>, WebError> {
    let mut shown = Vec::new();
    for kept in KEPT {
        let days = match kept.period {
            Some(period) => periods::find::days(&visit.app.db.read, period, visit.now.day()).await?,
            None => 0,
        };
        shown.push(parts(kept, days));
    }
    Ok(Show(DataPage { kept: shown, signed_in: visit.person.is_some() }))
}

fn parts(kept: &Kept, days: i32) -> KeptParts {
    KeptParts {
        what: kept.what.key(),
        why: kept.what.why(),
        until: Message::new(kept.until.key()).with("days", i64::from(days)),
        readers: kept.readers.iter().map(|reader| reader.key()).collect(),
    }
}
