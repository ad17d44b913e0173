//! `/staff/products/{code}`: a product, whether buyers see it or not: what it says, whose it is, what was decided, and what can be done.

use axum::{extract::Path, http::StatusCode};
use serde::Serialize;

use super::super::{
    compared::{self, Compared},
    shop_parts::{Choice, Deed, Past, Seller, choices, seller},
};
use crate::{
    kernel::links,
    market::{
        catalog::Status,
        moderation::{
            Kind,
            goods::{self, Good},
            history,
            reach::Reach,
            sanctions::{self, record},
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
    /// Of a shop where whoever looks has a hand in it.
    own: bool,
    /// It may be taken off display.
    stoppable: bool,
    /// It was taken off display.
    stopped: bool,
    reasons: Vec<Choice>,
    form: Fields,
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
            own,
            stoppable: matches!(status, Status::Live | Status::Paused),
            stopped: status == Status::Hidden,
            reasons: choices(Kind::Product),
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

/// Shows it, if it is within the moderator's reach.
pub async fn get(visit: Visit, Path(code): Path<String>) -> Result<Show<ProductPage>, WebError> {
    let good = find(&visit, &code).await?;
    Ok(Show(page(&visit, good, Fields::default()).await?))
}

pub(super) async fn find(visit: &Visit, code: &str) -> Result<Good, WebError> {
    let reach = Reach::of(visit.signed_in()?);
    let good = goods::find(&visit.app.db.read, &reach, code).await?;
    good.ok_or_else(|| {
        visit.refused("a product out of reach");
        WebError::NotFound
    })
}

pub(super) async fn page(visit: &Visit, good: Good, form: Fields) -> Result<ProductPage, WebError> {
    let db = &visit.app.db.read;
    let decided = history::of_product(db, good.id, PAST).await?.into_iter().map(Past::from);
    let imposed = record::of(db, Kind::Product, good.id.0, PAST).await?.into_iter();
    let history = imposed.map(|imposed| Past::imposed(Kind::Product, &good.name, imposed)).chain(decided).collect();
    Ok(ProductPage {
        status: good.status.key(),
        public: good.shown.then(|| links::product(&good.slug)),
        shown: good.shown,
        own: sanctions::is_own(db, good.shop, visit.signed_in()?.id, visit.now).await?,
        stoppable: matches!(good.status, Status::Live | Status::Paused),
        stopped: good.status == Status::Hidden,
        seller: seller(visit, good.shop).await?,
        history: Past::in_order(history),
        reasons: choices(Kind::Product),
        compared: compared::worded(visit, good.said),
        code: good.code,
        name: good.name,
        shop_code: good.shop_code,
        form,
    })
}
