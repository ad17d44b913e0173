//! `/seller/{shop}/products`: all goods in one list, prices and stock changed where they stand.

use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde::{Deserialize, Serialize};

use super::{
    super::SellerFrame,
    goods_form,
    measure_fields::at,
    product,
    variant_fields::{VariantFields, fields_of, fill, goods_of},
};
use crate::{
    infra::{refused::Refused, words::Message},
    kernel::{
        links,
        money::{Money, grouped},
        paging::{PageOf, Paging},
        seen::Seen,
    },
    market::{
        catalog::{
            find,
            own::{self, OwnProduct},
            variants::{
                PRICES, STOCKS,
                set_price::{self, SetPriceError},
                set_stock::{self, SetStockError},
            },
        },
        shops::in_shop::InShop,
    },
    pages::{guards::Acting, visit::Visit},
    web::{
        error::WebError,
        fields::Fields,
        flash::Flash,
        form::Posted,
        page::{Page, SeeOther, Show, form_status},
        query::Query,
    },
};

const PAGE_SIZE: u64 = 20;

/// The list.
#[derive(Serialize)]
pub struct ProductsPage {
    shop: SellerFrame,
    products: PageOf<StockRow>,
    /// Every variant's price and stock under its code (`price-K7QM2XPA`) with what was seen of them, and what is wrong with what
    /// was sent.
    form: Fields,
    /// The list itself: pages follow.
    path: String,
}

/// A product and the fields of its variants.
#[derive(Serialize)]
struct StockRow {
    product: OwnProduct,
    variants: Vec<VariantFields>,
    /// It was changed just now.
    saved: bool,
}

impl Page for ProductsPage {
    const TEMPLATE: &'static str = "seller/products/index.html";
    const FORM: bool = true;

    fn samples() -> Vec<Self> {
        let page = |products: Vec<OwnProduct>, page, form: Fields| {
            let total = products.len() as u64;
            let products = PageOf { rows: products, page, pages: 2, total };
            assemble(SellerFrame::sample(), products, form, Some("K7QM2XPA"))
        };
        let mut wrong = Fields::default().with("price-K7QM2XPB", "150");
        wrong.wrong("price-K7QM2XPB", Message::new("goods-price-asked").with("price", "150 ₫"));
        wrong.ask_again("stock-K7QM2XPB", "2", stock_changed(10, 2, 10));
        let all = OwnProduct::samples();
        vec![page(Vec::new(), 1, Fields::default()), page(all.clone(), 1, Fields::default()), page(all, 2, wrong)]
    }

    fn status(&self) -> StatusCode {
        form_status(&self.form)
    }
}

/// Which page, and what was changed just now: a variant.
#[derive(Deserialize)]
pub struct Asked {
    page: Option<u64>,
    saved: Option<String>,
}

/// Shows a page of the list.
pub async fn get(visit: Visit, acting: Acting, Query(asked): Query<Asked>) -> Result<Show<ProductsPage>, WebError> {
    Ok(Show(page(&visit, &acting, &asked, Fields::default()).await?))
}

/// Sets price and stock of the variants that were sent, where they were touched: all of them, or none where something is wrong
/// or has changed since it was seen.
pub async fn post(
    visit: Visit,
    acting: Acting,
    Query(asked): Query<Asked>,
    posted: Posted,
) -> Result<Response, WebError> {
    let mut form = posted.fields;
    let codes = form.all("variant");
    // From the list back to the list, from a product back to the product.
    let product = form.typed("product").to_owned();
    let of_product = find::in_shop(&visit.app.db.read, acting.shop.id, &product).await?.is_some();
    let work = acting.begin(&visit).await?;
    let in_shop = acting.enter(&work).await?;
    for code in &codes {
        change(&in_shop, code, &mut form).await?;
    }
    if !form.fine() || codes.is_empty() {
        work.roll_back().await?;
        if of_product {
            return Ok(Show(product::page(&visit, &acting, &product, Some(form)).await?).into_response());
        }
        return Ok(Show(page(&visit, &acting, &Asked { saved: None, ..asked }, form).await?).into_response());
    }
    visit.commit(work).await?;
    if of_product {
        let to = links::seller_product(&acting.shop.code, &product);
        return Ok(SeeOther::to(to).flash(Flash::success("stock-saved")).into_response());
    }
    // Browsers keep the form's #fragment: they land at the product, where it says that it is saved.
    let (list, at) = (links::seller_products(&acting.shop.code), asked.page.unwrap_or(1));
    Ok(SeeOther::to(format!("{list}?page={at}&saved={}", codes[0])).into_response())
}

