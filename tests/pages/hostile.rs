//! What nobody means and somebody sends: each is answered like any other wrong turn, and opens nothing.

use axum::http::{Method, StatusCode};
use chophien::site;

use crate::{
    kit::{PASSWORD, TestApp, Upload, goods::Listing},
    pages::public::checkout::order_as_guest,
};

/// Stands on Lan's purchase.
const SECRET: &str = "ngõ 62";

#[tokio::test]
async fn a_path_that_is_no_text_names_nothing() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let mut visitor = app.visitor_as(my.account).await;
    let own = format!("/seller/{}", my.code);
    for odd in ["%00", "a%00b", "%ff%fe", "%C0%80"] {
        for path in ["/products", "/shops", "/purchases", "/orders", "/documents", "/static", "/pictures", "/seller"] {
            visitor.get(&format!("{path}/{odd}")).await.assert_not_found();
        }
        for path in ["products", "orders"] {
            visitor.get(&format!("{own}/{path}/{odd}")).await.assert_not_found();
        }
    }
}

#[tokio::test]
async fn a_nul_in_a_form_breaks_nothing() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let mut visitor = app.visitor_as(my.account).await;
    let goods = format!("/seller/{}/products", my.code);
    visitor.post(&goods, &[("variant", "\0")]).await.assert_ok();
    visitor.post(&format!("{goods}/new"), &[("photos", "a\0b"), ("name", "\0")]).await.assert_refused();
    visitor.post(&format!("{goods}/{}/variants/withdrawal", honey.code), &[("variant", "\0")]).await.assert_not_found();
    visitor.post(&format!("/seller/{}/shop", my.code), &[("photo", "\0"), ("name", "\0")]).await.assert_refused();
    let mut lan = app.visitor();
    lan.post("/cart", &[("variant", "\0"), ("quantity", "1")]).await.assert_redirect("/cart?first=1");
    lan.post("/checkout", &[("line", "\0:1:1"), ("unit", "\0")]).await.assert_redirect("/cart");
}

#[tokio::test]
async fn a_number_that_is_none_in_an_address_is_not_found() {
    let app = TestApp::new().await;
    let mut visitor = app.visitor();
    for path in
        ["/documents/returns?version=abc", "/documents/returns?version=99999999999", "/sign-in?return=a&return=b"]
    {
        let answer = visitor.get(path).await;
        answer.assert_not_found();
        assert!(answer.header("content-type").is_some_and(|kind| kind.starts_with("text/html")), "{path}");
    }
}

#[tokio::test]
async fn the_key_of_somebody_elses_form_leads_to_no_purchase_of_theirs() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let mut lan = app.visitor();
    lan.post("/cart", &[("variant", &honey.variant_code), ("quantity", "1")]).await;
    let page = lan.get("/checkout").await;
    let (key, line) = (page.value("checkout_key").expect("a key"), page.value("line").expect("a line"));
    let mut fields = vec![
        ("checkout_key", key.as_str()),
        ("line", line.as_str()),
        ("name", "Nguyễn Thị Lan"),
        ("phone", "0900000001"),
        ("unit", crate::kit::world::BA_DINH),
        ("street", "số 18 ngõ 62"),
        ("accept", "yes"),
    ];
    let versions = page.attributes("input[name=\"version\"]", "value");
    fields.extend(versions.iter().map(|version| ("version", version.as_str())));
    let total = lan.post("/checkout", &fields).await.value("seen_total").expect("the total");
    fields.push(("seen_total", &total));
    lan.post("/checkout", &fields).await.assert_status(StatusCode::SEE_OTHER);

    let line = format!("{}:1:1", honey.variant_code);
    let (theirs, same_key) = (("line", line.as_str()), ("checkout_key", key.as_str()));
    let mut other = app.visitor();
    let typed = [same_key, theirs, ("name", "Kẻ Lạ"), ("phone", "0900000099"), ("unit", crate::kit::world::BA_DINH)];
    let typed = typed.into_iter().chain([("street", "số 1"), ("accept", "yes"), ("seen_total", "1")]);
    let typed: Vec<_> = typed.chain(versions.iter().map(|version| ("version", version.as_str()))).collect();
    other.get("/checkout").await;
    other.post("/checkout", &typed).await.assert_refused();
    assert!(!other.cookies.contains_key("bought"));
}

