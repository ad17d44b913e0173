//! `/seller/{shop}/products/{code}`: what buyers see of a product, what waits for a moderator, and how to change either.

use axum::{extract::Path, http::StatusCode};
use serde::Serialize;

use super::{
    super::{SellerFrame, stopped::Stopped},
    goods_form::{self, SetGroup, VariantRow},
    variant_fields::{VariantFields, fields_of, fill},
};
use crate::{
    infra::words::Message,
    kernel::{instant::Instant, links},
    market::{
        catalog::{
            Status,
            content::{MOST_PHOTOS, ProductContent},
            find::{self, Proposal},
            own::{self, OwnProduct},
            revise::{self, ReviseError},
            variants::measured::{self, NotYet},
        },
        moderation::{self, Kind, Reason},
        revisions::RevisionStatus,
    },
    pages::{guards::Acting, photos, visit::Visit},
    web::{
        error::WebError,
        fields::Fields,
        flash::Flash,
        form::Posted,
        page::{Page, Reply, SeeOther, Show, form_status},
    },
};

/// For so long a measure that came back is told of.
const LATELY: time::Duration = time::Duration::days(30);

/// The product in the hands of its seller.
#[derive(Serialize)]
pub struct ProductPage {
    shop: SellerFrame,
    product: OwnProduct,
    /// Why a moderator took it off display, while that lasts.
    stopped: Option<Stopped>,
    /// The newest proposal, while it waits or was sent back.
    proposal: Option<ShownProposal>,
    /// What buyers see while a change waits.
    approved: Option<Shown>,
    /// Words and photos; also what is wrong with a new variant.
    form: Fields,
    sets: Vec<SetGroup>,
    /// A variant to be added.
    row: VariantRow,
    /// Price and stock of the variants, as inputs.
    values: Vec<VariantFields>,
    /// Variants that a moderator reads first, or has sent back lately.
    not_yet: Vec<ShownNotYet>,
    /// The key of the form that it was listed with just now: the phone drops the draft of that form.
    listed: Option<String>,
}

#[derive(Serialize)]
struct ShownNotYet {
    variant: NotYet,
    reason: Option<Message>,
}

#[derive(Serialize)]
struct ShownProposal {
    sent_back: bool,
    submitted_at: Instant,
    reason: Option<Message>,
    words: Option<String>,
}

#[derive(Serialize)]
struct Shown {
    name: String,
    description: String,
    photos: Vec<String>,
}

impl Page for ProductPage {
    const TEMPLATE: &'static str = "seller/products/product.html";
    const FORM: bool = true;

    fn samples() -> Vec<Self> {
        let content = ProductContent {
            name: "Mật ong bạc hà".into(),
            set_no: 4,
            description: "Mật quay mùa hoa bạc hà.".into(),
            photos: vec!["ab23456789cdef".into()],
            season_months: 0,
        };
        let proposal = |status| {
            let reason = (status == RevisionStatus::SentBack).then_some(Reason::Photo);
            ShownProposal::of(status, Instant(1_795_311_000_000_000), reason, Some("Ảnh hơi tối.".into()))
        };
        let not_yet = || {
            [None, Some(Reason::Unclear)].map(|reason| ShownNotYet::of(NotYet::sample(reason))).into_iter().collect()
        };
        let sample = |product: OwnProduct, status, mut form: Fields| Self {
            shop: SellerFrame::sample(),
            stopped: (product.status == Status::Hidden).then(|| Stopped::sample(Kind::Product)),
            proposal: Some(proposal(status)),
            approved: (product.change_waits || product.change_sent_back).then(|| Shown::of(content.clone())),
            row: goods_form::new_row(&form, &product),
            values: values(&mut form, &product),
            not_yet: not_yet(),
            listed: Some("FORMKEY123456789".into()),
            form: goods_form::fill_content(form, &content),
            sets: SetGroup::samples(),
            product,
        };
        let wrong = Fields::default().with_error("name", "goods-name-wrong").with_error("", "form-stale");
        let products = OwnProduct::samples().into_iter();
        let statuses = [RevisionStatus::Pending, RevisionStatus::SentBack].into_iter().cycle();
        products.zip(statuses).map(|(product, status)| sample(product, status, wrong.clone())).collect()
    }

    fn status(&self) -> StatusCode {
        form_status(&self.form)
    }
}

impl ShownProposal {
    fn of(status: RevisionStatus, submitted_at: Instant, reason: Option<Reason>, words: Option<String>) -> Self {
        let reason = reason.map(|reason| moderation::of(Kind::Product).said(reason));
        Self { sent_back: status == RevisionStatus::SentBack, submitted_at, reason, words }
    }
}

impl ShownNotYet {
    fn of(variant: NotYet) -> Self {
        let reason = variant.sent_back.map(|reason| moderation::of(Kind::Measure).said(reason));
        Self { variant, reason }
    }
}

impl Shown {
    fn of(content: ProductContent) -> Self {
        Self { name: content.name, description: content.description, photos: content.photos }
    }
}

