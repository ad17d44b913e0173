//! Goods: live ones, and some that are paused, that were sent back, or that still wait; their photos, variants, papers, and when
//! they were live.

use chophien::{
    kernel::{
        fold::{fold, toned},
        instant::Instant,
        slug,
    },
    market::{catalog::content::ProductContent, places::sets},
};
use sea_orm::DatabaseConnection;
use time::Duration;

use super::{
    Size, chance, names,
    places::{Place, Places},
    revisions::{Proposal, Revisions},
    sheet::Sheet,
    shops, times,
};

const DESCRIPTION: &str = "Làm ở nhà, theo mùa, đóng gói trong ngày gửi. Để nơi khô mát, đậy kín sau khi mở.";

/// A product of the market.
#[derive(Clone)]
pub struct Good {
    /// Its id less one.
    pub number: u64,
    /// Whose.
    pub shop: u64,
    /// `live`, `paused`, `sent_back`, `pending`.
    pub status: &'static str,
    /// Approved first.
    pub since: Instant,
    /// Of its first variant, in đồng.
    pub price: i64,
    /// Some are sold out.
    pub in_stock: bool,
    /// OCOP, where it has a paper.
    pub stars: Option<i64>,
}

impl Good {
    /// The product of that number.
    pub fn new(number: u64, size: &Size) -> Self {
        let sellers = size.sellers();
        let shop = if number < sellers { number } else { chance::skewed(51, number, sellers) };
        let opened = times::opened(shop, size);
        let age = times::now().0 - opened.0;
        let later = (i128::from(age) * i128::from(chance::below(52, number, 1_000)) / 1_000) as i64;
        let first = number < sellers;
        Self {
            number,
            shop,
            status: status(number, size),
            since: if first { opened } else { Instant(opened.0 + later) },
            price: (names::of(number).price + chance::below(53, number, 80) as i64) * 1_000,
            in_stock: chance::below(54, number, 20) > 0,
            stars: (chance::below(55, number, 26) == 0).then(|| 3 + chance::below(56, number, 3) as i64),
        }
    }

    /// On sale now.
    pub fn is_live(&self) -> bool {
        self.status == "live"
    }

    /// Was shown at some time.
    pub fn was_shown(&self) -> bool {
        matches!(self.status, "live" | "paused")
    }

    /// As approved.
    pub fn name(&self, places: &Places) -> String {
        names::name(self.number, &places.of_shop(self.shop).name)
    }

    fn code(&self) -> String {
        chance::code(2_000_000_000 + self.number)
    }

    /// In forms.
    pub fn variant_code(&self) -> String {
        format!("v{:07}", self.number)
    }

    fn picture(&self) -> String {
        format!("picture{:08}", self.number)
    }

    fn season(&self) -> i64 {
        if chance::below(57, self.number, 7) == 0 { 0b111 << chance::below(58, self.number, 10) } else { 0 }
    }
}

/// Those that come after the live ones are not on sale.
fn status(number: u64, size: &Size) -> &'static str {
    match number.checked_sub(size.live) {
        None => "live",
        Some(rest) if rest < size.waiting => "pending",
        Some(rest) if rest < size.waiting * 2 => "sent_back",
        Some(_) => "paused",
    }
}

/// All of them, the live ones first.
pub fn all(size: &Size) -> Vec<Good> {
    (0..size.goods()).map(|number| Good::new(number, size)).collect()
}

/// Writes them.
pub async fn fill(db: &DatabaseConnection, goods: &[Good], places: &Places) {
    products(db, goods, places).await;
    photos(db, goods).await;
    variants(db, goods).await;
    live(db, goods).await;
    papers(db, goods).await;
    let mut revisions = Revisions::begin(db, "product").await;
    for good in goods {
        let content = ProductContent {
            name: good.name(places),
            set_no: names::of(good.number).set_no,
            description: DESCRIPTION.to_owned(),
            photos: vec![good.picture()],
            season_months: good.season() as i32,
        };
        let body = serde_json::to_string(&content).expect("text");
        let (at, waits) = (good.since.before(Duration::hours(9)), good.status == "pending");
        revisions.add(&Proposal { of: good.number + 1, body: &body, at, waits }).await;
    }
    revisions.end().await;
}