#[tokio::test]
async fn a_message_is_not_taken_for_the_codes_of_what_was_bought() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let mut lan = app.visitor();
    lan.post("/cart", &[("variant", &honey.variant_code), ("quantity", "1")]).await;
    let placed = order_as_guest(&mut lan, "0900000001").await;
    let purchase = placed.location().expect("a purchase").to_owned();
    lan.get(&purchase).await.assert_sees(SECRET);

    // Signed by the site, and in words that a seller chose: a message about a product that is called like the code.
    let name = format!("Mật ong .{}.", purchase.trim_start_matches("/purchases/"));
    let bait = app.product(&my, Listing { name: &name, ..Listing::default() }).await;
    let mut stranger = app.visitor();
    stranger.post("/cart", &[("variant", &bait.variant_code), ("quantity", "1")]).await;
    let flash = stranger.cookies["flash"].clone();
    stranger.cookies.insert("bought".into(), flash);
    stranger.get(&purchase).await.assert_ok().assert_sees_not(SECRET);
}

#[tokio::test]
async fn a_forged_or_foreign_cookie_fills_no_form() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let mut lan = app.visitor();
    lan.post("/cart", &[("variant", &honey.variant_code), ("quantity", "1")]).await;
    order_as_guest(&mut lan, "0900000001").await;
    lan.post("/cart", &[("variant", &honey.variant_code), ("quantity", "1")]).await;
    let written = lan.cookies["guest"].clone();
    assert!(written.len() < 3_000);
    let forged = written.replacen("0900000001", "0900000099", 1);
    assert_ne!(forged, written);
    for other in [forged, lan.cookies["flash"].clone(), lan.cookies["bought"].clone(), lan.cookies["form"].clone()] {
        lan.cookies.insert("guest".into(), other);
        let page = lan.get("/checkout").await;
        page.assert_ok().assert_has_not("button[value=\"forget\"]");
        assert!(page.value("phone").unwrap_or_default().is_empty());
    }
    // Nor does it open anything where another cookie is looked for.
    let mut stranger = app.visitor();
    for name in ["bought", "proving", "proved", "flash", "cart", "language", "sight", "form"] {
        stranger.cookies.insert(name.into(), written.clone());
    }
    stranger.get("/checkout").await.assert_redirect("/cart");
    stranger.get("/orders/proof").await.assert_redirect("/orders");
    stranger.get("/cart").await.assert_ok();
}

#[tokio::test]
async fn an_address_that_is_only_posted_to_shows_ways_on_when_it_is_opened() {
    let app = TestApp::new().await;
    let mut visitor = app.visitor();
    for path in ["/sign-out", "/language", "/register/code/renewal"] {
        visitor.get(path).await.assert_status(StatusCode::METHOD_NOT_ALLOWED).assert_has("a[href=\"/products\"]");
    }
    visitor.send(Method::DELETE, "/cart", None, Vec::new()).await.assert_status(StatusCode::METHOD_NOT_ALLOWED);
}

#[tokio::test]
async fn only_a_seller_may_send_more_than_a_form() {
    let app = TestApp::new().await;
    let large = vec![7; 3 * 1024 * 1024];
    let file = [Upload { field: "photo", name: "anh.jpg", bytes: &large }];
    for path in ["/sign-in", "/orders", "/checkout"] {
        let answer = app.visitor().post_multipart(path, &[("phone", "0900000001")], &file).await;
        answer.assert_status(StatusCode::PAYLOAD_TOO_LARGE);
    }
    let mut lan = app.visitor_as(app.lan().await).await;
    lan.post_multipart("/seller/opening", &[("name", "M")], &file).await.assert_refused().assert_field_error("photo");
}