/// Shows it.
pub async fn get(
    visit: Visit,
    acting: Acting,
    Path((_, code)): Path<(String, String)>,
) -> Result<Show<ProductPage>, WebError> {
    let mut page = page(&visit, &acting, &code, None).await?;
    photos::opened(&visit, &mut page.form, ("photos", MOST_PHOTOS), &format!("product:{code}")).await?;
    page.listed = visit.asked("listed");
    Ok(Show(page))
}

/// Proposes other words or photos. What is approved stays as it is until a moderator has looked.
pub async fn post(
    visit: Visit,
    acting: Acting,
    Path((_, code)): Path<(String, String)>,
    mut posted: Posted,
) -> Result<Reply<ProductPage>, WebError> {
    let owner = visit.signed_in()?.id;
    let id = find::in_shop(&visit.app.db.read, acting.shop.id, &code).await?.ok_or(WebError::NotFound)?;
    let known = find::photos(&visit.app.db.read, id).await?;
    let photos = photos::accept_beside(&visit, owner, &mut posted, ("photos", MOST_PHOTOS), &known).await?;
    let mut form = posted.fields;
    if photos::pressed(&form) {
        return Ok(Reply::Again(page(&visit, &acting, &code, Some(form)).await?));
    }
    if goods_form::read_content(&mut form, photos).is_none() || !form.fine() {
        return Ok(Reply::Again(page(&visit, &acting, &code, Some(form)).await?));
    }
    let work = acting.begin(&visit).await?;
    let product = find::claim_product(&acting.enter(&work).await?, &code).await?.ok_or(WebError::NotFound)?;
    let now = find::newest(&work.tx, id).await?.ok_or(WebError::NotFound)?;
    let Some(content) = settled(&visit, &mut form, &now) else {
        work.roll_back().await?;
        return Ok(Reply::Again(page(&visit, &acting, &code, Some(form)).await?));
    };
    let revised = revise::revise(&work, product, content).await;
    match visit.settle(work, revised).await? {
        Ok(_) => {
            let to = SeeOther::to(links::seller_product(&acting.shop.code, &code));
            return Ok(to.flash(Flash::success("product-sent")).into());
        }
        Err(ReviseError::Content(error)) => goods_form::refuse_content(&mut form, error),
        Err(ReviseError::Worn) => form.wrong("photos", goods_form::cover_worn()),
        Err(ReviseError::Unchanged) => form.wrong("", "product-unchanged"),
    }
    Ok(Reply::Again(page(&visit, &acting, &code, Some(form)).await?))
}

/// What was typed over what the form showed, where that is what is written `now`.
fn settled(visit: &Visit, form: &mut Fields, now: &ProductContent) -> Option<ProductContent> {
    let shown = goods_form::fill_content(Fields::default(), now);
    if !form.against(&shown, &goods_form::CONTENT, |field| goods_form::said(visit, now, field)) {
        return None;
    }
    let photos = form.all("photos");
    goods_form::read_content(form, photos)
}

/// The page with a form that came back, or with the newest words: proposed ones where they wait or were sent back.
pub(super) async fn page(
    visit: &Visit,
    acting: &Acting,
    code: &str,
    form: Option<Fields>,
) -> Result<ProductPage, WebError> {
    let db = &visit.app.db.read;
    let product = own::by_code(db, acting.shop.id, code).await?.ok_or(WebError::NotFound)?;
    let approved = find::content(db, product.id).await?.ok_or(WebError::NotFound)?;
    let proposal = find::latest(db, product.id).await?.filter(|p| p.status != RevisionStatus::Approved);
    let newest = proposal.as_ref().map_or(&approved, |proposal| &proposal.content);
    let not_yet = measured::not_yet(db, product.id, visit.now.before(LATELY)).await?;
    let mut form = goods_form::fill_missing(form.unwrap_or_default(), newest);
    Ok(ProductPage {
        shop: SellerFrame::of(visit, acting).await?,
        stopped: stopped(visit, acting, &product).await?,
        approved: (product.published && proposal.is_some()).then(|| Shown::of(approved)),
        proposal: proposal.map(shown_proposal),
        row: goods_form::new_row(&form, &product),
        values: values(&mut form, &product),
        not_yet: not_yet.into_iter().map(ShownNotYet::of).collect(),
        listed: None,
        form,
        sets: goods_form::set_groups(),
        product,
    })
}

fn shown_proposal(proposal: Proposal) -> ShownProposal {
    ShownProposal::of(proposal.status, proposal.submitted_at, proposal.reason, proposal.words)
}

fn values(form: &mut Fields, product: &OwnProduct) -> Vec<VariantFields> {
    product.variants.iter().for_each(|variant| fill(form, variant));
    product.variants.iter().map(|variant| fields_of(form, product.set_no, variant)).collect()
}

/// Why this product is off display, if it is.
async fn stopped(visit: &Visit, acting: &Acting, product: &OwnProduct) -> Result<Option<Stopped>, WebError> {
    match product.status {
        Status::Hidden => Stopped::last(visit, &acting.shop.code, Kind::Product, product.id.0).await,
        _ => Ok(None),
    }
}