async fn products(db: &DatabaseConnection, goods: &[Good], places: &Places) {
    let columns = "id, code, slug, shop_id, status, shown, set_no, name, description, cover, unit_code, former_code, \
                   season_months, price_from, measure_from, in_stock, search_text, name_text, toned_text, created_at, \
                   published_at";
    let mut sheet = Sheet::begin(db, "products", columns).await;
    for good in goods {
        let (place, name, code, kind) =
            (places.of_shop(good.shop), good.name(places), good.code(), names::of(good.number));
        let (slug, name_text) = (slug::slug_with_code(&name, &code), fold(&name));
        let found_by = format!("{name_text} {} {}", around(good, place), fold(DESCRIPTION));
        let row = [
            (good.number + 1).into(),
            code.as_str().into(),
            slug.as_str().into(),
            (good.shop + 1).into(),
            good.status.into(),
            good.is_live().into(),
            i64::from(kind.set_no).into(),
            name.as_str().into(),
            DESCRIPTION.into(),
            good.picture().into(),
            place.code.as_str().into(),
            None::<&str>.into(),
            good.season().into(),
            good.price.into(),
            kind.measure.into(),
            good.in_stock.into(),
            found_by.as_str().into(),
            name_text.as_str().into(),
            toned(&name).into(),
            good.since.before(Duration::days(1)).0.into(),
            good.was_shown().then_some(good.since.0).into(),
        ];
        sheet.row(&row).await;
    }
    sheet.end().await;
}

fn around(good: &Good, place: &Place) -> String {
    let set = sets::set(names::of(good.number).set_no).map(|set| fold(&set.short_name)).unwrap_or_default();
    format!("{set} {} {}", fold(&shops::name(good.shop)), place.found_by)
}

async fn photos(db: &DatabaseConnection, goods: &[Good]) {
    let mut sheet = Sheet::begin(db, "product_photos", "product_id, position, picture").await;
    for good in goods {
        sheet.row(&[(good.number + 1).into(), 0_i64.into(), good.picture().into()]).await;
    }
    sheet.end().await;
}

/// One each; the id of a variant is that of its product.
async fn variants(db: &DatabaseConnection, goods: &[Good]) {
    let columns = "id, code, product_id, position, measure, price, stock, weight_g, offered";
    let mut sheet = Sheet::begin(db, "variants", columns).await;
    for good in goods {
        let row = [
            (good.number + 1).into(),
            good.variant_code().into(),
            (good.number + 1).into(),
            0_i64.into(),
            names::of(good.number).measure.into(),
            good.price.into(),
            if good.in_stock { 1_000_000_i64 } else { 0 }.into(),
            600_i64.into(),
            true.into(),
        ];
        sheet.row(&row).await;
    }
    sheet.end().await;
}

/// One interval each; every fifth had rested for a while before.
async fn live(db: &DatabaseConnection, goods: &[Good]) {
    let mut sheet = Sheet::begin(db, "live_intervals", "product_id, shop_id, live_from, live_to").await;
    for good in goods.iter().filter(|good| good.was_shown()) {
        let (product, shop) = (good.number + 1, good.shop + 1);
        let middle = Instant((good.since.0 + times::now().0) / 2);
        let mut from = good.since;
        if good.number % 5 == 0 {
            sheet.row(&[product.into(), shop.into(), from.0.into(), middle.0.into()]).await;
            from = Instant(middle.0 + (times::now().0 - middle.0) / 4);
        }
        let to = (!good.is_live()).then(|| times::now().before(Duration::hours(20)).0.max(from.0));
        sheet.row(&[product.into(), shop.into(), from.0.into(), to.into()]).await;
    }
    sheet.end().await;
}

/// A quarter has run out, and of goods of all kinds some papers still wait.
async fn papers(db: &DatabaseConnection, goods: &[Good]) {
    let columns = "shop_id, product_id, scheme, number, stars, issuer, decision, issued_on, expires_on, withdrawn_on, \
                   scan, status, submitted_at, decided_at, reason, words";
    let mut sheet = Sheet::begin(db, "certificates", columns).await;
    for good in goods.iter().filter(|good| good.stars.is_some()) {
        let over = chance::below(59, good.number, 4) == 0;
        let waits = chance::below(60, good.number, 40) == 0;
        let issued = times::now().day() - Duration::days(if over { 1_200 } else { 100 });
        let number = format!("OCOP-{:07}", good.number);
        let row = [
            (good.shop + 1).into(),
            (good.number + 1).into(),
            "ocop".into(),
            number.as_str().into(),
            good.stars.into(),
            "UBND tỉnh Tuyên Quang".into(),
            "1234/QĐ-UBND".into(),
            issued.into(),
            (issued + Duration::days(1_095)).into(),
            None::<&str>.into(),
            None::<&str>.into(),
            if waits { "pending" } else { "verified" }.into(),
            good.since.0.into(),
            (!waits).then_some(good.since.0).into(),
            None::<&str>.into(),
            None::<&str>.into(),
        ];
        sheet.row(&row).await;
    }
    sheet.end().await;
}