#[tokio::test]
async fn the_parts_of_a_form_are_no_larger_together_than_a_form() {
    let app = TestApp::new().await;
    let mut lan = app.visitor_as(app.lan().await).await;
    let half = "a".repeat(140 * 1024);
    let parts = [("story", half.as_str()), ("hamlet", half.as_str())];
    lan.post_multipart("/seller/opening", &parts, &[]).await.assert_status(StatusCode::PAYLOAD_TOO_LARGE);
}

/// Somebody new behind the proxy, who writes of where she comes from what she likes; a number that nobody tried before.
async fn tried_from(app: &TestApp, from: &str) -> crate::kit::Answer {
    static NUMBERS: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);
    let number = NUMBERS.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
    let mut visitor = app.visitor();
    visitor.headers.push(("x-forwarded-for", from.to_owned()));
    let phone = format!("0912{number:06}");
    visitor.post("/sign-in", &[("phone", &phone), ("password", "a guess")]).await
}

async fn three_wrong_passwords_an_address() -> TestApp {
    TestApp::with(|config| {
        config.limits.sign_in_from_per_hour = 3;
        config.server.trusted_proxies = vec![std::net::Ipv4Addr::LOCALHOST.into()];
    })
    .await
}

#[tokio::test]
async fn one_household_cannot_try_from_many_addresses() {
    let app = three_wrong_passwords_an_address().await;
    for n in 1..=3 {
        tried_from(&app, &format!("2001:db8::{n}")).await.assert_sees_not("quá nhiều lần");
    }
    tried_from(&app, "2001:db8::4").await.assert_sees("quá nhiều lần");
    tried_from(&app, "2001:db8:0:1::1").await.assert_sees_not("quá nhiều lần");
    // Nor from many networks of one /48: sixteen times as much is all that these have together.
    for n in 4..48 {
        tried_from(&app, &format!("2001:db8:0:{n:x}::1")).await.assert_sees_not("quá nhiều lần");
    }
    tried_from(&app, "2001:db8:0:99::1").await.assert_sees("quá nhiều lần");
    tried_from(&app, "2001:db8:1::1").await.assert_sees_not("quá nhiều lần");
}

/// However her address is written, and whatever she writes before it, she is one and the same.
#[tokio::test]
async fn nobody_is_somebody_else_by_what_is_written_of_her_address() {
    let app = three_wrong_passwords_an_address().await;
    for from in ["203.0.113.7", "203.0.113.7:5678", "::ffff:203.0.113.7"] {
        tried_from(&app, from).await.assert_sees_not("quá nhiều lần");
    }
    for from in [
        "203.0.113.7",
        "198.51.100.1, 203.0.113.7:443",
        "198.51.100.2, [::ffff:203.0.113.7]:443",
        "198.51.100.3, [64:ff9b::203.0.113.7]",
        "198.51.100.4,\"203.0.113.7\" , 127.0.0.1:80",
        "198.51.100.5, 203.0.113.7, unknown",
        "198.51.100.6, 203.0.113.7, ::ffff:127.0.0.1",
    ] {
        tried_from(&app, from).await.assert_sees("quá nhiều lần");
    }
    tried_from(&app, "203.0.113.7, 198.51.100.1:1").await.assert_sees_not("quá nhiều lần");
}

#[tokio::test]
async fn nobody_orders_the_market_empty_under_one_number() {
    let app = TestApp::with(|config| config.limits.purchase_per_hour = 2).await;
    let honey = app.honey(&app.my().await).await;
    for n in 1..=3 {
        let mut guest = app.visitor();
        guest.post("/cart", &[("variant", &honey.variant_code), ("quantity", "1")]).await;
        let answer = order_as_guest(&mut guest, "0900000001").await;
        if n < 3 {
            answer.assert_status(StatusCode::SEE_OTHER);
        } else {
            answer.assert_refused().assert_sees("cần xác nhận số điện thoại").assert_has("input[name=code]");
            assert_eq!(answer.value("name").as_deref(), Some("Nguyễn Thị Lan"), "what was typed is kept");
        }
    }
    assert_eq!(app.stock(&honey).await, 8);
}

