//! `/seller/{shop}/products/new`: a product is listed in about a minute, from a photo.

use axum::http::StatusCode;
use serde::Serialize;

use super::{
    super::{
        SellerFrame,
        delivery::{self, Delivery},
    },
    goods_form::{self, SetGroup, VariantRow, cover_worn},
    measure_fields::refuse_measure,
};
use crate::{
    infra::words::Message,
    kernel::{code, links, money::grouped},
    market::catalog::{
        content::MOST_PHOTOS,
        list::{self, ListError, ListProduct, Listed},
        quotas::{MOST_PRODUCTS, MOST_WAITING, OverQuota},
        variants::NewVariant,
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

const KEY_LENGTH: usize = 16;
const LONGEST_KEY: usize = 40;

/// The form.
#[derive(Serialize)]
pub struct NewPage {
    shop: SellerFrame,
    form: Fields,
    sets: Vec<SetGroup>,
    rows: Vec<VariantRow>,
    /// What a buyer would pay for the parcel of the first row.
    delivery: Delivery,
    /// A draft kept on the phone may be put into it.
    fresh: bool,
}

impl Page for NewPage {
    const TEMPLATE: &'static str = "seller/products/new.html";
    const FORM: bool = true;

    fn samples() -> Vec<Self> {
        let page = |form: Fields, fresh, count| Self {
            shop: SellerFrame::sample(),
            rows: goods_form::rows(&form, count),
            form,
            sets: SetGroup::samples(),
            delivery: Delivery::sample(),
            fresh,
        };
        let mut asked = Fields::default().with("name", "Mật ong").with("price-0", "150").with("amount-0", "500");
        asked.set("photos", vec!["ab23456789cdef".into()]);
        asked.wrong("price-0", Message::new("goods-price-asked").with("price", "150 ₫"));
        asked.wrong("set_no", "goods-set-missing");
        vec![page(Fields::default(), true, 1), page(asked, false, 2)]
    }

    fn status(&self) -> StatusCode {
        form_status(&self.form)
    }
}

/// Shows it empty, with as many rows as a draft on the phone asks for.
pub async fn get(visit: Visit, acting: Acting) -> Result<Show<NewPage>, WebError> {
    let form = Fields::default().with("key", code::random(KEY_LENGTH));
    let mut form = form.with("rows", visit.asked("rows").unwrap_or_default());
    photos::opened(&visit, &mut form, ("photos", MOST_PHOTOS), &format!("new:{}", acting.shop.code)).await?;
    let mut page = page(&visit, &acting, form).await?;
    page.fresh = true;
    Ok(Show(page))
}

/// Hands the product to a moderator, or shows the form again with everything that was typed and every photo taken.
pub async fn post(visit: Visit, acting: Acting, mut posted: Posted) -> Result<Reply<NewPage>, WebError> {
    let owner = visit.signed_in()?.id;
    let photos = photos::accept(&visit, owner, &mut posted, "photos", MOST_PHOTOS).await?;
    let mut form = posted.fields;
    if photos::pressed(&form) || form.ticked("preview") || form.ticked("more") {
        let more = usize::from(form.ticked("more"));
        let count = goods_form::row_count(&form) + more;
        form.set("rows", vec![count.to_string()]);
        return Ok(Reply::Again(page(&visit, &acting, form).await?));
    }
    let input = read(&mut form, photos);
    let Some(input) = input.filter(|_| form.fine()) else {
        return Ok(Reply::Again(page(&visit, &acting, form).await?));
    };
    let work = acting.begin(&visit).await?;
    let listed = list::list(&acting.enter(&work).await?, input).await;
    match visit.settle(work, listed).await? {
        Ok(listed) => Ok(done(&acting, &listed, form.typed("key")).into()),
        Err(refusal) => {
            refuse(&mut form, refusal);
            Ok(Reply::Again(page(&visit, &acting, form).await?))
        }
    }
}

fn done(acting: &Acting, listed: &Listed, key: &str) -> SeeOther {
    let to = links::seller_product(&acting.shop.code, &listed.code);
    SeeOther::to(links::listed(&to, key)).flash(Flash::success("list-sent"))
}

fn read(form: &mut Fields, photos: Vec<String>) -> Option<ListProduct> {
    if photos.is_empty() {
        form.wrong("photos", "goods-photos-missing");
    }
    let content = goods_form::read_content(form, photos);
    let set_no = form.typed("set_no").parse().unwrap_or(0);
    let count = goods_form::row_count(form);
    let written: Vec<usize> = (0..count).filter(|row| *row == 0 || !goods_form::is_blank(form, *row)).collect();
    let variants: Vec<Option<NewVariant>> = written.into_iter().map(|row| read_row(form, row, set_no)).collect();
    let key: String = form.typed("key").chars().take(LONGEST_KEY).collect();
    if key.is_empty() {
        form.set("key", vec![code::random(KEY_LENGTH)]);
        form.wrong("", "form-stale");
    }
    Some(ListProduct { key, content: content?, variants: variants.into_iter().collect::<Option<_>>()? })
}

fn read_row(form: &mut Fields, row: usize, set_no: i32) -> Option<NewVariant> {
    let others = goods_form::other_rows(form, row);
    goods_form::read_variant(form, row, set_no, &others)
}

fn refuse(form: &mut Fields, refusal: ListError) {
    match refusal {
        ListError::Content(error) => goods_form::refuse_content(form, error),
        ListError::Variant(row, error) => goods_form::refuse_variant(form, row, error),
        ListError::SameMeasure(row) => refuse_measure(form, row),
        ListError::Over(OverQuota::Products) => {
            form.wrong("", Message::new("goods-too-many").with("most", grouped(MOST_PRODUCTS as i64)));
        }
        ListError::Over(OverQuota::Waiting) => {
            form.wrong("", Message::new("goods-too-many-wait").with("most", MOST_WAITING))
        }
        ListError::Over(OverQuota::Cover) => form.wrong("photos", cover_worn()),
        ListError::Variants => form.wrong("", "goods-variants-too-many"),
    }
}

async fn page(visit: &Visit, acting: &Acting, form: Fields) -> Result<NewPage, WebError> {
    let count = goods_form::row_count(&form);
    Ok(NewPage {
        shop: SellerFrame::of(visit, acting).await?,
        sets: goods_form::set_groups(),
        delivery: delivery::of(visit, acting, form.typed("weight-0")).await?,
        rows: goods_form::rows(&form, count),
        form: form.with("rows", count.to_string()),
        fresh: false,
    })
}
