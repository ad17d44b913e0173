//! Carts and pictures without end.

use chophien::{
    entities::{cart_line, picture},
    kernel::ids::AccountId,
};
use sea_orm::{EntityTrait, PaginatorTrait};

use super::market::Market;
use crate::kit::{Upload, goods::Listing, pictures::png};

/// `market/carts/policy.rs`.
const MOST_LINES: u64 = 60;
/// Of an account, in an hour.
const MOST_PICTURES: usize = 200;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
#[ignore = "minutes: make attack"]
async fn a_cart_has_an_end() {
    let market = Market::new(&[]).await;
    let more = Listing { stock: 1_000, ..Listing::default() };
    let mut variants: Vec<String> = market.goods.iter().map(|good| good.variant_code.clone()).collect();
    for _ in 0..20 {
        variants.push(market.app.product(&market.my, more.clone()).await.variant_code);
    }
    let watch = market.watch();
    let (mut guest, mut lan) = (market.visitor(), market.signed_in(market.app.lan().await).await);
    for variant in &variants {
        for visitor in [&mut guest, &mut lan] {
            visitor.post("/cart", &[("variant", variant), ("quantity", "999999999999")]).await;
            visitor.post("/cart", &[("variant", variant), ("quantity", "7")]).await;
        }
    }
    let rows = cart_line::Entity::find().count(&market.app.db.read).await.expect("lines");
    let cookies: usize = guest.cookies.iter().map(|(name, value)| name.len() + value.len()).sum();
    watch.end().await.told("100 goods into two carts", format!("{rows} rows, {cookies} bytes of cookies"));
    assert!(rows <= 2 * MOST_LINES, "{rows}");
    assert!(cookies < 8_000, "{cookies}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
#[ignore = "minutes: make attack"]
async fn pictures_have_an_end() {
    let market = Market::new(&[]).await;
    let lan: AccountId = market.app.lan().await;
    let mut visitor = market.signed_in(lan).await;
    visitor.get("/account").await.assert_ok();
    let watch = market.watch();
    let photo = png(40, 30);
    let mut taken = 0;
    for at in 0..MOST_PICTURES + 30 {
        let key = format!("key-of-photo-{at}");
        let file = [Upload { field: "photo", name: "anh.png", bytes: &photo }];
        let answer = visitor.post_multipart("/seller/photos", &[("key", &key), ("waits", "opening")], &file).await;
        taken += usize::from(answer.status == 200);
    }
    let rows = picture::Entity::find().count(&market.app.db.read).await.expect("pictures");
    watch.end().await.told("230 pictures of one account", format!("{taken} taken, {rows} kept"));
    // An hour's, and what has come back meanwhile.
    assert!((MOST_PICTURES..MOST_PICTURES + 5).contains(&taken), "{taken}");
    assert_eq!(rows, taken as u64);
}
