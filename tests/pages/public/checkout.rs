//! Twin of `pages/public/checkout.rs`.

use chophien::{kernel::actor::Actor, market::catalog::stock};

use crate::kit::{TestApp, Visitor, world::BA_DINH};

/// What Lan types.
const LAN: [(&str, &str); 5] = [
    ("name", "Nguyễn Thị Lan"),
    ("phone", "0900000001"),
    ("unit", BA_DINH),
    ("street", "số 18 ngõ 62"),
    ("accept", "yes"),
];

/// What a guest types, for the form that the page shows.
pub async fn order_as_guest(visitor: &mut Visitor, phone: &str) -> crate::kit::Answer {
    let page = visitor.get("/checkout").await;
    page.assert_ok();
    let key = page.value("checkout_key").expect("a key");
    let lines = page.attributes("input[name=\"line\"]", "value");
    let mut fields = vec![
        ("checkout_key", key.as_str()),
        ("name", "Nguyễn Thị Lan"),
        ("phone", phone),
        ("unit", BA_DINH),
        ("street", "số 18 ngõ 62"),
        ("accept", "yes"),
    ];
    let versions = page.attributes("input[name=\"version\"]", "value");
    fields.extend(versions.iter().map(|version| ("version", version.as_str())));
    fields.extend(lines.iter().map(|line| ("line", line.as_str())));
    let shown = visitor.post("/checkout", &fields).await;
    let total = shown.value("seen_total").expect("the total, once the address is known");
    fields.push(("seen_total", &total));
    visitor.post("/checkout", &fields).await
}

#[tokio::test]
async fn a_guest_puts_honey_in_the_cart_and_orders_it() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let mut lan = app.visitor();
    let added = lan.post("/cart", &[("variant", &honey.variant_code), ("quantity", "2")]).await;
    lan.follow(added).await.assert_sees("Mật ong bạc hà");
    let placed = order_as_guest(&mut lan, "0900000001").await;
    let page = lan.follow(placed).await;
    page.assert_ok().assert_sees("Mật ong Mỷ").assert_sees("Trả tiền khi nhận hàng");
    assert_eq!(app.stock(&honey).await, 8);
}

#[tokio::test]
async fn a_form_sent_twice_leads_to_the_same_purchase() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let mut lan = app.visitor();
    lan.post("/cart", &[("variant", &honey.variant_code), ("quantity", "1")]).await;
    let page = lan.get("/checkout").await;
    let (key, line) = (page.value("checkout_key").expect("a key"), page.value("line").expect("a line"));
    let mut fields = vec![("checkout_key", key.as_str()), ("line", line.as_str())];
    let versions = page.attributes("input[name=\"version\"]", "value");
    fields.extend(LAN);
    fields.extend(versions.iter().map(|version| ("version", version.as_str())));
    let shown = lan.post("/checkout", &fields).await;
    shown.assert_refused().assert_sees("trước đó chưa đặt gì cả");
    let total = shown.value("seen_total").expect("the total");
    fields.push(("seen_total", &total));
    let first = lan.post("/checkout", &fields).await;
    let second = lan.post("/checkout", &fields).await;
    assert!(first.location().is_some_and(|to| to.starts_with("/purchases/")), "{:?}", first.location());
    assert_eq!(first.location(), second.location());
    assert_eq!(app.stock(&honey).await, 9);
}

#[tokio::test]
async fn wrong_fields_are_told_at_their_place_and_nothing_typed_is_lost() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let mut lan = app.visitor();
    lan.post("/cart", &[("variant", &honey.variant_code), ("quantity", "1")]).await;
    let line = lan.get("/checkout").await.value("line").expect("a line");
    let fields = [("line", line.as_str()), ("name", "\u{200b}"), ("phone", "12"), ("street", "số 18"), ("email", "x")];
    let page = lan.post("/checkout", &fields).await;
    page.assert_refused();
    for field in ["name", "phone", "unit", "email", "accept"] {
        page.assert_field_error(field);
    }
    assert_eq!(page.value("street").as_deref(), Some("số 18"));
    assert_eq!(app.stock(&honey).await, 10);
}

#[tokio::test]
async fn the_fee_is_shown_before_anything_is_ordered() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let mut lan = app.visitor();
    lan.post("/cart", &[("variant", &honey.variant_code), ("quantity", "1")]).await;
    let line = lan.get("/checkout").await.value("line").expect("a line");
    let page = lan.post("/checkout", &[("line", &line), ("unit", BA_DINH), ("deed", "fees")]).await;
    page.assert_ok().assert_no_field_error();
    assert_eq!(page.value("seen_total").as_deref(), Some("377000"));
}

