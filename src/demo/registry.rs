//! The province's registry in the demo world: papers that shops claim, and some that nobody has uploaded.

use time::{Date, Duration};

use super::{
    error::{DemoError, refused},
    source::Shop,
    world::World,
};
use crate::{
    infra::db::Work,
    kernel::{actor::Actor, ids::UnitCode},
    market::{
        certificates::claim::Claim,
        registry::{Scheme, add::add, details::Details},
    },
};

/// What a shop claims is in it.
pub(super) async fn name(world: &World, work: &mut Work, number: usize, claim: &Claim) -> Result<(), DemoError> {
    let said = Details { stars: claim.stars, ..of(world, number, claim.number.clone(), claim.issued_on) };
    write(work, &Details { issuer: claim.issuer.clone(), decision: claim.decision.clone(), ..said }).await
}

/// A product has a paper that its shop has not shown yet.
pub(super) async fn name_unclaimed(world: &World, work: &mut Work, number: usize) -> Result<(), DemoError> {
    let issued_on = work.now.day() - Duration::days(30);
    write(work, &of(world, number, format!("OCOP-MAU-D-{:03}", number + 1), issued_on)).await
}

fn of(world: &World, number: usize, paper: String, issued_on: Date) -> Details {
    let product = &world.products[number];
    let shop = world.shops.iter().map(|(shop, _)| shop).find(|shop| shop.phone == product.shop_phone);
    Details {
        scheme: Scheme::Ocop,
        number: paper,
        holder: shop.map(name_of).unwrap_or_default(),
        product: product.name.clone(),
        set_no: Some(product.set_no),
        stars: Some(3),
        unit_code: shop.map(|shop| UnitCode(shop.commune_code.clone())),
        issuer: "UBND tỉnh (danh sách mẫu)".into(),
        decision: "Quyết định số 02/QĐ-UBND (mẫu)".into(),
        issued_on,
        expires_on: Scheme::Ocop.own_end(issued_on).unwrap_or(Date::MAX),
    }
}

fn name_of(shop: &Shop) -> String {
    if shop.kind == "household" { format!("Hộ {}", shop.owner_name) } else { shop.name.clone() }
}

async fn write(work: &mut Work, said: &Details) -> Result<(), DemoError> {
    let actor = std::mem::replace(&mut work.actor, Actor::System);
    let added = add(work, said, None).await.map(drop).map_err(refused);
    work.actor = actor;
    added
}
