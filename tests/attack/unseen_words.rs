//! Words that no moderator has seen, and signs that nobody sees or that turn a line round, in every field that anybody may fill.

use chophien::market::documents::slugs;

use super::market::{Market, phone};
use crate::{
    kit::{Upload, pictures::png, world::MEO_VAC},
    pages::public::checkout::order_as_guest,
};

const RUDE: &str = "zzhoithoizz";
const SIGNS: [char; 4] = ['\u{202e}', '\u{200b}', '\u{2066}', '\u{feff}'];
const PUBLIC: [&str; 6] = ["/", "/products", "/products?q=mat+ong", "/places", "/sitemap.xml", "/suggestions?q=zzhoi"];

fn marked(text: &str) -> String {
    let [turns, joins, isolates, marks] = SIGNS;
    format!("{turns}{text}{joins} {RUDE}{isolates}{marks}")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
#[ignore = "minutes: make attack"]
async fn nothing_that_strangers_type_is_public() {
    let market = Market::new(&[]).await;
    let watch = market.watch();
    let name = marked("Gian hàng");
    // Whoever registers, orders, looks up, and puts into a cart.
    let versions = market.app.versions(&slugs::AT_REGISTRATION).await;
    let number = phone(1);
    let typed = [("name", name.as_str()), ("phone", number.as_str()), ("unit_text", name.as_str()), ("accept", "yes")];
    let typed: Vec<_> = typed.into_iter().chain(versions.iter().map(|(n, v)| (*n, v.as_str()))).collect();
    market.visitor().post("/register", &typed).await;
    for path in ["/sign-in", "/reset", "/orders", "/cart", "/language", "/sight"] {
        let fields = ["phone", "password", "code", "variant", "quantity", "language", "text", "back"]
            .map(|field| (field, name.as_str()));
        market.visitor().post(path, &fields).await;
    }
    let mut guest = market.visitor();
    guest.post("/cart", &[("variant", &market.goods[0].variant_code), ("quantity", "1")]).await;
    order_as_guest(&mut guest, &phone(2)).await;
    // A shop and a product that nobody has approved.
    let mut lan = market.signed_in(market.app.lan().await).await;
    let shop = [
        ("name", name.as_str()),
        ("kind", "household"),
        ("phone", "0900000001"),
        ("unit", MEO_VAC),
        ("hamlet", name.as_str()),
        ("story", name.as_str()),
    ];
    lan.get("/seller/opening").await;
    lan.post_multipart("/seller/opening", &shop, &[Upload { field: "photo", name: &name, bytes: &png(30, 40) }]).await;
    let mut my = market.signed_in(market.my.account).await;
    let new = format!("/seller/{}/products/new", market.my.code);
    let key = my.get(&new).await.value("key").expect("a key");
    let product = [
        ("key", key.as_str()),
        ("name", name.as_str()),
        ("set_no", "4"),
        ("description", name.as_str()),
        ("rows", "1"),
        ("measure-0", "lọ 500 ml"),
        ("price-0", "350.000"),
        ("stock-0", "24"),
        ("weight-0", "850"),
    ];
    let listed =
        my.post_multipart(&new, &product, &[Upload { field: "photos", name: "a.png", bytes: &png(30, 40) }]).await;
    let mut looked = 0;
    for path in PUBLIC {
        let page = market.visitor().get(path).await.text();
        assert!(!page.contains(RUDE), "{path}");
        assert!(!SIGNS.iter().any(|sign| page.contains(*sign)), "{path}");
        looked += 1;
    }
    let mine = format!("/shops/{}", market.my.slug);
    assert!(!market.visitor().get(&mine).await.assert_ok().text().contains(RUDE));
    watch.end().await.told(
        "words nobody has seen",
        format!("{looked} pages, none of them there; listed {}", listed.status.as_u16()),
    );
}
