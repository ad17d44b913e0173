//! Accounts of the demo world: staff with their roles, sellers, and those buyers who have one.

use super::{
    error::{DemoError, refused},
    source,
    world::World,
};
use crate::{
    infra::{db::Work, passwords::turns::Asker},
    kernel::{
        actor::Actor,
        ids::{AccountId, UnitCode},
        instant::Instant,
        phone::Phone,
        typed::password::{Fit, Own},
    },
    market::accounts::{
        Role,
        add::{self, Added},
        grant::{self, Grant},
        roles::is_staff,
        second::{enrol, totp::Shared},
    },
};

/// Everybody's password here.
pub const PASSWORD: &str = "cho-phien-mau";
/// What the staff's apps share with the market here: everybody may know it.
pub const SHARED: Shared = Shared::known(*b"cho-phien-mau-khoa-2");
/// Every third buyer orders as a guest.
const GUESTS: usize = 3;
const ROLES: [(&str, Role); 4] =
    [("moderator", Role::Moderator), ("analyst", Role::Analyst), ("admin", Role::Admin), ("helper", Role::Helper)];

/// Adds everybody, the staff on the first day and the others over the first months.
pub(super) async fn settle(world: &mut World) -> Result<(), DemoError> {
    let password =
        Fit::of(PASSWORD.to_owned(), &Own::default()).map_err(|weak| DemoError::Source(format!("{weak:?}")))?;
    let hash = world.app.passwords.hash(password, Asker::House).await?;
    let start = Instant::start_of(world.first);
    let mut work = world.app.db.begin_untold(Actor::System, start).await?;
    staff(world, &work, &hash).await?;
    for (number, shop) in source::shops()?.into_iter().enumerate() {
        work.now = world.moment(i64::try_from(number).unwrap_or(0) * 5, 7, 20);
        let id = account(&work, &shop.phone, &shop.owner_name, &shop.commune_code, &hash).await?;
        world.shops.push((shop, id));
    }
    for (number, buyer) in source::buyers()?.into_iter().enumerate() {
        work.now = world.moment(i64::try_from(number).unwrap_or(0) * 7, 7, 22);
        let member = number % GUESTS != GUESTS - 1;
        let id = match member {
            true => Some(account(&work, &buyer.phone, &buyer.name, &buyer.commune_code, &hash).await?),
            false => None,
        };
        world.buyers.push((buyer, id));
    }
    Ok(work.commit().await?)
}

async fn staff(world: &mut World, work: &Work, hash: &str) -> Result<(), DemoError> {
    for person in source::staff()? {
        let unit = UnitCode::parse(&person.unit);
        let account_id = account(work, &person.phone, &person.name, "", hash).await?;
        let role = ROLES.iter().find(|(name, _)| *name == person.role).map(|(_, role)| *role);
        let role = role.ok_or_else(|| DemoError::Source(format!("no role {}", person.role)))?;
        grant::grant(work, Grant { account_id, role, unit_code: unit }).await.map_err(refused)?;
        if is_staff(role) {
            enrol::enrol(work, &world.app.secret, account_id, (&SHARED, 0)).await.map_err(refused)?;
        }
        if role == Role::Moderator {
            world.moderator = Some(account_id);
        }
    }
    Ok(())
}

async fn account(work: &Work, phone: &str, name: &str, unit: &str, hash: &str) -> Result<AccountId, DemoError> {
    let phone = Phone::parse(phone).ok_or_else(|| DemoError::Source(format!("no phone {phone}")))?;
    let unit_code = UnitCode::parse(unit);
    let added = Added { phone, name: name.to_owned(), password_hash: hash.to_owned(), unit_code };
    add::add(work, added).await.map_err(refused)
}
