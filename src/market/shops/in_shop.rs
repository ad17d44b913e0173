//! A work in the name of a shop. Whoever acts was seen by the guard to be a member; here it is asked again, inside the work, and
//! nobody takes her out before the work has ended (rule 19). What a shop may do takes `&InShop`, or a row that was claimed
//! through one: a deed in a shop's name cannot be written without it.

use std::ops::Deref;

use sea_orm::{DbErr, EntityTrait, QuerySelect};

use super::MemberRole;
use crate::{
    entities::{shop, shop_member},
    infra::{
        db::Work,
        refused::{Refused, no},
    },
    kernel::{ids::ShopId, instant::Instant},
    market::{accounts, claimed::Claimed},
};

/// Whoever acts is not, or no longer, a member of the shop.
#[derive(Debug, thiserror::Error)]
#[error("whoever acts is no member of the shop")]
pub struct NoMember;

/// The work, and the shop that it is in.
#[derive(Clone, Copy)]
pub struct InShop<'w> {
    work: &'w Work,
    shop: ShopId,
    role: MemberRole,
}

impl<'w> InShop<'w> {
    /// Enters a shop for whoever's business the work is.
    pub async fn enter(work: &'w Work, shop: ShopId) -> Result<Self, Refused<NoMember>> {
        let Some(person) = work.actor.principal() else { return no(NoMember) };
        let member = shop_member::Entity::find_by_id((shop, person)).lock_shared().one(&work.tx).await?;
        match member {
            Some(member) => Ok(Self { work, shop, role: member.role }),
            None => no(NoMember),
        }
    }

    /// The shop.
    pub fn shop(&self) -> ShopId {
        self.shop
    }

    /// Whether whoever's business it is owns the shop.
    pub fn by_owner(&self) -> bool {
        self.role == MemberRole::Owner
    }

    /// Until when whoever's business it is changes nobody's rights in the shop; nothing where she may.
    pub(super) async fn frozen_until(&self) -> Result<Option<Instant>, DbErr> {
        let Some(person) = self.work.actor.principal() else { return Ok(None) };
        accounts::frozen_until(&self.work.tx, person, self.work.now).await
    }

    /// The shop's row, to change it or what must take turns in a shop.
    pub(in crate::market) async fn claim_shop(&self) -> Result<Claimed<'w, shop::Model>, DbErr> {
        let row = Claimed::one(self.work, shop::Entity::find_by_id(self.shop)).await?;
        row.ok_or_else(|| DbErr::RecordNotFound("the shop of a member".to_owned()))
    }

    /// The work itself.
    pub fn work(&self) -> &'w Work {
        self.work
    }
}

impl Deref for InShop<'_> {
    type Target = Work;

    fn deref(&self) -> &Work {
        self.work
    }
}