#[tokio::test]
async fn a_price_that_changed_is_told_and_the_next_press_orders_at_the_new_one() {
    use chophien::{entities::variant, kernel::money::Money};
    use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel};

    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let mut lan = app.visitor();
    lan.post("/cart", &[("variant", &honey.variant_code), ("quantity", "1")]).await;
    let page = lan.get("/checkout").await;
    let line = page.value("line").expect("a line");
    let versions = page.attributes("input[name=\"version\"]", "value");
    let row = variant::Entity::find_by_id(honey.variant).one(&app.db.read).await.unwrap().unwrap();
    let mut row = row.into_active_model();
    row.price = Set(Money(400_000));
    row.update(&app.db.write).await.unwrap();
    let mut fields = vec![("checkout_key", "AAAABBBBCCCCDDDDEEEE"), ("line", line.as_str()), ("seen_total", "377000")];
    fields.extend(LAN);
    fields.extend(versions.iter().map(|version| ("version", version.as_str())));
    let page = lan.post("/checkout", &fields).await;
    page.assert_refused().assert_sees("Giá đã đổi từ 350.000 ₫ thành 400.000 ₫");
    assert_eq!(app.stock(&honey).await, 10);
    let (line, total) = (page.value("line").expect("the line"), page.value("seen_total").expect("the total"));
    let mut again = fields.clone();
    (again[1].1, again[2].1) = (&line, &total);
    lan.post("/checkout", &again).await;
    assert_eq!(app.stock(&honey).await, 9);
}

#[tokio::test]
async fn when_the_last_piece_goes_what_was_typed_stays() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let mut lan = app.visitor();
    lan.post("/cart", &[("variant", &honey.variant_code), ("quantity", "1")]).await;
    let page = lan.get("/checkout").await;
    let (key, line) = (page.value("checkout_key").expect("a key"), page.value("line").expect("a line"));
    let work = app.begin(Actor::Guest).await;
    stock::sold_out(&work, &[honey.variant]).await.expect("sold out");
    work.commit().await.expect("committed");
    let mut fields = vec![("checkout_key", key.as_str()), ("line", line.as_str()), ("seen_total", "382000")];
    let versions = page.attributes("input[name=\"version\"]", "value");
    fields.extend(LAN);
    fields.extend(versions.iter().map(|version| ("version", version.as_str())));
    let told = lan.post("/checkout", &fields).await;
    told.assert_refused()
        .assert_sees("Chưa đặt gì cả")
        .assert_sees("Mật ong bạc hà")
        .assert_has_not("button[value=\"fees\"]");
    assert_eq!(told.value("street").as_deref(), Some("số 18 ngõ 62"));
    lan.get("/checkout").await.assert_redirect("/cart");
    app.visitor().get("/checkout").await.assert_redirect("/cart");
}

#[tokio::test]
async fn what_is_wrong_is_said_at_the_top_with_a_way_to_each_field() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let mut lan = app.visitor();
    lan.post("/cart", &[("variant", &honey.variant_code), ("quantity", "1")]).await;
    let page = lan.get("/checkout").await;
    let (key, line) = (page.value("checkout_key").expect("a key"), page.value("line").expect("a line"));
    let fields = [("checkout_key", key.as_str()), ("line", line.as_str()), ("name", "Nguyễn Thị Lan")];
    let told = lan.post("/checkout", &fields).await;
    told.assert_refused();
    for name in told.attributes(".error-summary a", "href") {
        told.assert_has(&format!("[id=\"{}\"]", name.trim_start_matches('#')));
    }
    assert!(told.attributes(".error-summary a", "href").contains(&"#accept".to_owned()));
}

#[tokio::test]
async fn whoever_orders_from_her_own_shop_is_told_so_and_keeps_her_cart() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let mut visitor = app.visitor_as(my.account).await;
    visitor.post("/cart", &[("variant", &honey.variant_code), ("quantity", "1")]).await;
    let told = order_as_guest(&mut visitor, "0900000002").await;
    told.assert_refused().assert_sees("Mật ong Mỷ là gian hàng của chính mình");
    assert_eq!(told.value("street").as_deref(), Some("số 18 ngõ 62"));
    visitor.get("/cart").await.assert_sees("Mật ong bạc hà");
    assert_eq!(app.stock(&honey).await, 10);
}

