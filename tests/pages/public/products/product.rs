//! Twin of `pages/public/products/product.rs`.

use chophien::entities::{cart_line, certificate, product, shop};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel};
use time::Duration;

use crate::kit::{TestApp, goods::Listing};

#[tokio::test]
async fn pieces_are_told_up_to_twenty() {
    let app = TestApp::new().await;
    let my = app.my().await;
    for (stock, told) in [(20, "còn 20"), (21, "còn hơn 20"), (5_000, "còn hơn 20")] {
        let honey = app.product(&my, Listing { stock, ..Listing::default() }).await;
        app.visitor().get(&format!("/products/{}", honey.slug)).await.assert_ok().assert_sees(told);
    }
}

#[tokio::test]
async fn a_product_says_what_it_costs_who_made_it_and_where() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    app.variant(honey.product, 1, &Listing { measure: "thùng 6 lọ", price: 2_040_000, stock: 0, ..Listing::default() })
        .await;
    app.ocop(&honey, 4).await;
    let page = app.visitor().get(&format!("/products/{}", honey.slug)).await;
    page.assert_ok()
        .assert_sees("350.000 ₫")
        .assert_sees("700.000 ₫/lít")
        .assert_sees("còn 10")
        .assert_sees("Vàng Thị Mỷ");
    page.assert_sees("Xã Mèo Vạc")
        .assert_sees("OCOP 4 sao")
        .assert_sees("Trong tỉnh")
        .assert_sees("thùng 6 lọ")
        .assert_sees("quanh năm");
    let crated = page.attributes("input[data-measure*=thùng]", "data-measure");
    assert_eq!(crated, ["/ thùng 6 lọ · 340.000\u{a0}₫/lọ"], "a jar is a jar");
    assert_eq!(page.value("variant").as_deref(), Some(honey.variant_code.as_str()));
    assert_eq!(page.attribute("form#buy", "action").as_deref(), Some("/cart"));
    assert_eq!(
        page.attribute("meta[property=\"og:title\"]", "content").as_deref(),
        Some("Mật ong bạc hà Mèo Vạc · 350.000\u{a0}₫")
    );
    let said =
        |name: &str| page.attribute(&format!("meta[property=\"og:image{name}\"]"), "content").unwrap_or_default();
    assert!(said("").ends_with("og-default.jpg") || said("").contains("og-default.jpg?"), "{}", said(""));
    assert_eq!([said(":type"), said(":width"), said(":height")], ["image/jpeg", "1200", "630"]);
    let pictured = app.product(&my, Listing { cover: Some("a1b2c3d4e5f6g7"), ..Listing::default() }).await;
    let other = app.visitor().get(&format!("/products/{}", pictured.slug)).await;
    let preview = other.attribute("meta[property=\"og:image\"]", "content").expect("a preview");
    assert!(preview.ends_with("/pictures/a1b2c3d4e5f6g7-preview.jpg"), "{preview}");
    page.assert_has("input[name=variant][disabled]");
}

#[tokio::test]
async fn a_season_runs_over_the_end_of_the_year() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    for (months, said) in [(0b1100_0000_0111, "tháng 11 – tháng 3"), (0b10_0001, "tháng 1, tháng 6"), (0, "quanh năm")]
    {
        let row = product::ActiveModel { id: Set(honey.product), season_months: Set(months), ..Default::default() };
        row.update(&app.db.write).await.expect("products");
        app.visitor()
            .get(&format!("/products/{}", honey.slug))
            .await
            .assert_sees(&format!("Vào mùa {said} Phí giao hàng"));
    }
}

#[tokio::test]
async fn a_variant_in_the_address_is_the_chosen_one() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let crate_of_six =
        app.variant(honey.product, 1, &Listing { measure: "thùng 6 lọ", price: 2_040_000, ..Listing::default() }).await;
    let path = format!("/products/{}", honey.slug);
    let page = app.visitor().get(&format!("{path}?variant={}&to=01", crate_of_six.code)).await;
    assert_eq!(page.first("#price"), "2.040.000 ₫");
    page.assert_sees("Hà Nội:").assert_has("option[value=\"01\"][selected]");
    for odd in ["variant=none&to=zz", "variant=&to=99", "variant=%27%00"] {
        assert_eq!(app.visitor().get(&format!("{path}?{odd}")).await.assert_ok().first("#price"), "350.000 ₫");
    }
}

