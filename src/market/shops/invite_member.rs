//! The owner asks a number into her shop. Whoever has it answers with an account of her own.
//!
//! Whether the number has an account is not even looked up: the answer, the text and the work are the same.

use sea_orm::{ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter};

use super::{
    events::MemberInvited,
    in_shop::InShop,
    members::{self, MOST_MEMBERS},
};
use crate::{
    entities::{shop, shop_invitation},
    infra::{
        db::Work,
        refused::{Refused, no},
        texter::Text,
        words::{Language, Message, Words},
    },
    kernel::{instant::Instant, phone::Phone},
};

/// Why nobody is invited.
#[derive(Debug, thiserror::Error)]
pub enum InviteMemberError {
    /// Only the owner changes who is in her shop.
    #[error("only the owner invites members")]
    NotOwner,
    /// Her password or number was set anew without the old one.
    #[error("the owner's account is frozen for a while")]
    Frozen(Instant),
    /// She is in already; members see each other's numbers.
    #[error("the number is a member's")]
    AlreadyMember,
    /// `MOST_MEMBERS` are in or invited.
    #[error("the shop has its most members")]
    TooMany,
}

/// What an invitation is texted with.
pub struct Inviting<'a> {
    /// Speaks.
    pub words: &'a Words,
    /// Where people find the market.
    pub public_url: &'a str,
}

/// Invites the number and texts it where to answer. A number that is invited already stays so, without a second text.
pub async fn invite_member(
    in_shop: &InShop<'_>,
    inviting: &Inviting<'_>,
    phone: &Phone,
) -> Result<(), Refused<InviteMemberError>> {
    if !in_shop.by_owner() {
        return no(InviteMemberError::NotOwner);
    }
    if let Some(until) = in_shop.frozen_until().await? {
        return no(InviteMemberError::Frozen(until));
    }
    // Two presses at once take turns here, so neither passes the count.
    let row = in_shop.claim_shop().await?.into_row();
    let (work, shop) = (in_shop.work(), row.id);
    if members::of_phone(&work.tx, shop, phone).await?.is_some() {
        return no(InviteMemberError::AlreadyMember);
    }
    if shop_invitation::Entity::find_by_id((shop, phone.clone())).one(&work.tx).await?.is_some() {
        return Ok(());
    }
    let invited = shop_invitation::Entity::find().filter(shop_invitation::Column::ShopId.eq(shop));
    if members::count(&work.tx, shop).await? + invited.count(&work.tx).await? >= MOST_MEMBERS {
        return no(InviteMemberError::TooMany);
    }
    write(work, &row, phone).await?;
    let text = inviting.words.say(Language::default(), &message(&row, inviting.public_url));
    work.enqueue(&Text::new(phone.clone(), &text), None).await?;
    work.record(&MemberInvited { shop_id: shop })?;
    Ok(())
}

async fn write(work: &Work, shop: &shop::Model, phone: &Phone) -> Result<(), DbErr> {
    let row = shop_invitation::ActiveModel {
        shop_id: Set(shop.id),
        phone: Set(phone.clone()),
        invited_by: Set(shop.owner_id),
        created_at: Set(work.now),
    };
    shop_invitation::Entity::insert(row).exec_without_returning(&work.tx).await.map(drop)
}

/// The market texts nobody a name that no moderator has seen.
fn message(shop: &shop::Model, url: &str) -> Message {
    let site = url.trim_start_matches("https://").trim_start_matches("http://");
    let words = if shop.status.is_approved() {
        Message::new("text-invited").with("shop", &shop.name)
    } else {
        Message::new("text-invited-by-new")
    };
    words.with("site", site)
}
