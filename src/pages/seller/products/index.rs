//! `/seller/{shop}/products`: all goods in one list, prices and stock changed where they stand.

use axum::http::StatusCode;
use serde::{Deserialize, Serialize};

use super::{
    super::SellerFrame,
    goods_form::{self, Ask, at},
};
use crate::{
    infra::{db::Work, words::Message},
    kernel::{
        ids::VariantId,
        links,
        money::{Money, grouped},
        paging::{PageOf, Paging},
    },
    market::catalog::{
        find,
        own::{self, OwnProduct, OwnVariant},
        variants::{
            PRICES, STOCKS,
            set_price::{self, SetPriceError},
            set_stock::{self, SetStockError},
        },
    },
    pages::{guards::Acting, visit::Visit},
    web::{
        error::WebError,
        fields::Fields,
        flash::Flash,
        form::Posted,
        page::{Page, Reply, SeeOther, Show, form_status},
        query::Query,
    },
};

const PAGE_SIZE: u64 = 20;

/// The list.
#[derive(Serialize)]
pub struct ProductsPage {
    shop: SellerFrame,
    products: PageOf<StockRow>,
    /// Every variant's price and stock under its code (`price-K7QM2XPA`), and what is wrong with what was sent.
    form: Fields,
    /// Code of the variant that was changed just now.
    saved: Option<String>,
    /// The list itself: pages follow.
    path: String,
}

/// A product and the fields of its variants.
#[derive(Serialize)]
struct StockRow {
    product: OwnProduct,
    variants: Vec<VariantFields>,
}

#[derive(Serialize)]
struct VariantFields {
    code: String,
    measure: String,
    price: String,
    stock: String,
    sure: String,
    ask: Option<Ask>,
}

impl Page for ProductsPage {
    const TEMPLATE: &'static str = "seller/products/index.html";

    fn samples() -> Vec<Self> {
        let page = |products: Vec<OwnProduct>, page, form: Fields| {
            let total = products.len() as u64;
            let products = PageOf { rows: products, page, pages: 2, total };
            assemble(SellerFrame::sample(), products, form)
        };
        let mut wrong = Fields::default().with("price-K7QM2XPB", "150");
        wrong.wrong("price-K7QM2XPB", Message::new("goods-price-asked").with("price", "150 ₫"));
        let all = OwnProduct::samples();
        vec![page(Vec::new(), 1, Fields::default()), page(all.clone(), 1, Fields::default()), page(all, 2, wrong)]
    }

    fn status(&self) -> StatusCode {
        form_status(&self.form)
    }
}

/// Which page.
#[derive(Deserialize)]
pub struct Asked {
    page: Option<u64>,
    saved: Option<String>,
}

/// Shows a page of the list.
pub async fn get(visit: Visit, acting: Acting, Query(asked): Query<Asked>) -> Result<Show<ProductsPage>, WebError> {
    let saved = asked.saved;
    Ok(Show(ProductsPage { saved, ..page(&visit, &acting, asked.page, Fields::default()).await? }))
}

/// Sets price and stock of the variants that were sent: all of them, or none where something is wrong.
pub async fn post(
    visit: Visit,
    acting: Acting,
    Query(asked): Query<Asked>,
    posted: Posted,
) -> Result<Reply<ProductsPage>, WebError> {
    let mut form = posted.fields;
    let codes = form.all("variant");
    let work = visit.begin().await?;
    for code in &codes {
        change(&work, &acting, code, &mut form).await?;
    }
    if !form.fine() || codes.is_empty() {
        drop(work);
        return Ok(Reply::Again(page(&visit, &acting, asked.page, form).await?));
    }
    visit.commit(work).await?;
    // From the list back to the list, from a product back to the product.
    if find::in_shop(&visit.app.db.read, acting.shop.id, form.typed("product")).await?.is_some() {
        let to = links::seller_product(&acting.shop.code, form.typed("product"));
        return Ok(SeeOther::to(to).flash(Flash::success("stock-saved")).into());
    }
    // Browsers keep the form's #fragment: they land at the product, where it says that it is saved.
    let (list, at) = (links::seller_products(&acting.shop.code), asked.page.unwrap_or(1));
    Ok(SeeOther::to(format!("{list}?page={at}&saved={}", codes[0])).into())
}

/// One variant of the form, if it is the shop's and what was typed is in order.
async fn change(work: &Work, acting: &Acting, code: &str, form: &mut Fields) -> Result<(), WebError> {
    let found = own::variant(&work.tx, acting.shop.id, code).await?.ok_or(WebError::NotFound)?;
    goods_form::answer(form, code);
    let price = form.money(&at("price", code), PRICES);
    let stock = form.number(&at("stock", code), STOCKS);
    let (Some(price), Some(stock)) = (price, stock) else { return Ok(()) };
    let same = price == found.variant.price;
    if (same || goods_form::settled(form, code, found.set_no, &found.variant.measure, price)) && form.fine() {
        set(work, found.id, price, stock).await?;
    }
    Ok(())
}

async fn set(work: &Work, id: VariantId, price: Money, stock: i64) -> Result<(), WebError> {
    match set_price::set_price(work, id, price).await {
        Err(SetPriceError::Db(error)) => return Err(error.into()),
        Err(SetPriceError::NotFound | SetPriceError::Price) => return Err(WebError::NotFound),
        Ok(()) => {}
    }
    match set_stock::set_stock(work, id, stock).await {
        Err(SetStockError::Db(error)) => Err(error.into()),
        Err(SetStockError::NotFound | SetStockError::Stock) => Err(WebError::NotFound),
        Ok(()) => Ok(()),
    }
}

async fn page(visit: &Visit, acting: &Acting, page: Option<u64>, form: Fields) -> Result<ProductsPage, WebError> {
    let products = own::of_shop(&visit.app.db.read, acting.shop.id, Paging::new(page, PAGE_SIZE)).await?;
    Ok(assemble(SellerFrame::of(visit, acting).await?, products, form))
}

fn assemble(shop: SellerFrame, products: PageOf<OwnProduct>, mut form: Fields) -> ProductsPage {
    for variant in products.rows.iter().flat_map(|product| &product.variants) {
        fill(&mut form, variant);
    }
    let row = |product: OwnProduct| StockRow {
        variants: product.variants.iter().map(|variant| fields_of(&form, product.set_no, variant)).collect(),
        product,
    };
    let products = products.map(row);
    ProductsPage { path: links::seller_products(&shop.code), shop, products, saved: None, form }
}

/// What holds, where nothing else was typed.
fn fill(form: &mut Fields, variant: &OwnVariant) {
    for (name, value) in [("price", grouped(variant.price.0)), ("stock", variant.stock.to_string())] {
        let name = at(name, &variant.code);
        if !form.values.contains_key(&name) {
            form.set(&name, vec![value]);
        }
    }
}

fn fields_of(form: &Fields, set_no: i32, variant: &OwnVariant) -> VariantFields {
    VariantFields {
        price: at("price", &variant.code),
        stock: at("stock", &variant.code),
        sure: at("sure", &variant.code),
        ask: goods_form::ask(form, &variant.code, set_no, &variant.measure),
        code: variant.code.clone(),
        measure: variant.measure.clone(),
    }
}