#[tokio::test]
async fn a_sold_out_product_says_so_and_cannot_be_put_into_the_cart() {
    let app = TestApp::new().await;
    let gone = app.product(&app.my().await, Listing { stock: 0, ..Listing::default() }).await;
    let page = app.visitor().get(&format!("/products/{}", gone.slug)).await;
    page.assert_ok().assert_sees("Sản phẩm này vừa hết hàng").assert_has_not("form#buy").assert_has_not(".buybar");
}

#[tokio::test]
async fn a_paper_that_is_over_is_shown_as_over_and_gives_no_star() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let paper = app.ocop(&honey, 4).await;
    let yesterday = app.now().day() - Duration::days(1);
    let row = certificate::Entity::find_by_id(paper).one(&app.db.read).await.expect("papers").expect("it");
    certificate::ActiveModel { expires_on: Set(yesterday), ..row.into_active_model() }
        .update(&app.db.write)
        .await
        .expect("over");
    let page = app.visitor().get(&format!("/products/{}", honey.slug)).await;
    page.assert_ok().assert_sees("OCOP 4 sao: đã hết hạn").assert_has(".certificate.over").assert_has_not(".ocop");
    app.visitor().get("/products").await.assert_has_not(".ocop");
}

#[tokio::test]
async fn what_nobody_may_see_is_not_there() {
    let app = TestApp::new().await;
    let my = app.my().await;
    for status in [product::Status::Pending, product::Status::SentBack, product::Status::Hidden] {
        let good = app.product(&my, Listing { status, ..Listing::default() }).await;
        app.visitor().get(&format!("/products/{}", good.slug)).await.assert_not_found();
    }
    for odd in ["none", "%00", "..%2F..", "a'b"] {
        app.visitor().get(&format!("/products/{odd}")).await.assert_not_found().assert_has("a[href=\"/products\"]");
    }
}

#[tokio::test]
async fn what_rests_says_so_with_its_shop_and_its_like_and_cannot_be_bought() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let paused = app.product(&my, Listing { status: product::Status::Paused, ..Listing::default() }).await;
    let own = app.product(&my, Listing { name: "Mật ong hoa rừng", ..Listing::default() }).await;
    let like = app.product(&app.may_trang().await, Listing { name: "Mật ong nhãn", ..Listing::default() }).await;
    let path = format!("/products/{}", paused.slug);
    let page = app.visitor().get(&path).await;
    page.assert_ok().assert_sees("đang tạm nghỉ bán").assert_sees("Mật ong Mỷ").assert_sees_not("vừa hết hàng");
    page.assert_has_not("form#buy").assert_has_not(".buybar").assert_has_not("[itemprop=offers]");
    page.assert_has("meta[name=robots][content^=noindex]").assert_sees("Mật ong hoa rừng").assert_sees("Mật ong nhãn");
    for slug in [&own.slug, &like.slug] {
        assert_eq!(page.all(&format!(".good-name a[href$=\"{slug}\"]")).len(), 1, "{slug}, once");
    }
    assert_ne!(page.header("cache-control"), Some("no-cache"), "no copy is kept");
    app.visitor().get("/products").await.assert_sees_not("Mật ong bạc hà");
    app.visitor().post("/cart", &[("variant", &paused.variant_code), ("quantity", "1")]).await;
    assert_eq!(cart_line::Entity::find().all(&app.db.read).await.expect("lines"), []);
    let closed = app.product(&my, Listing { status: product::Status::Paused, ..Listing::default() }).await;
    shop::Entity::update_many()
        .col_expr(shop::Column::Status, sea_orm::sea_query::Expr::value(shop::Status::Pending))
        .exec(&app.db.write)
        .await
        .expect("closed");
    app.visitor().get(&format!("/products/{}", closed.slug)).await.assert_not_found();
}
