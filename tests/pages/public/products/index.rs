//! Twin of `pages/public/products/index.rs`; how many queries a list and a product need.

use chophien::worker::learning::learn;

use crate::kit::{Answer, TestApp, goods::Listing, world::MEO_VAC};

/// Queries of the list for a visitor: sets, ids, count, cards, and what the frame needs.
const QUERIES_OF_THE_LIST: usize = 6;
/// Queries of a product's page.
const QUERIES_OF_A_PRODUCT: usize = 18;

#[tokio::test]
async fn what_is_typed_without_tones_is_found_and_stays_in_the_field() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let page = app.visitor().get("/products?q=mat+ong+bac+ha").await;
    page.assert_ok().assert_sees("Mật ong bạc hà Mèo Vạc").assert_sees("350.000 ₫").assert_sees("700.000 ₫/lít");
    assert_eq!(page.value("q").as_deref(), Some("mat ong bac ha"));
    assert_eq!(page.attribute(".good-name a", "href"), Some(format!("/products/{}", honey.slug)));
}

#[tokio::test]
async fn whatever_stands_in_the_address_the_list_is_kind() {
    let app = TestApp::new().await;
    app.honey(&app.my().await).await;
    for odd in [
        "stars=abc",
        "stars=99",
        "unit=99999",
        "unit=x'",
        "district=999",
        "category=none",
        "category=..%2F..",
        "price_from=abc",
        "price_from=99999999999999999999",
        "sort=price;drop",
        "page=-1",
        "page=abc",
        "page=99999999999999999999",
        "page=9999",
        "q=%00",
        "in_stock=",
        "&&&==",
        "q=&q=&page=&page=2",
    ] {
        let page = app.visitor().get(&format!("/products?{odd}")).await;
        page.assert_ok().assert_sees("Mật ong bạc hà Mèo Vạc");
    }
    for nothing in ["q=%27%22*%3A%FF", "q=khongcogi", "price_to=1", "stars=5"] {
        let page = app.visitor().get(&format!("/products?{nothing}")).await;
        page.assert_ok().assert_sees_not("Mật ong bạc hà Mèo Vạc").assert_has(".empty a.button");
    }
}

#[tokio::test]
async fn filters_that_are_on_are_chips_that_lead_back() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    app.ocop(&honey, 4).await;
    let address = format!("/products?q=mat+ong&stars=4&unit={MEO_VAC}&price_to=400000&in_stock=1");
    let page = app.visitor().get(&address).await;
    page.assert_ok().assert_sees("1 sản phẩm").assert_sees("OCOP 4 sao");
    let chips = page.attributes("nav.chips a.chip", "href");
    assert!(chips.contains(&format!("/products?q=mat+ong&unit={MEO_VAC}&price_to=400000&in_stock=1")), "{chips:?}");
    assert!(chips.contains(&"/products?q=mat+ong".to_owned()), "all filters off: {chips:?}");
    assert_eq!(page.value("price_to").as_deref(), Some("400000"));
    assert_eq!(page.attribute("link[rel=canonical]", "href").map(|href| href.ends_with(&address)), Some(true));
}

#[tokio::test]
async fn pages_are_links_and_the_one_beyond_the_last_is_the_last() {
    let app = TestApp::new().await;
    let my = app.my().await;
    for number in 0..30 {
        app.product(&my, Listing { name: &format!("Món số {number}"), ..Listing::default() }).await;
    }
    let first = app.visitor().get("/products?sort=cheap").await;
    assert_eq!(first.all(".good").len(), 24);
    assert_eq!(first.attribute("a[rel=next]", "href").as_deref(), Some("/products?sort=cheap&page=2"));
    first.assert_has_not("a[rel=prev]");
    for page in ["2", "77"] {
        let last = app.visitor().get(&format!("/products?sort=cheap&page={page}")).await;
        assert_eq!(last.all(".good").len(), 6);
        last.assert_sees("30 sản phẩm").assert_has("a[rel=prev]").assert_has_not("a[rel=next]");
    }
}

#[tokio::test]
async fn when_nothing_is_found_it_says_what_to_try() {
    let app = TestApp::new().await;
    app.honey(&app.my().await).await;
    let page = app.visitor().get("/products?q=xe+may").await;
    page.assert_ok()
        .assert_sees("Chưa thấy sản phẩm nào cho “xe may”")
        .assert_has("nav.chips a.chip")
        .assert_has("a[href=\"/places\"]");
    let narrowed = app.visitor().get("/products?q=mat+ong&stars=5").await;
    assert_eq!(narrowed.attribute(".empty a.button", "href").as_deref(), Some("/products?q=mat+ong"));
}

#[tokio::test]
async fn the_first_pictures_of_a_list_are_not_waited_for_and_the_others_are() {
    let app = TestApp::new().await;
    let my = app.my().await;
    for _ in 0..6 {
        app.honey(&my).await;
    }
    let list = app.visitor().get("/products").await;
    let (all, lazy) = (list.all(".good img").len(), list.all(".good img[loading=lazy]").len());
    assert_eq!((all, lazy), (6, 2));
    list.assert_has(".good:first-child img[fetchpriority=high]").assert_has_not(".good + .good img[fetchpriority]");
}

