//! `/seller/{shop}/products/{code}/…`: a proposal withdrawn, a rest begun and ended, one more way to buy a product, or one fewer.

use axum::extract::Path;

use super::{
    goods_form,
    press::Press,
    product::{self, ProductPage},
};
use crate::{
    kernel::links,
    market::catalog::{
        find, own,
        pause::{self, PauseError},
        resume::{self, ResumeError},
        take_back::{self, TakeBackError},
        variants::{
            add::{self, AddVariantError},
            withdraw::{self, WithdrawVariantError},
        },
    },
    pages::{guards::SellerOf, visit::Visit},
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
    let work = visit.begin().await?;
    let proposal = find::latest(&work.tx, press.product).await?.ok_or(WebError::NotFound)?;
    match take_back::take_back(&work, proposal.id).await {
        Ok(()) => visit.commit(work).await?,
        Err(TakeBackError::Db(error)) => return Err(error.into()),
        Err(TakeBackError::NotFound) => return Err(WebError::NotFound),
        Err(TakeBackError::NotWaiting) => return Ok(press.answered(Flash::warning("product-decided"))),
        Err(TakeBackError::NeverApproved) => return Ok(press.answered(Flash::warning("product-never-approved"))),
    }
    Ok(press.answered(Flash::success("product-taken-back")))
}

/// Buyers no longer find it.
pub async fn pause(visit: Visit, press: Press) -> Result<SeeOther, WebError> {
    let work = visit.begin().await?;
    match pause::pause(&work, press.product).await {
        Ok(()) => visit.commit(work).await?,
        Err(PauseError::Db(error)) => return Err(error.into()),
        Err(PauseError::NotFound) => return Err(WebError::NotFound),
        Err(PauseError::NotLive) => return Ok(press.answered(Flash::warning("stock-not-live"))),
    }
    Ok(press.answered(Flash::success("stock-paused")))
}

/// Buyers find it again.
pub async fn resume(visit: Visit, press: Press) -> Result<SeeOther, WebError> {
    let work = visit.begin().await?;
    match resume::resume(&work, press.product).await {
        Ok(()) => visit.commit(work).await?,
        Err(ResumeError::Db(error)) => return Err(error.into()),
        Err(ResumeError::NotFound) => return Err(WebError::NotFound),
        Err(ResumeError::NotPaused) => return Ok(press.answered(Flash::warning("stock-not-paused"))),
    }
    Ok(press.answered(Flash::success("stock-resumed")))
}

/// Adds a variant.
pub async fn add_variant(
    visit: Visit,
    shop: SellerOf,
    Path((_, code)): Path<(String, String)>,
    posted: Posted,
) -> Result<Reply<ProductPage>, WebError> {
    let mut form = posted.fields;
    let own = own::one(&visit.app.db.read, shop.0.id, &code).await?.ok_or(WebError::NotFound)?;
    let variant = goods_form::read_variant(&mut form, goods_form::NEW_ROW, own.set_no);
    let Some(variant) = variant.filter(|_| form.fine()) else {
        return Ok(Reply::Again(product::page(&visit, &shop, &code, Some(form)).await?));
    };
    let work = visit.begin().await?;
    match add::add(&work, own.id, variant).await {
        Ok(_) => {
            visit.commit(work).await?;
            return Ok(to_product(&shop, &code).flash(Flash::success("product-variant-added")).into());
        }
        Err(AddVariantError::Db(error)) => return Err(error.into()),
        Err(AddVariantError::NotFound) => return Err(WebError::NotFound),
        Err(refusal) => refuse(&mut form, &refusal),
    }
    drop(work);
    Ok(Reply::Again(product::page(&visit, &shop, &code, Some(form)).await?))
}

/// Takes a variant off.
pub async fn withdraw_variant(
    visit: Visit,
    shop: SellerOf,
    Path((_, code)): Path<(String, String)>,
    posted: Posted,
) -> Result<SeeOther, WebError> {
    own::one(&visit.app.db.read, shop.0.id, &code).await?.ok_or(WebError::NotFound)?;
    let to = to_product(&shop, &code);
    if !posted.fields.fine() {
        return Ok(to.flash(Flash::warning("form-stale")));
    }
    let work = visit.begin().await?;
    let found = own::variant(&work.tx, shop.0.id, posted.fields.typed("variant")).await?.ok_or(WebError::NotFound)?;
    match withdraw::withdraw(&work, found.id).await {
        Ok(()) => visit.commit(work).await?,
        Err(WithdrawVariantError::Db(error)) => return Err(error.into()),
        Err(WithdrawVariantError::NotFound) => return Err(WebError::NotFound),
        Err(WithdrawVariantError::LastOne) => return Ok(to.flash(Flash::warning("product-variant-last"))),
    }
    Ok(to.flash(Flash::success("product-variant-withdrawn")))
}

fn refuse(form: &mut Fields, refusal: &AddVariantError) {
    match refusal {
        AddVariantError::Variant(error) => goods_form::refuse_variant(form, goods_form::NEW_ROW, *error),
        AddVariantError::SameMeasure => {
            form.wrong(&goods_form::at("measure", goods_form::NEW_ROW), "goods-measure-twice");
        }
        AddVariantError::TooMany => form.wrong("", "goods-variants-too-many"),
        AddVariantError::NotFound | AddVariantError::Db(_) => form.wrong("", "form-stale"),
    }
}

fn to_product(SellerOf(shop): &SellerOf, code: &str) -> SeeOther {
    SeeOther::to(links::seller_product(&shop.code, code))
}