/// Everything that a buyer sends after having seen the sum, but the versions.
async fn ready(app: &TestApp) -> (Visitor, Vec<(&'static str, String)>, Vec<String>) {
    let honey = app.honey(&app.my().await).await;
    let mut lan = app.visitor();
    lan.post("/cart", &[("variant", &honey.variant_code), ("quantity", "1")]).await;
    let page = lan.get("/checkout").await;
    let (key, line) = (page.value("checkout_key").expect("a key"), page.value("line").expect("a line"));
    let mut fields: Vec<_> = LAN.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
    fields.extend([("checkout_key", key), ("line", line), ("seen_total", "377000".to_owned())]);
    (lan, fields, page.attributes("input[name=\"version\"]", "value"))
}

async fn order_with(lan: &mut Visitor, fields: &[(&'static str, String)], versions: &[String]) -> crate::kit::Answer {
    let fields = fields.iter().map(|(name, value)| (*name, value.as_str()));
    let fields: Vec<_> = fields.chain(versions.iter().map(|version| ("version", version.as_str()))).collect();
    lan.post("/checkout", &fields).await
}

async fn accepted(app: &TestApp) -> Vec<chophien::kernel::ids::DocumentId> {
    use sea_orm::EntityTrait;
    let rows = chophien::entities::acceptance::Entity::find().all(&app.db.read).await.unwrap();
    rows.into_iter().map(|row| row.document_id).collect()
}

#[tokio::test]
async fn rules_published_since_the_page_was_shown_are_shown_anew_and_asked() {
    let app = TestApp::new().await;
    let (mut lan, fields, versions) = ready(&app).await;
    assert_eq!(versions, ["operating-rules:vi:2", "privacy:vi:2", "returns:vi:2"]);
    app.publish("returns").await;
    let told = order_with(&mut lan, &fields, &versions).await;
    told.assert_refused().assert_field_error("accept").assert_sees("“Đổi trả hàng” vừa có bản mới");
    told.assert_has("a[href=\"/documents/returns\"] + .tag").assert_has_not("#accept[checked]");
    assert_eq!(told.value("street").as_deref(), Some("số 18 ngõ 62"));
    assert_eq!(accepted(&app).await, []);
    let shown = told.attributes("input[name=\"version\"]", "value");
    assert_eq!(shown, ["operating-rules:vi:2", "privacy:vi:2", "returns:vi:3"]);

    let unticked: Vec<_> = fields.iter().filter(|(name, _)| *name != "accept").cloned().collect();
    order_with(&mut lan, &unticked, &shown).await.assert_refused().assert_field_error("accept");
    let placed = order_with(&mut lan, &fields, &shown).await;
    assert!(placed.location().is_some_and(|to| to.starts_with("/purchases/")));
    let language = chophien::infra::words::Language::Vi;
    let new = chophien::market::documents::find::current(&app.db.read, "returns", language, app.now().day())
        .await
        .unwrap()
        .unwrap();
    assert_eq!((accepted(&app).await.len(), accepted(&app).await[2]), (3, new.id));
}

#[tokio::test]
async fn a_form_refused_for_something_else_does_not_take_new_rules_for_accepted() {
    let app = TestApp::new().await;
    let (mut lan, mut fields, versions) = ready(&app).await;
    app.publish("privacy").await;
    fields.iter_mut().filter(|(name, _)| *name == "phone").for_each(|field| field.1 = "12".to_owned());
    let told = order_with(&mut lan, &fields, &versions).await;
    told.assert_refused().assert_field_error("phone").assert_field_error("accept");
    told.assert_has_not("#accept[checked]").assert_sees("“Bảo vệ dữ liệu cá nhân” vừa có bản mới");
}

#[tokio::test]
async fn a_version_that_nobody_published_and_a_form_without_any_order_nothing() {
    let app = TestApp::new().await;
    let (mut lan, fields, versions) = ready(&app).await;
    let mut forged = versions.clone();
    forged[1] = "privacy:vi:99".into();
    for sent in [&forged[..], &versions[..2], &["terms:vi:1".to_owned()], &[]] {
        order_with(&mut lan, &fields, sent).await.assert_refused();
        assert_eq!(accepted(&app).await, []);
    }
    let placed = order_with(&mut lan, &fields, &versions).await;
    assert!(placed.location().is_some_and(|to| to.starts_with("/purchases/")), "unchanged");
    assert_eq!(accepted(&app).await.len(), 3);
}

fn with<'a>(fields: &[(&'static str, &'a str)], name: &str, value: &'a str) -> Vec<(&'static str, &'a str)> {
    fields.iter().map(|(known, old)| (*known, if *known == name { value } else { *old })).collect()
}

#[tokio::test]
async fn a_form_changed_after_it_was_ordered_is_told_so_and_its_next_press_is_a_wish_of_its_own() {
    let app = TestApp::new().await;
    let (mut lan, fields, versions) = ready(&app).await;
    let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let fields: Vec<_> = fields.into_iter().chain(versions.iter().map(|v| ("version", v.as_str()))).collect();
    let first = lan.post("/checkout", &fields).await;
    let purchase = first.location().expect("placed").to_owned();
    // The answer was lost on the way.
    lan.cookies.remove("bought");
    let changed = with(&fields, "street", "số 81");
    let told = lan.post("/checkout", &changed).await;
    lan.get(&purchase).await.assert_ok().assert_sees("số 18 ngõ 62").assert_sees_not("số 81");
    told.assert_refused().assert_sees("Đã đặt rồi nên không thay đổi gì");
    told.assert_has(&format!("a[href=\"{purchase}\"]")).assert_has("a[href=\"/cart\"]");
    let key = told.value("checkout_key").expect("a fresh key");
    assert!(fields.iter().all(|(name, old)| *name != "checkout_key" || *old != key));
    let total = told.value("seen_total").expect("the total");
    let mut anew = with(&with(&changed, "checkout_key", &key), "seen_total", &total);
    lan.post("/checkout", &anew).await.assert_refused().assert_sees("không còn trong giỏ");
    anew.push(("deed", "anew"));
    let second = lan.post("/checkout", &anew).await;
    assert!(second.location().is_some_and(|to| to.starts_with("/purchases/") && to != purchase));
}

#[tokio::test]
async fn a_tab_of_whoever_has_signed_out_since_does_not_order_again_unasked() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let mut lan = app.visitor_as(app.lan().await).await;
    lan.post("/cart", &[("variant", &honey.variant_code), ("quantity", "1")]).await;
    let line = lan.get("/checkout").await.value("line").expect("a line");
    order_as_guest(&mut lan, "0900000001").await;
    assert_eq!(app.stock(&honey).await, 9);
    lan.post("/sign-out", &[]).await;
    let versions = app.versions(&chophien::market::documents::slugs::AT_CHECKOUT).await;
    let mut form = vec![("checkout_key", "AAAABBBBCCCCDDDDEEEE"), ("line", line.as_str()), ("seen_total", "377000")];
    form.extend(LAN);
    form.extend(versions.iter().map(|(name, version)| (*name, version.as_str())));
    lan.get("/orders").await;
    let asked = lan.post("/checkout", &form).await;
    asked.assert_refused().assert_sees("không còn trong giỏ").assert_has("button[value=\"anew\"]");
    assert_eq!(app.stock(&honey).await, 9);
    form.push(("deed", "anew"));
    assert!(lan.post("/checkout", &form).await.location().is_some_and(|to| to.starts_with("/purchases/")));
    assert_eq!(app.stock(&honey).await, 8);
}

#[tokio::test]
async fn what_was_said_to_the_shops_of_one_purchase_is_not_said_with_the_next() {
    let app = TestApp::new().await;
    let (mut lan, mut fields, versions) = ready(&app).await;
    fields.push(("note", "Gọi trước".to_owned()));
    let noted = |page: &crate::kit::Answer| page.all("textarea[name=note]");
    let (unticked, street) = (fields.iter().filter(|(name, _)| *name != "accept"), "số 18 ngõ 62");
    order_with(&mut lan, &unticked.cloned().collect::<Vec<_>>(), &versions).await.assert_refused();
    assert_eq!(noted(&lan.get("/checkout").await), ["Gọi trước"]);
    let placed = order_with(&mut lan, &fields, &versions).await;
    assert!(placed.location().is_some_and(|to| to.starts_with("/purchases/")));
    let line = fields.iter().find(|(name, _)| *name == "line").expect("a line").1.clone();
    let variant = line.split(':').next().expect("a code");
    lan.post("/cart", &[("variant", variant), ("quantity", "1")]).await;
    let page = lan.get("/checkout").await;
    assert_eq!((noted(&page), page.value("street").as_deref()), (vec![String::new()], Some(street)));
}
