//! A seller lists a product: it waits for a moderator with everything that is needed to sell it.

use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{NotSet, Set},
    ColumnTrait, DbErr, EntityTrait, QueryFilter,
};

use super::{
    Status,
    content::{self, ContentError, ProductContent},
    derive,
    quotas::{self, OverQuota},
    revised::show,
    variants::{self, MOST_VARIANTS, NewVariant, VariantError},
};
use crate::{
    entities::{product, shop},
    infra::{
        db::Work,
        refused::{Refused, no},
    },
    kernel::{
        code,
        ids::{ProductId, RevisionId},
        money::Money,
        slug::slug_with_code,
    },
    market::{
        revisions::{self, propose::propose},
        shops::in_shop::InShop,
    },
};

const CODE_LENGTH: usize = 8;

/// What a seller brings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListProduct {
    /// Carried by the form that was shown. The product's code is derived from it and the name: the same sent twice is one
    /// product, and a draft that was kept with its key and became something else is another.
    pub key: String,
    /// For the moderator.
    pub content: ProductContent,
    /// At least one.
    pub variants: Vec<NewVariant>,
}

/// What has been listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The product.
    pub product: ProductId,
    /// Its code in the seller's addresses.
    pub code: String,
    /// Its proposal.
    pub revision: RevisionId,
}

/// Why a product is not listed. Nothing has changed.
#[derive(Debug, thiserror::Error)]
pub enum ListError {
    /// Something about the words or photos.
    #[error(transparent)]
    Content(#[from] ContentError),
    /// Something about the variant of that number, from 0.
    #[error("variant {0}: {1}")]
    Variant(usize, VariantError),
    /// The variant of that number, from 0, is sold in the same measure as one before it.
    #[error("variant {0} is sold in the same measure as another")]
    SameMeasure(usize),
    /// The shop has enough of something.
    #[error(transparent)]
    Over(OverQuota),
    /// None, or more than twelve.
    #[error("the product has no variants, or too many")]
    Variants,
}

/// Keeps the product for a moderator. The same key and name again answer with the product that they became.
pub async fn list(in_shop: &InShop<'_>, input: ListProduct) -> Result<Listed, Refused<ListError>> {
    check(&input)?;
    let work = in_shop.work();
    let shop = in_shop.claim_shop().await?.into_row();
    let seed = format!("product:{}:{}:{}", shop.code, input.key, input.content.name);
    let code = code::derived(&seed, CODE_LENGTH);
    if let Some(listed) = listed_before(work, &code).await? {
        return Ok(listed);
    }
    if let Some(over) = quotas::over(&work.tx, shop.id).await? {
        return no(ListError::Over(over));
    }
    let cover = input.content.photos.first().map_or("", String::as_str);
    if quotas::is_worn(&work.tx, shop.id, None, cover).await? {
        return no(ListError::Over(OverQuota::Cover));
    }
    let product = insert(work, shop, &code, &input.content).await?;
    show(work, product, &input.content).await?;
    for (position, variant) in input.variants.into_iter().enumerate() {
        variants::insert(work, product, position, variant, true).await?;
    }
    derive::refresh(work, product).await?;
    let revision = propose(work, product, &input.content).await?;
    Ok(Listed { product, code, revision })
}

async fn listed_before(work: &Work, code: &str) -> Result<Option<Listed>, DbErr> {
    let product = product::Entity::find().filter(product::Column::Code.eq(code)).one(&work.tx).await?;
    let Some(product) = product else { return Ok(None) };
    let first = revisions::find::first::<ProductContent>(&work.tx, product.id).await?;
    Ok(first.map(|revision| Listed { product: product.id, code: product.code, revision }))
}

/// The row with what is typed; `revised::show` and `derive::refresh` write the rest.
async fn insert(work: &Work, shop: shop::Model, code: &str, content: &ProductContent) -> Result<ProductId, DbErr> {
    let row = product::ActiveModel {
        id: NotSet,
        code: Set(code.to_owned()),
        slug: Set(slug_with_code(&content.name, code)),
        shop_id: Set(shop.id),
        status: Set(Status::Pending),
        shown: Set(false),
        set_no: Set(content.set_no),
        name: Set(content.name.clone()),
        description: Set(content.description.clone()),
        cover: Set(None),
        unit_code: Set(shop.unit_code),
        former_code: Set(shop.former_code),
        season_months: Set(content.season_months),
        price_from: Set(Money(0)),
        measure_from: Set(String::new()),
        in_stock: Set(false),
        search_text: Set(String::new()),
        name_text: Set(String::new()),
        toned_text: Set(String::new()),
        created_at: Set(work.now),
        published_at: Set(None),
    };
    Ok(row.insert(&work.tx).await?.id)
}

fn check(input: &ListProduct) -> Result<(), Refused<ListError>> {
    content::check(&input.content).map_err(Refused::because)?;
    if input.variants.is_empty() || input.variants.len() > MOST_VARIANTS {
        return no(ListError::Variants);
    }
    for (number, variant) in input.variants.iter().enumerate() {
        variants::check(variant).map_err(|error| Refused::No(ListError::Variant(number, error)))?;
        if input.variants[..number].iter().any(|before| variants::are_alike(&before.measure, &variant.measure)) {
            return no(ListError::SameMeasure(number));
        }
    }
    Ok(())
}
