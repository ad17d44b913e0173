//! `/seller/{shop}/products/{code}/certificate`: the papers of a product: what they are, where they stand, and how to claim one.

use axum::{extract::Path, http::StatusCode};
use serde::Serialize;
use time::Date;

use super::super::{SellerFrame, stopped::Stopped};
use crate::{
    infra::words::Message,
    kernel::{ids::CertificateId, links},
    market::{
        catalog::{
            find as goods,
            own::{self, OwnProduct},
        },
        certificates::{
            Scheme,
            claim::{self, Claim, ClaimError},
            find::{self, Certificate},
            valid::State,
        },
        moderation::{self, Kind},
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

const LONGEST_LINE: usize = 120;

/// The papers and the form.
#[derive(Serialize)]
pub struct CertificatePage {
    shop: SellerFrame,
    product: OwnProduct,
    papers: Vec<Paper>,
    form: Fields,
}

#[derive(Serialize)]
struct Paper {
    paper: Certificate,
    /// It shows a star today.
    counts: bool,
    /// Named in the form where it waits: a claim takes the place of what was seen waiting, and of nothing else.
    waits: Option<CertificateId>,
    reason: Option<Message>,
    /// Why it was withdrawn.
    stopped: Option<Stopped>,
}

impl Page for CertificatePage {
    const TEMPLATE: &'static str = "seller/products/certificate.html";
    const FORM: bool = true;

    fn samples() -> Vec<Self> {
        let product = || OwnProduct::samples().remove(0);
        let sample = |of: Certificate| {
            let stopped = (of.state == State::Withdrawn).then(|| Stopped::sample(Kind::Certificate));
            Paper { stopped, ..paper(of) }
        };
        let page = |papers: Vec<Certificate>, form| Self {
            shop: SellerFrame::sample(),
            product: product(),
            papers: papers.into_iter().map(sample).collect(),
            form,
        };
        let wrong = Fields::default().with("scheme", "ocop").with_error("number", "field-missing");
        let wrong = wrong.with_error("expires_on", "certificate-expired").with_error("scan", "photos-not-a-picture");
        vec![page(Vec::new(), first_form()), page(Certificate::samples(), wrong)]
    }

    fn status(&self) -> StatusCode {
        form_status(&self.form)
    }
}

/// Shows them.
pub async fn get(
    visit: Visit,
    acting: Acting,
    Path((_, code)): Path<(String, String)>,
) -> Result<Show<CertificatePage>, WebError> {
    let mut form = first_form();
    photos::opened(&visit, &mut form, ("scan", 1), &format!("certificate:{code}")).await?;
    Ok(Show(page(&visit, &acting, &code, form).await?))
}

/// Claims a paper, for a moderator to look at.
pub async fn post(
    visit: Visit,
    acting: Acting,
    Path((_, code)): Path<(String, String)>,
    mut posted: Posted,
) -> Result<Reply<CertificatePage>, WebError> {
    let owner = visit.signed_in()?.id;
    let scan = photos::accept(&visit, owner, &mut posted, "scan", 1).await?.pop();
    let mut form = posted.fields;
    if photos::pressed(&form) {
        return Ok(Reply::Again(page(&visit, &acting, &code, form).await?));
    }
    let claim = read(&mut form, scan);
    let seen = seen(&mut form);
    let Some(claim) = claim.filter(|_| form.fine()) else {
        return Ok(Reply::Again(page(&visit, &acting, &code, form).await?));
    };
    let work = acting.begin(&visit).await?;
    let product = goods::claim_product(&acting.enter(&work).await?, &code).await?.ok_or(WebError::NotFound)?;
    let claimed = claim::claim(&work, product, claim, &seen).await;
    match visit.settle(work, claimed).await? {
        Ok(_) => {
            let to = format!("{}/certificate", links::seller_product(&acting.shop.code, &code));
            return Ok(SeeOther::to(to).flash(Flash::success("certificate-sent")).into());
        }
        Err(refusal) => refuse(&mut form, &refusal),
    }
    Ok(Reply::Again(page(&visit, &acting, &code, form).await?))
}

fn read(form: &mut Fields, scan: Option<String>) -> Option<Claim> {
    let scheme = form.choice("scheme", Scheme::parse);
    let number = form.line("number", 1..=LONGEST_LINE);
    let ocop = scheme == Some(Scheme::Ocop);
    let stars = if ocop { form.choice("stars", |typed| typed.parse().ok()).map(Some) } else { Some(None) };
    let issuer = form.line("issuer", 2..=LONGEST_LINE);
    let decision = form.line("decision", 1..=LONGEST_LINE);
    let issued_on = form.day("issued_on");
    let expires_on = maybe_day(form, "expires_on");
    if scan.is_none() {
        form.wrong("scan", "certificate-scan-missing");
    }
    Some(Claim {
        scheme: scheme?,
        number: number?,
        stars: stars?,
        issuer: issuer?,
        decision: decision?,
        issued_on: issued_on?,
        expires_on: expires_on?,
        scan: Some(scan?),
    })
}

/// The claims that waited when the form was shown; one that does not say so is shown again.
fn seen(form: &mut Fields) -> Vec<CertificateId> {
    if !form.values.contains_key("seen_waiting") {
        form.wrong("", "form-stale");
    }
    form.all("seen_waiting").iter().filter_map(|id| id.parse().ok()).map(CertificateId).collect()
}

/// A day, or nothing: `Some(None)` where it was left empty.
fn maybe_day(form: &mut Fields, name: &str) -> Option<Option<Date>> {
    if form.typed(name).is_empty() { Some(None) } else { form.day(name).map(Some) }
}

fn refuse(form: &mut Fields, refusal: &ClaimError) {
    let (field, message) = match refusal {
        ClaimError::Stars => ("stars", "field-choice-wrong"),
        ClaimError::IssuedLater => ("issued_on", "certificate-issued-later"),
        ClaimError::NoExpiry => ("expires_on", "certificate-no-expiry"),
        ClaimError::EndsBeforeItBegins => ("expires_on", "certificate-ends-early"),
        ClaimError::TooLong => ("expires_on", "certificate-too-long"),
        ClaimError::Changed => ("", "certificate-changed"),
        ClaimError::Expired => ("expires_on", "certificate-expired"),
    };
    form.wrong(field, message);
}

fn first_form() -> Fields {
    Fields::default().with("scheme", Scheme::Ocop.as_str())
}

async fn page(visit: &Visit, acting: &Acting, code: &str, form: Fields) -> Result<CertificatePage, WebError> {
    let db = &visit.app.db.read;
    let product = own::by_code(db, acting.shop.id, code).await?.ok_or(WebError::NotFound)?;
    let mut papers = Vec::new();
    for claimed in find::by_product(db, product.id, visit.now.day()).await? {
        let stopped = match claimed.state {
            State::Withdrawn => Stopped::last(visit, &acting.shop.code, Kind::Certificate, claimed.id.0).await?,
            _ => None,
        };
        papers.push(Paper { stopped, ..paper(claimed) });
    }
    Ok(CertificatePage { shop: SellerFrame::of(visit, acting).await?, product, papers, form })
}

fn paper(paper: Certificate) -> Paper {
    Paper {
        counts: paper.state.holds(),
        waits: (paper.state == State::Pending).then_some(paper.id),
        reason: paper.reason.map(|reason| moderation::of(Kind::Certificate).said(reason)),
        stopped: None,
        paper,
    }
}
