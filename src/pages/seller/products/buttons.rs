//! `/seller/{shop}/products/{code}/…`: a proposal withdrawn, a rest begun and ended, one more way to buy a product, or one fewer.

use axum::extract::Path;

use super::{
    goods_form,
    measure_fields::refuse_measure,
    press::Press,
    product::{self, ProductPage},
};
use crate::{
    kernel::links,
    market::{
        catalog::{
            content::ProductContent,
            find, own,
            pause::{self, PauseError},
            resume::{self, ResumeError},
            variants::{
                add::{self, AddVariantError},
                measured::{self, Measured},
                withdraw::{self as withdraw_variant, WithdrawVariantError},
            },
        },
        revisions::{self, decide::ProposalError, withdraw},
    },
    pages::{guards::Acting, visit::Visit},
    web::{
        error::WebError,
        fields::Fields,
        flash::Flash,
        form::Posted,
        page::{Reply, SeeOther},
    },
};

/// Withdraws the proposal that waits.
pub async fn withdraw(visit: Visit, press: Press) -> Result<SeeOther, WebError> {
    let work = press.begin(&visit).await?;
    let product = press.claim(&work).await?;
    let proposal = revisions::find::claim_latest::<ProductContent>(&work, product).await?.ok_or(WebError::NotFound)?;
    let withdrawn = withdraw::withdraw(&work, proposal).await;
    Ok(press.answered(match visit.settle(work, withdrawn).await? {
        Ok(()) => Flash::success("product-withdrawn"),
        Err(ProposalError::NotWaiting) => Flash::warning("product-decided"),
        Err(ProposalError::Forbidden) => Flash::warning("product-never-approved"),
    }))
}

/// Buyers no longer find it.
pub async fn pause(visit: Visit, press: Press) -> Result<SeeOther, WebError> {
    let work = press.begin(&visit).await?;
    let paused = pause::pause(&work, press.claim(&work).await?).await;
    Ok(press.answered(match visit.settle(work, paused).await? {
        Ok(()) => Flash::success("stock-paused"),
        Err(PauseError::NotLive) => Flash::warning("stock-not-live"),
    }))
}

/// Buyers find it again.
pub async fn resume(visit: Visit, press: Press) -> Result<SeeOther, WebError> {
    let work = press.begin(&visit).await?;
    let resumed = resume::resume(&work, press.claim(&work).await?).await;
    Ok(press.answered(match visit.settle(work, resumed).await? {
        Ok(()) => Flash::success("stock-resumed"),
        Err(ResumeError::NotPaused) => Flash::warning("stock-not-paused"),
    }))
}

/// Adds a variant.
pub async fn add_variant(
    visit: Visit,
    acting: Acting,
    Path((_, code)): Path<(String, String)>,
    posted: Posted,
) -> Result<Reply<ProductPage>, WebError> {
    let mut form = posted.fields;
    let own = own::by_code(&visit.app.db.read, acting.shop.id, &code).await?.ok_or(WebError::NotFound)?;
    let variant = goods_form::read_variant(&mut form, goods_form::NEW_ROW, own.set_no, &goods_form::of_product(&own));
    let Some(variant) = variant.filter(|_| form.fine()) else {
        return Ok(Reply::Again(product::page(&visit, &acting, &code, Some(form)).await?));
    };
    let work = acting.begin(&visit).await?;
    let product = find::claim_product(&acting.enter(&work).await?, &code).await?.ok_or(WebError::NotFound)?;
    let added = add::add(&work, product, variant).await;
    match visit.settle(work, added).await? {
        Ok(added) => {
            let said = if added.waits { "product-variant-sent" } else { "product-variant-added" };
            return Ok(to_product(&acting, &code).flash(Flash::success(said)).into());
        }
        Err(refusal) => refuse(&mut form, &refusal),
    }
    Ok(Reply::Again(product::page(&visit, &acting, &code, Some(form)).await?))
}

/// Takes a variant off, or back while it waits for a moderator.
pub async fn withdraw_variant(
    visit: Visit,
    acting: Acting,
    Path((_, code)): Path<(String, String)>,
    posted: Posted,
) -> Result<SeeOther, WebError> {
    let to = to_product(&acting, &code);
    if !posted.fields.fine() {
        return Ok(to.flash(Flash::warning("form-stale")));
    }
    let work = acting.begin(&visit).await?;
    let (shop, typed) = (acting.enter(&work).await?, posted.fields.typed("variant"));
    let Some(variant) = find::claim_variant(&shop, typed).await? else {
        let waiting = measured::claim_waiting(&shop, typed).await?.ok_or(WebError::NotFound)?;
        let proposal = revisions::find::claim_latest::<Measured>(&work, waiting).await?.ok_or(WebError::NotFound)?;
        let taken = withdraw::withdraw(&work, proposal).await;
        return Ok(to.flash(match visit.settle(work, taken).await? {
            Ok(()) => Flash::success("product-variant-taken-back"),
            Err(_) => Flash::warning("product-decided"),
        }));
    };
    let withdrawn = withdraw_variant::withdraw(&work, variant).await;
    Ok(to.flash(match visit.settle(work, withdrawn).await? {
        Ok(()) => Flash::success("product-variant-withdrawn"),
        Err(WithdrawVariantError::LastOne) => Flash::warning("product-variant-last"),
    }))
}

fn refuse(form: &mut Fields, refusal: &AddVariantError) {
    match refusal {
        AddVariantError::Variant(error) => goods_form::refuse_variant(form, goods_form::NEW_ROW, *error),
        AddVariantError::SameMeasure => refuse_measure(form, goods_form::NEW_ROW),
        AddVariantError::TooMany => form.wrong("", "goods-variants-too-many"),
    }
}

fn to_product(acting: &Acting, code: &str) -> SeeOther {
    SeeOther::to(links::seller_product(&acting.shop.code, code))
}
