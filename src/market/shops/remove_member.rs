//! The owner takes a member out of her shop, or takes an invitation back.

use super::{
    MemberRole,
    events::{InvitationTakenBack, MemberRemoved},
    in_shop::InShop,
    invitations, members,
};
use crate::{
    infra::refused::{Refused, no},
    kernel::{instant::Instant, phone::Phone},
};

/// Why nobody is taken out.
#[derive(Debug, thiserror::Error)]
pub enum RemoveMemberError {
    /// Only the owner changes who is in her shop.
    #[error("only the owner removes members")]
    NotOwner,
    /// Her password or number was set anew without the old one.
    #[error("the owner's account is frozen for a while")]
    Frozen(Instant),
    /// Nobody with that number is in the shop or invited.
    #[error("there is no such member")]
    NoMember,
    /// A shop without its owner is nobody's.
    #[error("the owner stays")]
    OwnerStays,
}

/// The member with that number acts for the shop no more; whoever is only invited cannot accept any more.
pub async fn remove_member(in_shop: &InShop<'_>, phone: &Phone) -> Result<(), Refused<RemoveMemberError>> {
    if !in_shop.by_owner() {
        return no(RemoveMemberError::NotOwner);
    }
    if let Some(until) = in_shop.frozen_until().await? {
        return no(RemoveMemberError::Frozen(until));
    }
    // An answer pressed at the same moment comes before or after, never between.
    in_shop.claim_shop().await?;
    let (work, shop_id) = (in_shop.work(), in_shop.shop());
    let member = members::of_phone(&work.tx, shop_id, phone).await?;
    match member.map(|row| (row.account_id, row.role)) {
        Some((_, MemberRole::Owner)) => no(RemoveMemberError::OwnerStays),
        Some((account_id, MemberRole::Member)) => {
            members::take_out(work, shop_id, account_id).await?;
            work.record(&MemberRemoved { shop_id, account_id })?;
            Ok(())
        }
        None if invitations::forget(work, shop_id, phone).await? => {
            work.record(&InvitationTakenBack { shop_id })?;
            Ok(())
        }
        None => no(RemoveMemberError::NoMember),
    }
}
