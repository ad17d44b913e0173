//! Hạnh looks through the queue: she approves a shop and sends a product back with a reason; the household is told. A hundred cases
//! take her two keys each at most.

use chophien::{
    entities::{product, shop},
    infra::clock::Clock,
    market::moderation::held::HELD,
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::browser::{Browser, LAPTOP, PHONE};
use crate::{
    kit::{PASSWORD, TestApp, Upload, pictures::jpeg, server::Server, world::MEO_VAC},
    pages::staff::waiting_with_photo,
};

/// Mỷ's shop and honey, both sent by her and waiting.
async fn two_cases(app: &TestApp) {
    let my = app.account("Vàng Thị Mỷ", "0900000002").await;
    let mut my = app.visitor_as(my).await;
    let shop = [
        ("name", "Mật ong Mỷ"),
        ("kind", "household"),
        ("unit", MEO_VAC),
        ("hamlet", "thôn Sà Lủng"),
        ("story", "Nhà mình nuôi ong bạc hà đã mười hai năm."),
    ];
    my.submit("/seller/opening", &shop).await.assert_no_field_error();
    let code = shop::Entity::find().one(&app.db.read).await.expect("shops").expect("hers").code;
    let path = format!("/seller/{code}/products/new");
    my.get(&path).await;
    let honey = [
        ("key", "FORMKEY123456789"),
        ("rows", "1"),
        ("name", "Mật ong bạc hà Mèo Vạc"),
        ("set_no", "4"),
        ("measure-0", "Lọ 500 ml"),
        ("price-0", "350.000"),
        ("stock-0", "24"),
        ("weight-0", "850"),
    ];
    let photo = jpeg(800, 1000);
    let sent = my.post_multipart(&path, &honey, &[Upload { field: "photos", name: "a.jpg", bytes: &photo }]).await;
    sent.assert_redirect(sent.location().expect("listed"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_shop_is_approved_and_a_product_sent_back_with_a_reason() {
    let app = TestApp::new().await;
    two_cases(&app).await;
    app.hanh().await;
    let server = Server::over(&app, &[("CHOPHIEN__SERVER__WORKERS", "0")]);
    let screen = Browser::at(&server.url(), PHONE).await;
    screen.sign_in("0900000003", PASSWORD).await;
    screen.go("/staff/queue").await;
    screen.press_css("main .queue a[href^=\"/staff/cases/shop/\"]").await;
    screen.arrives("/staff/cases/shop/").await;
    screen.press_css("main .decide button[value=\"approve\"]").await;
    screen.sees("Mật ong bạc hà Mèo Vạc").await;
    screen.go("/staff/queue").await;
    screen.press_css("main .queue a[href^=\"/staff/cases/product/\"]").await;
    screen.arrives("/staff/cases/product/").await;

    // Without a reason she is asked for one, and her words stay.
    screen.fill("words", "Ảnh hơi mờ, bà con chụp lại giúp.").await;
    screen.press_css("main .decide button[value=\"send_back\"]").await;
    screen.element("#reason-wrong").await;
    screen.look_over().await;
    screen.press_css("main select[name=\"reason\"] option:nth-child(2)").await;
    screen.press_css("main .decide button[value=\"send_back\"]").await;
    screen.sees("Không còn gì phải duyệt").await;
    screen.look_over().await;
    screen.close().await;
    server.kill();

    app.clock.set(Clock::machine().now().after(HELD));
    app.work_off().await;
    let shop = shop::Entity::find().one(&app.db.read).await.expect("shops").expect("hers");
    let product = product::Entity::find().one(&app.db.read).await.expect("products").expect("hers");
    assert_eq!((shop.status, product.status), (shop::Status::Open, product::Status::SentBack));
    assert!(app.texts().iter().filter(|text| text.to.as_str() == "0900000002").count() >= 2, "she is told both");
}

const CASES: usize = 100;

/// How many of her goods stand so.
async fn standing(app: &TestApp, status: product::Status) -> u64 {
    let goods = product::Entity::find().filter(product::Column::Status.eq(status));
    goods.count(&app.db.read).await.expect("products")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hundred_cases_are_decided_with_keys_alone_and_the_last_is_taken_back() {
    let app = TestApp::new().await;
    let shops = [app.my().await, app.may_trang().await];
    for number in 0..CASES {
        let (name, photo) = (format!("Sáp ong {number}"), format!("ab23456789c{number:03}"));
        waiting_with_photo(&app, &shops[number % 2], &name, &photo).await;
    }
    app.hanh().await;
    let server = Server::over(&app, &[("CHOPHIEN__SERVER__WORKERS", "0")]);
    let screen = Browser::at(&server.url(), LAPTOP).await;
    screen.sign_in("0900000003", PASSWORD).await;
    screen.go("/staff/queue").await;
    screen.key("n").await;
    screen.arrives("/staff/cases/product/").await;
    screen.look_over().await;
    let mut presses = 1;
    for number in 0..CASES {
        let case = screen.path().await;
        assert!(case.starts_with("/staff/cases/product/"), "{number}: {case}");
        let keys: &[&str] = if number % 5 == 4 { &["1", "t"] } else { &["d"] };
        for key in keys {
            screen.key(key).await;
        }
        presses += keys.len();
        screen.is_so(&format!("location.pathname != '{case}' && document.readyState == 'complete'")).await;
    }
    assert!(presses <= 2 * CASES, "{presses} presses");
    screen.sees("Không còn gì phải duyệt").await;
    screen.key("z").await;
    screen.arrives("/staff/cases/product/").await;
    screen.sees("Đã hoàn tác").await;
    screen.close().await;
    server.kill();
    assert_eq!(standing(&app, product::Status::Pending).await, CASES as u64, "nothing has happened yet");
    app.clock.set(Clock::machine().now().after(HELD));
    app.work_off().await;
    let stands = [product::Status::Live, product::Status::SentBack, product::Status::Pending];
    let mut counts = Vec::new();
    for status in stands {
        counts.push(standing(&app, status).await);
    }
    assert_eq!(counts, [80, 19, 1]);
}