#[tokio::test]
async fn a_visitor_without_cookies_may_get_a_copy_and_gets_no_session() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    for path in ["/products".to_owned(), format!("/products/{}", honey.slug), "/places".into(), "/".into()] {
        let mut visitor = app.visitor();
        let page = visitor.get(&path).await;
        assert_eq!(page.header("cache-control"), Some("no-cache"), "{path}");
        assert!(visitor.cookies.is_empty(), "{path}");
    }
}

#[tokio::test]
async fn lists_and_pages_promise_how_many_queries_they_need() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    for _ in 0..25 {
        app.honey(&my).await;
    }
    let product = format!("/products/{}", honey.slug);
    for (path, most) in [("/products", QUERIES_OF_THE_LIST), (product.as_str(), QUERIES_OF_A_PRODUCT), ("/", 9)] {
        let before = app.queries.count();
        app.visitor().get(path).await.assert_ok();
        let queries = app.queries.since(before);
        assert!(queries.len() <= most, "{path}: {} queries\n{}", queries.len(), queries.join("\n"));
    }
}

/// What the page says that it looked for instead.
fn understood(page: &Answer) -> Option<String> {
    page.all("p[role=status] b").pop()
}

async fn asked(app: &TestApp, typed: &str) -> Answer {
    let query = url::form_urlencoded::Serializer::new(String::new()).append_pair("q", typed).finish();
    app.visitor().get(&format!("/products?{query}")).await
}

#[tokio::test]
async fn a_slip_is_understood_and_said_and_what_was_typed_can_be_asked_as_it_is() {
    let app = TestApp::new().await;
    let my = app.my().await;
    for name in ["Mật ong bạc hà", "Mật ong Đồng Văn", "Chè Shan tuyết", "Cam Vinh"] {
        app.product(&my, Listing { name, description: "", ..Listing::default() }).await;
    }
    learn(&app).await.expect("words");
    for (typed, meant) in [
        ("mật omg", "mật ong"),
        ("mat onh", "mật ong"),
        ("mât ogn", "mật ong"),
        ("mật ongg", "mật ong"),
        ("matong", "mật ong"),
        ("chetuyet", "chè tuyết"),
        ("shantuyet", "shan tuyết"),
        ("maatj ong", "mật ong"),
        ("ma6t5 ong", "mật ong"),
        ("chef", "chè"),
        ("cam vinhf", "cam vinh"),
    ] {
        let page = asked(&app, typed).await;
        assert_eq!(understood(page.assert_ok()).as_deref(), Some(meant), "{typed}");
        page.assert_has(".good").assert_sees(&format!("Tìm đúng “{typed}”"));
        assert_eq!(page.value("q").as_deref(), Some(typed), "what was typed stays in the field");
        let exactly = page.attribute("a[href*=\"exactly=1\"]", "href").expect("a way to what was typed");
        let as_it_is = app.visitor().get(&exactly).await;
        as_it_is.assert_ok().assert_has_not(".good").assert_sees(&format!("Chưa thấy sản phẩm nào cho “{typed}”"));
        assert_eq!(understood(&as_it_is), None);
    }
}

#[tokio::test]
async fn what_is_found_as_it_was_typed_is_never_taken_for_something_else() {
    let app = TestApp::new().await;
    let my = app.my().await;
    app.product(&my, Listing { name: "Mật ong bạc hà", description: "", ..Listing::default() }).await;
    learn(&app).await.expect("words");
    let page = asked(&app, "mat omg").await;
    assert_eq!(understood(&page).as_deref(), Some("mật ong"));
    // Filters leave nothing of what there is: they are loosened, not the words.
    let page = app.visitor().get("/products?q=mat+ong&stars=5").await;
    page.assert_has_not(".good");
    assert_eq!(understood(&page), None);
    app.product(&my, Listing { name: "Bánh OMG", description: "Phết mật.", ..Listing::default() }).await;
    let page = asked(&app, "mat omg").await;
    page.assert_ok().assert_sees("Bánh OMG").assert_sees_not("Mật ong bạc hà");
    assert_eq!(understood(&page), None);
    let page = app.visitor().get("/products?q=mat+omg&stars=5").await;
    page.assert_has_not(".good");
    assert_eq!(understood(&page), None);
}

#[tokio::test]
async fn a_slip_costs_one_query_more() {
    let app = TestApp::new().await;
    app.honey(&app.my().await).await;
    learn(&app).await.expect("words");
    let mut counts = Vec::new();
    for typed in ["mat ong", "mat omg", "mat ong thuomg"] {
        let before = app.queries.count();
        asked(&app, typed).await.assert_ok();
        counts.push(app.queries.since(before).len());
    }
    assert_eq!(counts, [counts[0], counts[0] + 1, counts[0]], "words that nothing is meant by cost none");
}
