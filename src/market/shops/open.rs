//! Somebody opens a shop: written and handed to a moderator with one press.

use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{NotSet, Set},
    DbErr, EntityTrait, SqlErr,
};

use super::{
    MemberRole, Status,
    content::{ContentError, ShopContent},
    find::{OwnShop, is_owner_of_any, own_shop},
};
use crate::{
    entities::{account, shop, shop_member},
    infra::{
        db::Work,
        pictures,
        refused::{Refused, no},
    },
    kernel::{code, ids::AccountId, slug::slug_with_code},
    market::{places, revisions::propose::propose},
};

/// Why a shop is not opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// A shop belongs to an account.
    #[error("nobody is signed in")]
    NotSignedIn,
    /// An account owns one shop.
    #[error("the account has a shop already")]
    HasShop,
    /// No commune of today, or a former one that did not become it.
    #[error("there is no such commune")]
    NoSuchPlace,
    /// A picture that somebody else sent.
    #[error("the photo is not one's own")]
    ForeignPhoto,
    /// Too short or too long.
    #[error(transparent)]
    Content(#[from] ContentError),
}

/// Makes a shop of whose business the work is, waiting for a moderator.
pub async fn open(work: &Work, content: ShopContent) -> Result<OwnShop, Refused<OpenError>> {
    let owner = work.actor.principal().ok_or(Refused::No(OpenError::NotSignedIn))?;
    let owner = account::Entity::find_by_id(owner).one(&work.tx).await?.ok_or(Refused::No(OpenError::NotSignedIn))?;
    content.check().map_err(Refused::because)?;
    let content = ShopContent { owner: Some(owner.name.clone()), ..content };
    if is_owner_of_any(&work.tx, owner.id).await? {
        return no(OpenError::HasShop);
    }
    if !is_place(work, &content).await? {
        return no(OpenError::NoSuchPlace);
    }
    if !is_own_photo(work, content.photo.as_deref()).await? {
        return no(OpenError::ForeignPhoto);
    }
    let shop = insert(work, &owner, &content).await?;
    join(work, &shop, owner.id).await?;
    propose(work, shop.id, &content).await?;
    Ok(own_shop(shop))
}

async fn insert(work: &Work, owner: &account::Model, content: &ShopContent) -> Result<shop::Model, Refused<OpenError>> {
    let row = shop::ActiveModel {
        id: NotSet,
        code: Set(code::random(8).to_lowercase()),
        slug: Set(slug_with_code(&content.name, &code::random(6))),
        owner_id: Set(owner.id),
        status: Set(Status::Pending),
        kind: Set(content.kind),
        name: Set(content.name.clone()),
        owner_name: Set(owner.name.clone()),
        unit_code: Set(content.unit.clone()),
        former_code: Set(content.former.clone()),
        hamlet: Set(content.hamlet.clone()),
        story: Set(content.story.clone()),
        photo: Set(content.photo.clone()),
        phone: Set(owner.phone.clone()),
        created_at: Set(work.now),
        opened_at: Set(None),
        opened_on: Set(None),
        rests_until: Set(None),
    };
    // Two presses at once: both saw no shop, the database lets one through.
    row.insert(&work.tx).await.map_err(|error| match error.sql_err() {
        Some(SqlErr::UniqueConstraintViolation(_)) => Refused::No(OpenError::HasShop),
        Some(_) | None => Refused::Broken(error),
    })
}

async fn join(work: &Work, shop: &shop::Model, owner: AccountId) -> Result<(), DbErr> {
    let row = shop_member::ActiveModel {
        shop_id: Set(shop.id),
        account_id: Set(owner),
        role: Set(MemberRole::Owner),
        created_at: Set(work.now),
    };
    shop_member::Entity::insert(row).exec_without_returning(&work.tx).await.map(drop)
}

/// The commune exists, and the former one named with it has land in it.
pub(super) async fn is_place(work: &Work, content: &ShopContent) -> Result<bool, DbErr> {
    if places::find::commune(&content.unit).is_none() {
        return Ok(false);
    }
    match &content.former {
        Some(former) => places::former::became(&work.tx, former, &content.unit).await,
        None => Ok(true),
    }
}

/// No photo, or one that whoever acts sent in.
pub(super) async fn is_own_photo(work: &Work, photo: Option<&str>) -> Result<bool, DbErr> {
    let (Some(photo), Some(account)) = (photo, work.actor.account()) else { return Ok(photo.is_none()) };
    Ok(!pictures::owned(&work.tx, account, &[photo.to_owned()]).await?.is_empty())
}
