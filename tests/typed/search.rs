//! What is typed into the search: what some write otherwise is found, and what is a slip is taken for what was meant.

use chophien::worker::learning::learn;

use crate::kit::{Answer, TestApp, goods::Listing};

const NAMES: [&str; 9] = [
    "Mật ong bạc hà Đồng Văn",
    "Mật ong rừng 500 ml",
    "Chè Shan tuyết Fìn Hò",
    "Vải lanh H'Mông",
    "Vải lanh H’Mông đỏ",
    "Vải lanh Hmông xanh",
    "Cá thủy điện",
    "Cá thuỷ điện khô",
    "Gạo Hòa Bình",
];

/// Typed, and what is found by it, in the order of its letters.
const FOUND: [(&str, &[&str]); 9] = [
    ("\u{d0}ồng Văn", &["Mật ong bạc hà Đồng Văn"]),
    ("Đồng Văn", &["Mật ong bạc hà Đồng Văn"]),
    ("hmong", &["Vải lanh H'Mông", "Vải lanh Hmông xanh", "Vải lanh H’Mông đỏ"]),
    ("500ml", &["Mật ong rừng 500 ml"]),
    ("500 ml", &["Mật ong rừng 500 ml"]),
    ("thủy", &["Cá thuỷ điện khô", "Cá thủy điện"]),
    ("thuỷ", &["Cá thuỷ điện khô", "Cá thủy điện"]),
    ("hòa", &["Gạo Hòa Bình"]),
    ("hoà", &["Gạo Hòa Bình"]),
];

/// Typed, and what was meant.
const MEANT: [(&str, &str); 7] = [
    ("matong", "mật ong"),
    ("shantuyet", "shan tuyết"),
    ("maatj ong", "mật ong"),
    ("mat65 ong", "mật ong"),
    ("chef shan tuyeets", "chè shan tuyết"),
    ("mật omg", "mật ong"),
    ("mat onh", "mật ong"),
];

async fn market() -> TestApp {
    let app = TestApp::new().await;
    let my = app.my().await;
    for name in NAMES {
        app.product(&my, Listing { name, description: "", ..Listing::default() }).await;
    }
    learn(&app).await.expect("words");
    app
}

async fn asked(app: &TestApp, page: &str, typed: &str) -> Answer {
    let query = url::form_urlencoded::Serializer::new(String::new()).append_pair("q", typed).finish();
    app.visitor().get(&format!("{page}?{query}")).await
}

#[tokio::test]
async fn one_word_is_found_in_every_spelling() {
    let app = market().await;
    for (typed, names) in FOUND {
        let mut found = asked(&app, "/products", typed).await.all(".good-name");
        found.sort();
        assert_eq!(found, names, "{typed}");
    }
}

#[tokio::test]
async fn what_was_meant_is_looked_for_said_and_offered() {
    let app = market().await;
    for (typed, meant) in MEANT {
        let page = asked(&app, "/products", typed).await;
        assert_eq!(page.all("p[role=status] b"), [meant], "{typed}");
        assert!(!page.all(".good-name").is_empty(), "{typed}");
        let offered = asked(&app, "/suggestions", typed).await.all("li[role=option]");
        let first = meant.split(' ').next().unwrap_or_default().to_lowercase();
        assert!(offered.iter().any(|way| way.to_lowercase().contains(&first)), "{typed}: {offered:?}");
    }
}
