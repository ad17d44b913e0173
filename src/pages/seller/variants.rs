//! `/seller/{shop}/products/{code}/variants`: one more way to buy a product, or one fewer. Both hold at once.

use axum::extract::Path;

use super::{
    goods_form,
    product::{self, ProductPage},
};
use crate::{
    kernel::links,
    market::catalog::{
        own,
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

/// Adds a variant.
pub async fn add(
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
pub async fn withdraw(
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
