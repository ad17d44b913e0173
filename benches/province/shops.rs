//! Shops: most are open, some still wait for a moderator. Each has an owner, and the proposal that it was opened by.

use chophien::{
    entities::shop::Kind,
    kernel::{ids::UnitCode, slug},
    market::shops::content::ShopContent,
};
use sea_orm::DatabaseConnection;
use time::Duration;

use super::{
    Size, chance, people,
    places::Places,
    revisions::{Proposal, Revisions},
    sheet::Sheet,
    times,
};

/// As in its addresses; shops have numbers of their own among codes.
pub fn code(shop: u64) -> String {
    chance::code(3_000_000_000 + shop)
}

/// As approved.
pub fn name(shop: u64) -> String {
    match kind(shop) {
        Kind::Household => format!("Nhà {}", people::name(shop)),
        Kind::Cooperative => format!("HTX Bản Mây {shop}"),
        Kind::Enterprise => format!("Công ty Nông sản {shop}"),
    }
}

/// Who they are in law.
pub fn kind(shop: u64) -> Kind {
    match chance::below(31, shop, 100) {
        0..85 => Kind::Household,
        85..97 => Kind::Cooperative,
        _ => Kind::Enterprise,
    }
}

/// Writes those that are open and those that wait.
pub async fn fill(db: &DatabaseConnection, size: &Size, places: &Places) {
    write(db, size, places).await;
    members(db, size).await;
    let mut revisions = Revisions::begin(db, "shop").await;
    for shop in 0..size.owners() {
        let since = times::opened(shop, size);
        let body = serde_json::to_string(&content(shop, places)).expect("text");
        let waits = shop >= size.shops;
        revisions.add(&Proposal { of: shop + 1, body: &body, at: since.before(Duration::days(1)), waits }).await;
    }
    revisions.end().await;
}

async fn write(db: &DatabaseConnection, size: &Size, places: &Places) {
    let columns = "id, code, slug, owner_id, status, kind, name, unit_code, former_code, hamlet, story, photo, phone, created_at, \
                    opened_at, opened_on";
    let mut sheet = Sheet::begin(db, "shops", columns).await;
    for shop in 0..size.owners() {
        let (code, content) = (code(shop), content(shop, places));
        let slug = slug::slug_with_code(&content.name, &code);
        let since = times::opened(shop, size);
        let open = shop < size.shops;
        let row = [
            (shop + 1).into(),
            code.as_str().into(),
            slug.as_str().into(),
            (shop + 1).into(),
            if open { "open" } else { "pending" }.into(),
            content.kind.as_str().into(),
            content.name.as_str().into(),
            content.unit.0.as_str().into(),
            None::<&str>.into(),
            content.hamlet.as_deref().into(),
            content.story.as_str().into(),
            content.photo.as_deref().into(),
            people::phone(shop).into(),
            since.before(Duration::days(1)).0.into(),
            open.then_some(since.0).into(),
            open.then(|| since.day()).into(),
        ];
        sheet.row(&row).await;
    }
    sheet.end().await;
}

async fn members(db: &DatabaseConnection, size: &Size) {
    let mut sheet = Sheet::begin(db, "shop_members", "shop_id, account_id, role, created_at").await;
    for shop in 0..size.owners() {
        let since = times::opened(shop, size).0;
        sheet.row(&[(shop + 1).into(), (shop + 1).into(), "owner".into(), since.into()]).await;
    }
    sheet.end().await;
}

fn content(shop: u64, places: &Places) -> ShopContent {
    ShopContent {
        name: name(shop),
        kind: kind(shop),
        unit: UnitCode(places.of_shop(shop).code.clone()),
        former: None,
        hamlet: Some(format!("thôn {}", 1 + chance::below(32, shop, 12))),
        story: "Nhà mình làm nghề này đã mười hai năm, hàng làm ra đến đâu bán đến đó.\n\nMời bà con ghé xem."
            .to_owned(),
        photo: (chance::below(33, shop, 3) > 0).then(|| format!("shop{shop:010}")),
        owner: Some(people::name(shop)),
    }
}