/// One variant of the form, if it is the shop's and what was typed is in order.
async fn change(shop: &InShop<'_>, code: &str, form: &mut Fields) -> Result<(), WebError> {
    let found = own::variant(&shop.tx, shop.shop(), code).await?.ok_or(WebError::NotFound)?;
    goods_form::answer(form, code);
    let price = form.seen(&at("price", code), |form, name| form.money(name, PRICES));
    let stock = form.seen(&at("stock", code), |form, name| form.number(name, STOCKS));
    let (Some(price), Some(stock)) = (price, stock) else { return Ok(()) };
    let same = price.is_untouched() || price.to == found.variant.price;
    if (same || goods_form::settled(form, code, &goods_of(found.set_no, &found.variant), price.to)) && form.fine() {
        set_price(shop, code, price, form).await?;
        set_stock(shop, code, stock, form).await?;
    }
    Ok(())
}

async fn set_price(shop: &InShop<'_>, code: &str, price: Seen<Money>, form: &mut Fields) -> Result<(), WebError> {
    let variant = find::claim_variant(shop, code).await?.ok_or(WebError::NotFound)?;
    match set_price::set_price(shop, variant, price).await {
        Ok(()) => Ok(()),
        Err(Refused::Broken(error)) => Err(error.into()),
        Err(Refused::No(SetPriceError::Price)) => Err(WebError::NotFound),
        Err(Refused::No(SetPriceError::Changed { now })) => {
            let question = Message::new("stock-price-changed").with("was", price.was).with("now", now);
            form.ask_again(&at("price", code), grouped(now.0), question.with("to", price.to));
            Ok(())
        }
    }
}

async fn set_stock(shop: &InShop<'_>, code: &str, stock: Seen<i64>, form: &mut Fields) -> Result<(), WebError> {
    let variant = find::claim_variant(shop, code).await?.ok_or(WebError::NotFound)?;
    match set_stock::set_stock(shop, variant, stock).await {
        Ok(()) => Ok(()),
        Err(Refused::Broken(error)) => Err(error.into()),
        Err(Refused::No(SetStockError::Stock)) => Err(WebError::NotFound),
        Err(Refused::No(SetStockError::Changed { now })) => {
            form.ask_again(&at("stock", code), now.to_string(), stock_changed(stock.was, now, stock.to));
            Ok(())
        }
    }
}

fn stock_changed(was: i64, now: i64, to: i64) -> Message {
    let fewer = if now < was { "stock-left-fewer" } else { "stock-left-more" };
    let by = grouped((was - now).abs());
    Message::new(fewer).with("by", by).with("now", grouped(now)).with("to", grouped(to))
}

async fn page(visit: &Visit, acting: &Acting, asked: &Asked, form: Fields) -> Result<ProductsPage, WebError> {
    let products = own::of_shop(&visit.app.db.read, acting.shop.id, Paging::new(asked.page, PAGE_SIZE)).await?;
    Ok(assemble(SellerFrame::of(visit, acting).await?, products, form, asked.saved.as_deref()))
}

/// `saved` is the code of a variant.
fn assemble(shop: SellerFrame, products: PageOf<OwnProduct>, mut form: Fields, saved: Option<&str>) -> ProductsPage {
    for variant in products.rows.iter().flat_map(|product| &product.variants) {
        fill(&mut form, variant);
    }
    let row = |product: OwnProduct| StockRow {
        saved: product.variants.iter().any(|variant| Some(variant.code.as_str()) == saved),
        variants: product.variants.iter().map(|variant| fields_of(&form, product.set_no, variant)).collect(),
        product,
    };
    let products = products.map(row);
    ProductsPage { path: links::seller_products(&shop.code), shop, products, form }
}
