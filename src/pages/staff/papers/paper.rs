//! `/staff/papers/{id}`: a paper: what it says, for which product, what was done to it, and what can be done.

use axum::{extract::Path, http::StatusCode};
use serde::Serialize;

use super::super::{
    sanctioned::{Panel, Sanctioned},
    shop_parts::{Deed, Past, Seller, seller},
};
use crate::{
    kernel::ids::CertificateId,
    market::{
        certificates::{find::Certificate, valid::State},
        moderation::{
            Kind, history,
            papers::{self, Paper},
            reach::Reach,
            sanctions::{Thing, record},
        },
    },
    pages::visit::Visit,
    web::{
        error::WebError,
        fields::Fields,
        page::{Page, Show, form_status},
    },
};

const PAST: u64 = 20;

/// A paper.
#[derive(Serialize)]
pub struct PaperPage {
    /// What it is for.
    name: String,
    /// Of that.
    product: String,
    paper: Certificate,
    seller: Seller,
    shop_code: String,
    history: Vec<Past>,
    panel: Panel,
    form: Fields,
}

impl Page for PaperPage {
    const TEMPLATE: &'static str = "staff/papers/paper.html";
    const FORM: bool = true;

    fn samples() -> Vec<Self> {
        let page = |paper: Certificate, history, form| Self {
            name: "Mật ong bạc hà".into(),
            product: "/staff/products/a1b2c3d4".into(),
            seller: Seller::sample(),
            shop_code: "s00001".into(),
            history,
            panel: Panel::sample(Kind::Certificate, false, can(paper.state)),
            paper,
            form,
        };
        let wrong = Fields::default().with_error("reason", "review-reason-missing");
        let form = |paper: &Certificate| if paper.state == State::Valid { wrong.clone() } else { Fields::default() };
        let past = || vec![Past::sample(Deed::Stopped), Past::sample(Deed::Approved)];
        Certificate::samples().into_iter().map(|paper| page(paper.clone(), past(), form(&paper))).collect()
    }

    fn status(&self) -> StatusCode {
        form_status(&self.form)
    }
}

/// Whether it may be withdrawn, and whether it is.
const fn can(state: State) -> (bool, bool) {
    (state.holds(), matches!(state, State::Withdrawn))
}

fn id(name: &str) -> Option<CertificateId> {
    name.parse().ok().map(CertificateId)
}

impl Sanctioned for PaperPage {
    fn thing(name: &str) -> Option<Thing<'_>> {
        id(name).map(Thing::Paper)
    }

    async fn read(visit: &Visit, name: &str, form: Fields) -> Result<Self, WebError> {
        let paper = find(visit, name).await?;
        page(visit, paper, form).await
    }

    fn title(&self) -> &str {
        &self.name
    }

    fn panel(&self) -> &Panel {
        &self.panel
    }
}

/// Shows it, if it is within the moderator's reach.
pub async fn get(visit: Visit, Path(id): Path<String>) -> Result<Show<PaperPage>, WebError> {
    Ok(Show(PaperPage::read(&visit, &id, Fields::default()).await?))
}

async fn find(visit: &Visit, name: &str) -> Result<Paper, WebError> {
    let (db, reach) = (&visit.app.db.read, Reach::of(visit.signed_in()?));
    let paper = match id(name) {
        Some(id) => papers::find(db, &reach, id, visit.now.day()).await?,
        None => None,
    };
    paper.ok_or_else(|| {
        visit.refused("a paper out of reach");
        WebError::NotFound
    })
}

async fn page(visit: &Visit, paper: Paper, form: Fields) -> Result<PaperPage, WebError> {
    let (db, id) = (&visit.app.db.read, paper.said.id.0);
    let decided = history::of_paper(db, paper.said.id, PAST).await?.into_iter().map(Past::from);
    let imposed = record::of(db, Kind::Certificate, id, PAST).await?.into_iter().map(Past::from);
    let path = format!("/staff/papers/{id}");
    Ok(PaperPage {
        product: format!("/staff/products/{}", paper.product_code),
        name: paper.product_name,
        seller: seller(visit, paper.shop).await?,
        shop_code: paper.shop_code,
        history: Past::in_order(imposed.chain(decided).collect()),
        panel: Panel::of(visit, (Kind::Certificate, path), paper.shop, can(paper.said.state)).await?,
        paper: paper.said,
        form,
    })
}
