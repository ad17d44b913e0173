//! Twin of `pages/public/checkout.rs`.

use crate::kit::{TestApp, Visitor, world::BA_DINH};

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
