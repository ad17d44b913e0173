//! `/staff/products/{code}`: a product, whether buyers see it or not: what it says, whose it is, what was decided, and what can be done.

use axum::{extract::Path, http::StatusCode};
use serde::Serialize;

use super::super::{
    compared::{self, Compared},
    sanctioned::{Panel, Sanctioned},
    shop_parts::{Deed, Past, Seller, seller},
};
use crate::{
    kernel::links,
    market::{
        catalog::Status,
        certificates::find::{self as papers, Certificate},
        moderation::{
            Kind,
            goods::{self, Good},
            history,
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

/// A product.
#[derive(Serialize)]
pub struct ProductPage {
    code: String,
    name: String,
    /// Key of where it stands.
    status: &'static str,
    /// Buyers see it now.
    shown: bool,
    /// Of its public page, where buyers see it.
    public: Option<String>,
    compared: Compared,
    shop_code: String,
    seller: Seller,
    history: Vec<Past>,
    /// The newest first.
    papers: Vec<Paper>,
    panel: Panel,
    form: Fields,
}

#[derive(Serialize)]
struct Paper {
    href: String,
    paper: Certificate,
}

impl Page for ProductPage {
    const TEMPLATE: &'static str = "staff/products/product.html";
    const FORM: bool = true;

    fn samples() -> Vec<Self> {
        let page = |status: Status, own, history, form| Self {
            code: "a1b2c3d4".into(),
            name: "Mật ong bạc hà".into(),
            status: status.key(),
            shown: status == Status::Live,
            public: (status == Status::Live).then(|| "/products/mat-ong-bac-ha-a1b2c3d4".into()),
            compared: Compared::default(),
            shop_code: "s00001".into(),
            seller: Seller::sample(),
            history,
            papers: if own { Vec::new() } else { Certificate::samples().into_iter().map(Paper::of).collect() },
            panel: Panel::sample(Kind::Product, own, can(status)),
            form,
        };
        let wrong = Fields::default().with_error("reason", "review-reason-missing");
        let past = || vec![Past::sample(Deed::Restored), Past::sample(Deed::Stopped), Past::sample(Deed::Approved)];
        vec![
            page(Status::Live, false, past(), wrong),
            page(Status::Hidden, false, past(), Fields::default()),
            page(Status::Live, true, Vec::new(), Fields::default()),
            page(Status::Pending, false, Vec::new(), Fields::default()),
        ]
    }

    fn status(&self) -> StatusCode {
        form_status(&self.form)
    }
}

/// Whether it may be stopped, and whether it is.
const fn can(status: Status) -> (bool, bool) {
    (matches!(status, Status::Live | Status::Paused), matches!(status, Status::Hidden))
}

impl Paper {
    fn of(paper: Certificate) -> Self {
        Self { href: format!("/staff/papers/{}", paper.id.0), paper }
    }
}

impl Sanctioned for ProductPage {
    fn thing(name: &str) -> Option<Thing<'_>> {
        Some(Thing::Product(name))
    }

    async fn read(visit: &Visit, name: &str, form: Fields) -> Result<Self, WebError> {
        let good = find(visit, name).await?;
        page(visit, good, form).await
    }

    fn title(&self) -> &str {
        &self.name
    }

    fn panel(&self) -> &Panel {
        &self.panel
    }
}

/// Shows it, if it is within the moderator's reach.
pub async fn get(visit: Visit, Path(code): Path<String>) -> Result<Show<ProductPage>, WebError> {
    Ok(Show(ProductPage::read(&visit, &code, Fields::default()).await?))
}

async fn find(visit: &Visit, code: &str) -> Result<Good, WebError> {
    let reach = Reach::of(visit.signed_in()?);
    let good = goods::find(&visit.app.db.read, &reach, code).await?;
    good.ok_or_else(|| {
        visit.refused("a product out of reach");
        WebError::NotFound
    })
}

async fn page(visit: &Visit, good: Good, form: Fields) -> Result<ProductPage, WebError> {
    let db = &visit.app.db.read;
    let decided = history::of_product(db, good.id, PAST).await?.into_iter().map(Past::from);
    let imposed = record::of(db, Kind::Product, good.id.0, PAST).await?.into_iter().map(Past::from);
    let papers = papers::by_product(db, good.id, visit.now.day()).await?;
    let path = format!("/staff/products/{}", good.code);
    Ok(ProductPage {
        status: good.status.key(),
        public: good.shown.then(|| links::product(&good.slug)),
        shown: good.shown,
        seller: seller(visit, good.shop).await?,
        history: Past::in_order(imposed.chain(decided).collect()),
        papers: papers.into_iter().map(Paper::of).collect(),
        panel: Panel::of(visit, (Kind::Product, path), good.shop, can(good.status)).await?,
        compared: compared::worded(visit, good.said),
        code: good.code,
        name: good.name,
        shop_code: good.shop_code,
        form,
    })
}
