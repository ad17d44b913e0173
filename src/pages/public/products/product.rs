//! `/products/{slug}`: one product, who made it and where, its papers, and the form that puts it into the cart. What rests is told
//! to rest, with its shop and goods like it; no copy of that is kept, and no machine is to find it.

use axum::extract::Path;
use serde::Serialize;

use super::super::{paragraphs, summary};
use crate::{
    infra::{page_cache::Subject, words::Language},
    kernel::{calendar, ids::UnitCode, links, money::Money},
    market::{
        catalog::{
            browse::{self, Filter, Sort},
            cards::Card,
            views::product::{self, ProductView, VariantView},
        },
        certificates::{
            find::{self as papers, Certificate},
            valid::State,
        },
        delivery::quote::{Examples, Rates},
        places::{
            provinces::{Province, province, provinces},
            sets::{self, ProductSet},
        },
    },
    pages::visit::Visit,
    web::{
        error::WebError,
        page::{Page, Show},
    },
};

const MORE: u64 = 4;
/// Goods like one that rests.
const LIKE: u64 = 8;

/// The product.
#[derive(Serialize)]
pub struct ProductPage {
    product: ProductView,
    /// Its shop does not sell it just now.
    rests: bool,
    category: Category,
    /// What the form begins with; nothing where nothing is offered.
    chosen: Option<VariantView>,
    /// Pieces of all variants.
    in_stock: bool,
    /// OCOP, valid today.
    stars: Option<i32>,
    papers: Vec<Certificate>,
    paragraphs: Vec<String>,
    /// The first of them, for link previews.
    summary: String,
    /// Months, 1 to 12, from and to; none for all year.
    season: Vec<(u8, u8)>,
    delivery: Delivery,
    /// Of its shop.
    more: Vec<Card>,
    /// Of its kind, where it rests.
    like: Vec<Card>,
    canonical: String,
    /// The cover for link previews, if there is one.
    preview: String,
}

/// What the product is.
#[derive(Default, Serialize)]
struct Category {
    slug: String,
    name: String,
}

/// What bringing one piece costs.
#[derive(Serialize)]
struct Delivery {
    examples: Option<Examples>,
    provinces: &'static [Province],
    /// The province that was asked about, and its fee where the table has one.
    to: Option<&'static Province>,
    fee: Option<Money>,
}

impl Page for ProductPage {
    const TEMPLATE: &'static str = "public/products/product.html";

    fn stale_of(&self) -> Vec<Subject> {
        if self.rests {
            return Vec::new();
        }
        vec![Subject::Product(self.product.id), Subject::Shop(self.product.shop.id)]
    }

    fn samples() -> Vec<Self> {
        let hanoi = province(&UnitCode("01".into()));
        let examples = Examples { in_province: Some(Money(18_000)), to_hanoi: None, to_the_south: Some(Money(45_000)) };
        let delivery = |to, fee| Delivery { examples: Some(examples), provinces: provinces(), to, fee };
        let page = |state, stock, delivery| {
            let product = ProductView::sample(stock);
            let chosen = product.variants.first().cloned();
            let paper = Certificate { state, ..Certificate::sample() };
            Self::of(product, chosen, vec![paper], delivery, vec![Card::sample()], Language::Vi)
        };
        let bare = ProductView {
            photos: Vec::new(),
            variants: Vec::new(),
            description: String::new(),
            ..ProductView::sample(0)
        };
        let nowhere = Delivery { examples: None, provinces: &[], to: hanoi, fee: None };
        vec![
            page(State::Valid, 38, delivery(hanoi, Some(Money(32_000)))),
            page(State::Expired, 0, delivery(None, None)),
            Self::of(bare.clone(), None, Vec::new(), delivery(None, None), vec![Card::sample()], Language::Vi)
                .resting(vec![Card::sample()]),
            Self::of(bare, None, Vec::new(), nowhere, Vec::new(), Language::En),
        ]
    }
}

/// Shows it. What is neither on sale now nor rests is not there.
pub async fn get(visit: Visit, Path(slug): Path<String>) -> Result<Show<ProductPage>, WebError> {
    let db = &visit.app.db.read;
    if let Some(product) = product::view(db, &slug).await? {
        return Ok(Show(page(&visit, product).await?));
    }
    let product = product::resting(db, &slug).await?.ok_or(WebError::NotFound)?;
    let kind = Filter { set: Some(product.set_no), in_stock: true, ..Filter::default() };
    let like = browse::first(db, &kind, Sort::Newest, LIKE, visit.now.day()).await?;
    Ok(Show(page(&visit, product).await?.resting(like)))
}