#[tokio::test]
async fn nobody_fills_the_disk_with_pictures() {
    let app = TestApp::with(|config| config.limits.picture_per_hour = 1).await;
    let mut lan = app.visitor_as(app.lan().await).await;
    let png = crate::kit::pictures::png(40, 50);
    let file = || Upload { field: "photo", name: "a.png", bytes: &png };
    let one = lan.post_multipart("/seller/opening", &[("name", "Mật ong Lan")], &[file()]).await;
    one.assert_refused().assert_sees_not("nhiều ảnh quá");
    let two = lan.post_multipart("/seller/opening", &[("name", "Mật ong Lan")], &[file()]).await;
    two.assert_refused().assert_sees("nhiều ảnh quá");
    assert_eq!(two.value("name").as_deref(), Some("Mật ong Lan"), "what was typed is kept");
}

#[tokio::test]
async fn every_answer_says_what_a_browser_may_do_with_it() {
    let app = TestApp::with(|config| config.server.public_url = "https://chophien.example".into()).await;
    let mut visitor = app.visitor().before(site::front(&app));
    for path in ["/", "/nowhere", "/sign-out", "/orders/%00", "/static/app.css", "/static/none", "/healthz"] {
        let answer = visitor.get(path).await;
        for name in ["content-security-policy", "x-content-type-options", "strict-transport-security"] {
            assert!(answer.header(name).is_some(), "{path} has no {name}");
        }
        let sealed = answer.header("strict-transport-security").expect("only https");
        assert!(sealed.contains("includeSubDomains"), "{sealed}");
    }
    let kept = visitor.post("/language", &[("language", "en"), ("back", "/")]).await;
    let cookie = kept.header("set-cookie").expect("a cookie");
    assert!(["Secure", "HttpOnly", "SameSite=Lax"].iter().all(|flag| cookie.contains(flag)), "{cookie}");
    assert!(cookie.starts_with("__Host-language="), "{cookie}");
    let plain = TestApp::new().await.visitor().get("/").await;
    assert!(plain.header("strict-transport-security").is_none());
}

#[tokio::test]
async fn by_https_every_cookie_is_of_this_host_alone_and_a_planted_one_is_none() {
    let app = TestApp::with(|config| config.server.public_url = "https://chophien.example".into()).await;
    let honey = app.honey(&app.my().await).await;
    app.lan().await;
    let mut visitor = app.visitor().before(site::front(&app));
    let mut set = Vec::new();
    let mut answers = vec![visitor.get("/sign-in").await];
    answers.push(visitor.post("/cart", &[("variant", &honey.variant_code), ("quantity", "1")]).await);
    answers.push(visitor.post("/sight", &[("text", "large"), ("back", "/")]).await);
    answers.push(visitor.get("/products").await);
    visitor.get("/sign-in").await;
    answers.push(
        visitor
            .post("/sign-in", &[("phone", "0900000001"), ("password", PASSWORD)])
            .await
            .assert_redirect("/account")
            .clone(),
    );
    visitor.get("/account").await.assert_ok();
    let planted: Vec<_> =
        visitor.cookies.iter().map(|(name, value)| (name.replace("__Host-", ""), value.clone())).collect();
    let mut victim = app.visitor().before(site::front(&app));
    victim.cookies.extend(planted);
    victim.get("/account").await.assert_must_sign_in();
    answers.push(visitor.post("/sign-out", &[]).await);
    for answer in &answers {
        set.extend(answer.headers.get_all("set-cookie").iter().map(|cookie| cookie.to_str().unwrap().to_owned()));
    }
    for name in ["session", "form", "cart", "sight", "known", "flash", "bought"] {
        let of_it = |cookie: &&String| cookie.starts_with(&format!("__Host-{name}="));
        assert!(set.iter().any(|cookie| of_it(&cookie)), "{name}: {set:?}");
    }
    for cookie in &set {
        let whole = cookie.starts_with("__Host-") && cookie.contains("Path=/") && !cookie.contains("Domain");
        assert!(whole && cookie.matches("Secure").count() == 1, "{cookie}");
    }
    assert!(set.iter().any(|cookie| cookie.starts_with("__Host-session=;")), "the session's is taken back: {set:?}");
    visitor.get("/account").await.assert_must_sign_in();
}
