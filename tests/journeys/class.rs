//! A training class of thirty behind one address, under the limits as they are: they register, sign in and order, all at once.
//! One of them does it in a browser, the others send the same forms.

use std::path::Path;

use chophien::{
    config::{Config, Profile},
    entities::{account, purchase},
    market::documents::slugs,
};
use sea_orm::{EntityTrait, PaginatorTrait};

use super::{
    browser::{Browser, PHONE},
    texts::code_to,
};
use crate::{
    kit::{
        PASSWORD, TestApp, Visitor,
        goods::{Good, Listing},
        server::Server,
    },
    pages::public::checkout::order_as_guest,
};

const CLASS: usize = 30;

fn number(of: usize) -> String {
    format!("09000002{of:02}")
}

/// Limits and bounds of production, as a process is told them.
fn as_in_production() -> Vec<(String, String)> {
    let Config { limits, buying, .. } = Config::load(Profile::Production).expect("the settings of production");
    let limits = [
        ("SIGN_IN", limits.sign_in_per_hour),
        ("SIGN_IN_FROM", limits.sign_in_from_per_hour),
        ("CODE", limits.code_per_hour),
        ("CODE_FROM", limits.code_from_per_hour),
        ("PURCHASE", limits.purchase_per_hour),
    ];
    let limits = limits.map(|(name, value)| (format!("CHOPHIEN__LIMITS__{name}_PER_HOUR"), value.to_string()));
    let buying = [
        ("PROOF_ABOVE", buying.proof_above),
        ("PROOF_SHOPS_ABOVE", buying.proof_shops_above),
        ("UNPROVED_ORDERS", buying.unproved_orders),
        ("UNPROVED_SUM", buying.unproved_sum),
        ("UNPROVED_PERCENT", buying.unproved_percent),
    ];
    let buying = buying.map(|(name, value)| (format!("CHOPHIEN__BUYING__{name}"), value.to_string()));
    limits.into_iter().chain(buying).collect()
}

/// One of them, without a browser.
async fn one_of_them(app: &TestApp, mut visitor: Visitor, at: usize, texts: &Path, honey: &Good) {
    let (phone, versions) = (number(at), app.versions(&slugs::AT_REGISTRATION).await);
    let typed = [("name", "Một người"), ("phone", phone.as_str()), ("accept", "yes")];
    let fields: Vec<_> = typed.into_iter().chain(versions.iter().map(|(n, v)| (*n, v.as_str()))).collect();
    visitor.post("/register", &fields).await.assert_redirect("/register/code");
    let code = code_to(texts, &phone, "").await;
    visitor.post("/register/code", &[("code", &code), ("password", PASSWORD)]).await.assert_redirect("/account");
    visitor.get("/account").await.assert_ok();
    visitor.post("/sign-out", &[]).await.assert_redirect("/");
    visitor.get("/sign-in").await;
    visitor.post("/sign-in", &[("phone", &phone), ("password", PASSWORD)]).await.assert_redirect("/account");
    visitor.post("/cart", &[("variant", &honey.variant_code), ("quantity", "1")]).await;
    let placed = order_as_guest(&mut visitor, &phone).await;
    assert!(placed.location().is_some_and(|to| to.starts_with("/purchases/")), "{phone}: {}", placed.reads());
}

/// The last of them, on her phone.
async fn the_last_of_them(phone: &Browser, texts: &Path, honey: &Good) {
    let own = number(CLASS - 1);
    phone.go("/register").await;
    phone.fill("name", "Giàng Thị Sai").await;
    phone.fill("phone", &own).await;
    phone.tick("input[name=accept]").await;
    phone.press("Nhận mã xác nhận").await;
    phone.arrives("/register/code").await;
    phone.fill("code", &code_to(texts, &own, "").await).await;
    phone.fill("password", PASSWORD).await;
    phone.press("Xác nhận").await;
    phone.sees("Sai").await;
    phone.forget().await;
    phone.sign_in(&own, PASSWORD).await;
    phone.go(&format!("/products/{}", honey.slug)).await;
    phone.press("Thêm vào giỏ").await;
    phone.sees("vào giỏ").await;
    phone.go("/checkout").await;
    phone.live_in("unit", "phuong ba dinh").await;
    phone.fill("street", "số 18 ngõ 62").await;
    phone.tick("input[name=accept]").await;
    phone.press("Tính phí giao hàng").await;
    phone.element("input[name=seen_total]").await;
    phone.press_css("main button.wide[name=\"deed\"][value=\"place\"]").await;
    phone.arrives("/purchases/").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_class_of_thirty_behind_one_address_registers_signs_in_and_orders() {
    let app = TestApp::new().await;
    let honey = app.product(&app.my().await, Listing { stock: 100, ..Listing::default() }).await;
    let texts = app.folder().join("texts");
    let mut settings = as_in_production();
    settings.push(("CHOPHIEN__TEXT__URL".into(), format!("file:{}", texts.display())));
    let settings: Vec<_> = settings.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let server = Server::over(&app, &settings);
    let phone = Browser::at(&server.url(), PHONE).await;
    let others = (0..CLASS - 1).map(|at| one_of_them(&app, app.visitor().at(&server), at, &texts, &honey));
    let others = futures::future::join_all(others);
    futures::future::join(others, the_last_of_them(&phone, &texts, &honey)).await;
    phone.close().await;
    let accounts = account::Entity::find().count(&app.db.read).await.expect("accounts");
    let purchases = purchase::Entity::find().count(&app.db.read).await.expect("purchases");
    assert_eq!((accounts, purchases, app.stock(&honey).await), (CLASS as u64 + 1, CLASS as u64, 70), "and the seller");
}