async fn page(visit: &Visit, product: ProductView) -> Result<ProductPage, WebError> {
    let (db, today) = (&visit.app.db.read, visit.now.day());
    let chosen = chosen(&product.variants, visit.asked("variant").as_deref());
    let papers = if product.has_papers { papers::by_product(db, product.id, today).await? } else { Vec::new() };
    let to = visit.asked("to").as_deref().and_then(UnitCode::parse);
    let delivery = delivery(visit, &product, chosen.as_ref(), to).await?;
    let of_shop = Filter { shop: Some(product.shop.id), ..Filter::default() };
    let mut more = browse::first(db, &of_shop, Sort::Newest, MORE + 1, today).await?;
    more.retain(|card| card.slug != product.slug);
    more.truncate(MORE as usize);
    Ok(ProductPage::of(product, chosen, papers_to_show(papers), delivery, more, visit.language))
}

/// The variant that the address names, else the first that can be bought, else the first.
fn chosen(variants: &[VariantView], code: Option<&str>) -> Option<VariantView> {
    let named = variants.iter().find(|variant| Some(variant.code.as_str()) == code);
    let buyable = || variants.iter().find(|variant| variant.stock > 0);
    named.or_else(buyable).or(variants.first()).cloned()
}

/// Papers that hold; of a kind that has none, the last that held, to be shown as over.
fn papers_to_show(papers: Vec<Certificate>) -> Vec<Certificate> {
    let (mut valid, over): (Vec<_>, Vec<_>) = papers.into_iter().partition(|paper| paper.state.holds());
    for paper in over.into_iter().filter(|paper| matches!(paper.state, State::Expired | State::Withdrawn)) {
        if !valid.iter().any(|known| known.scheme == paper.scheme) {
            valid.push(paper);
        }
    }
    valid
}

async fn delivery(
    visit: &Visit,
    product: &ProductView,
    variant: Option<&VariantView>,
    to: Option<UnitCode>,
) -> Result<Delivery, WebError> {
    let rates = Rates::read(&visit.app.db.read);
    let rates = visit.app.pages.hold("delivery rates", &[Subject::Everything], rates).await?;
    let today = visit.now.day();
    let parcel = (&product.shop.unit_code, variant.map_or(1_000, |variant| variant.weight_g));
    let to = to.and_then(|code| province(&code));
    let fee = to.and_then(|province| rates.quote(parcel, &province.code, today));
    Ok(Delivery { examples: rates.examples(parcel, today), provinces: provinces(), to, fee })
}

impl Category {
    fn of(set: Option<&ProductSet>, language: Language) -> Self {
        let of = |set: &ProductSet| Self { slug: set.slug.clone(), name: set.name_in(language).to_owned() };
        set.map(of).unwrap_or_default()
    }
}

impl ProductPage {
    /// The same of a product that rests.
    fn resting(self, like: Vec<Card>) -> Self {
        let elsewhere = |card: &Card| self.more.iter().all(|known| known.slug != card.slug);
        Self { like: like.into_iter().filter(elsewhere).collect(), rests: true, more: self.more.clone(), ..self }
    }

    fn of(
        product: ProductView,
        chosen: Option<VariantView>,
        papers: Vec<Certificate>,
        delivery: Delivery,
        more: Vec<Card>,
        language: Language,
    ) -> Self {
        let valid = papers.iter().filter(|paper| paper.state.holds());
        Self {
            category: Category::of(sets::set(product.set_no), language),
            in_stock: product.variants.iter().any(|variant| variant.stock > 0),
            stars: valid.filter_map(|paper| paper.stars).max(),
            summary: summary(&product.description),
            paragraphs: paragraphs(&product.description),
            season: calendar::runs(product.season_months),
            canonical: links::product(&product.slug),
            preview: product.photos.first().map(|code| links::preview(code)).unwrap_or_default(),
            rests: false,
            like: Vec::new(),
            chosen,
            papers,
            delivery,
            more,
            product,
        }
    }
}
