//! Twin of `pages/public/proved.rs`: who is known for a number, for how long, and what that is worth.

use std::net::Ipv4Addr;

use chophien::config::{Config, Profile};

use super::{
    checkout::order_as_guest,
    checkout_proof::{
        ASKED, LAN, filled, is_placed, market, nothing_happened, press, purchases, put, texted, with_honey,
    },
};
use crate::kit::{PASSWORD, TestApp, goods::Listing};

#[tokio::test]
async fn what_a_browser_has_proved_is_forgotten_when_it_is_not_her_and_by_who_signs_in_or_out() {
    let app = market().await;
    let mut lan = app.visitor();
    let honey = with_honey(&app, &mut lan, "2").await;
    let form = filled(&mut lan, LAN).await;
    press(&mut lan, &form, &[]).await;
    let digits = texted(&app, LAN).await;
    assert!(is_placed(&press(&mut lan, &form, &[("code", &digits)]).await));
    put(&mut lan, &honey, "2").await;
    let mut other = lan.clone();
    other.cookies.remove("guest");
    other.get("/checkout").await.assert_sees("còn nhớ một số điện thoại đã xác nhận");
    other.post("/checkout", &[("deed", "forget")]).await.assert_redirect("/checkout");
    other.get("/checkout").await.assert_has_not("button[value=forget]");
    order_as_guest(&mut other, LAN).await.assert_refused().assert_sees(ASKED);
    app.account("Một người", "0900000009").await;
    let mut other = lan.clone();
    other.get("/sign-in").await;
    other.post("/sign-in", &[("phone", "0900000009"), ("password", PASSWORD)]).await.assert_redirect("/account");
    assert!(!other.cookies.contains_key("proved"));
    other.cookies.insert("proved".into(), lan.cookies["proved"].clone());
    other.get("/account").await.assert_ok();
    other.post("/sign-out", &[]).await.assert_redirect("/");
    assert!(!other.cookies.contains_key("proved"));
    put(&mut lan, &honey, "2").await;
    // A cookie of another name, signed by the site too, proves nothing.
    for name in ["guest", "bought", "form"] {
        let mut forger = lan.clone();
        let foreign = forger.cookies[name].clone();
        forger.cookies.insert("proved".into(), foreign);
        order_as_guest(&mut forger, LAN).await.assert_refused().assert_sees(ASKED);
    }
    assert!(is_placed(&order_as_guest(&mut lan, LAN).await), "she has it still");
}

#[tokio::test]
async fn a_member_is_told_that_the_shop_is_hers_once_she_has_proved_her_number_and_nobody_else_is() {
    let app = market().await;
    let my = app.my().await;
    let honey = app.product(&my, Listing { stock: 100, ..Listing::default() }).await;
    let sai = app.account("Giàng Thị Sai", "0900000031").await;
    app.invite_in(&my, sai, "0900000031").await;
    let mut guest = app.visitor();
    put(&mut guest, &honey, "2").await;
    let shops = order_as_guest(&mut guest, &my.phone).await;
    shops.assert_refused().assert_field_error("phone").assert_sees("số của chính gian hàng Mật ong Mỷ");
    nothing_happened(&app, &honey, &shops, &guest).await;
    // To a stranger a member's number is a number like any other.
    let mut told = Vec::new();
    for phone in ["0900000031", "0900000032"] {
        let mut stranger = app.visitor();
        put(&mut stranger, &honey, "2").await;
        let page = order_as_guest(&mut stranger, phone).await.reads();
        told.push(page.replace(&format!("0900 000 0{}", &phone[8..]), "N"));
    }
    assert_eq!(told[0], told[1]);
    let form = filled(&mut guest, "0900000031").await;
    press(&mut guest, &form, &[]).await.assert_sees(ASKED);
    let digits = texted(&app, "0900000031").await;
    let own = press(&mut guest, &form, &[("code", &digits)]).await;
    own.assert_sees("Mật ong Mỷ là gian hàng của chính mình");
    nothing_happened(&app, &honey, &own, &guest).await;
    // In the browser that she has come in with she is known too, however little she buys.
    let mut known = app.visitor();
    known.get("/sign-in").await;
    known.post("/sign-in", &[("phone", "0900000031"), ("password", PASSWORD)]).await;
    known.get("/account").await.assert_ok();
    known.post("/sign-out", &[]).await.assert_redirect("/");
    put(&mut known, &honey, "1").await;
    order_as_guest(&mut known, "0900000031").await.assert_refused().assert_sees("gian hàng của chính mình");
    assert_eq!((purchases(&app).await.len(), app.stock(&honey).await), (0, 100));
}

/// Under the bounds as they are, with an address that has had enough after ten.
#[tokio::test]
async fn thirty_honest_guests_behind_one_address_all_place_their_orders() {
    let app = TestApp::with(|config| {
        let production = Config::load(Profile::Production).expect("the settings of production");
        (config.buying, config.limits) = (production.buying, production.limits);
        config.limits.purchase_per_hour = 10;
        config.server.trusted_proxies = vec![Ipv4Addr::LOCALHOST.into()];
    })
    .await;
    let honey = app.product(&app.my().await, Listing { stock: 100, ..Listing::default() }).await;
    let mut asked = 0;
    for at in 0..30 {
        let phone = format!("09000002{at:02}");
        let mut guest = app.visitor();
        guest.headers.push(("x-forwarded-for", "203.0.113.7".to_owned()));
        put(&mut guest, &honey, "1").await;
        let form = filled(&mut guest, &phone).await;
        let mut end = press(&mut guest, &form, &[]).await;
        if !is_placed(&end) {
            end.assert_refused().assert_sees("đơn này cần xác nhận số điện thoại");
            assert_eq!(app.stock(&honey).await, 100 - at);
            let digits = texted(&app, &phone).await;
            end = press(&mut guest, &form, &[("code", &digits)]).await;
            asked += 1;
        }
        assert!(is_placed(&end), "{phone}: {}", end.reads());
        // Sent again, it is that purchase still.
        assert_eq!(press(&mut guest, &form, &[]).await.location(), end.location(), "{phone}");
    }
    assert!((20..30).contains(&asked), "{asked}");
    assert_eq!((purchases(&app).await.len(), app.stock(&honey).await), (30, 70));
}

/// Neither a number's tries nor an account's are anybody's to use up but its owner's.
#[tokio::test]
async fn what_strangers_order_with_a_number_takes_no_try_from_its_owner() {
    let app = TestApp::with(|config| config.limits.purchase_per_hour = 2).await;
    let honey = app.product(&app.my().await, Listing { stock: 100, ..Listing::default() }).await;
    for _ in 0..3 {
        let mut stranger = app.visitor();
        put(&mut stranger, &honey, "1").await;
        order_as_guest(&mut stranger, LAN).await;
    }
    assert_eq!(purchases(&app).await.len(), 2);
    let mut owner = app.visitor_as(app.lan().await).await;
    for n in 0..3 {
        put(&mut owner, &honey, "1").await;
        let end = order_as_guest(&mut owner, LAN).await;
        assert_eq!(is_placed(&end), n < 2, "{n}");
        if n == 2 {
            end.assert_refused().assert_sees("đặt nhiều đơn quá");
        }
    }
    let mut guest = app.visitor();
    put(&mut guest, &honey, "1").await;
    let form = filled(&mut guest, LAN).await;
    press(&mut guest, &form, &[]).await.assert_refused();
    let digits = texted(&app, LAN).await;
    assert!(is_placed(&press(&mut guest, &form, &[("code", &digits)]).await));
    assert_eq!((purchases(&app).await.len(), app.stock(&honey).await), (5, 95));
}
