//! Twin of `pages/public/index.rs`.

use crate::kit::TestApp;

#[tokio::test]
async fn the_front_is_there_and_begins_no_session() {
    let app = TestApp::new().await;
    let mut visitor = app.visitor();
    let page = visitor.get("/").await;
    page.assert_ok().assert_has("h1").assert_has(".hero a[href=\"/seller/opening\"]");
    page.assert_has(".top-nav a[href=\"/orders\"]:not(.wide-only)").assert_has(".foot .comfort button[name=text]");
    assert!(!visitor.cookies.contains_key("session"));
}

#[tokio::test]
async fn someone_signed_in_is_known() {
    let app = TestApp::new().await;
    let lan = app.lan().await;
    let before = app.queries.count();
    app.visitor_as(lan).await.get("/").await.assert_ok();
    assert!(app.queries.count() > before);
}

#[tokio::test]
async fn goods_from_around_a_commune_are_shown_to_who_asks_and_to_who_lives_there() {
    let app = TestApp::new().await;
    let my = app.my().await;
    app.honey(&my).await;
    let near = app.visitor().get("/?near=00769").await;
    near.assert_ok().assert_has("#near").assert_sees("Gần Xã Mèo Vạc");
    for nowhere in ["/", "/?near=99999", "/?near=%ff", "/?near="] {
        let page = app.visitor().get(nowhere).await;
        page.assert_ok().assert_has_not("#near");
    }
}

#[tokio::test]
async fn the_front_shows_goods_places_and_new_shops_and_is_kind_when_empty() {
    let app = TestApp::new().await;
    app.visitor().get("/").await.assert_ok().assert_has(".empty a[href=\"/seller/opening\"]");
    let honey = app.honey(&app.my().await).await;
    app.ocop(&honey, 4).await;
    let page = app.visitor().get("/").await;
    page.assert_ok().assert_sees("Hàng mới lên chợ").assert_sees("Xã Mèo Vạc").assert_sees("Gian hàng mới mở");
    assert_eq!(page.all(".good").len(), 1, "what stands on the first shelf is not shown again");
}

#[tokio::test]
async fn whatever_the_front_and_its_stylesheet_ask_for_may_be_kept_for_a_year() {
    let app = TestApp::new().await;
    let mut visitor = app.visitor();
    let page = visitor.get("/").await;
    let css = "link[rel=preload], link[rel=stylesheet], link[rel=icon], link[rel=apple-touch-icon], use";
    let mut asked = [page.attributes(css, "href"), page.attributes("script, img", "src")].concat();
    let sheet = page.attribute("link[rel=stylesheet]", "href").expect("a stylesheet");
    let sheet = visitor.get(&sheet).await.text();
    asked.extend(sheet.split("url(\"").skip(1).filter_map(|from| from.split('"').next()).map(str::to_owned));
    assert!(asked.len() > 8, "{asked:?}");
    for path in asked {
        let file = visitor.get(path.split('#').next().unwrap_or(&path)).await;
        assert_eq!(file.assert_ok().header("cache-control"), Some("public, max-age=31536000, immutable"), "{path}");
    }
}
