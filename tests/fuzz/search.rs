//! What is typed into the search field.

use std::time::{Duration, Instant};

use chophien::{
    kernel::{
        fold::fold,
        typed::clean,
        vocabulary::{Learning, Vocabulary},
    },
    market::catalog::browse::{self, Filter, Sort, shops},
    worker::learning,
};
use proptest::prelude::*;

use crate::kit::{TestApp, goods::Listing};

const NAMES: [&str; 10] = [
    "Mật ong bạc hà Mèo Vạc",
    "Mật ong rừng 500 ml",
    "Chè Shan tuyết Fìn Hò",
    "Cam sành Hàm Yên",
    "Thịt trâu gác bếp",
    "Vải lanh H'Mông",
    "Gạo nếp nương",
    "Rượu ngô Na Hang",
    "Bánh tam giác mạch",
    "Đường phên Đồng Văn",
];

/// Words of names with slips, keys of typing methods, numbers, and anything else.
fn question() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        proptest::sample::select(NAMES.to_vec()).prop_map(fold),
        proptest::sample::select(NAMES.to_vec()).prop_map(|name| name.replace(' ', "")),
        "(maatj|ma6t5|omg|onh|ogn|ongg|chef|vinhf|hmong|h|mong|500ml|500|ml|OR|NEAR|NOT)",
        "[a-z]{1,9}",
    ];
    prop_oneof![proptest::collection::vec(word, 1..10).prop_map(|words| words.join(" ")), super::text()]
}

/// As the page reads it.
fn asked(typed: &str) -> String {
    let words: String = clean(typed).chars().map(|c| if c.is_control() { ' ' } else { c }).take(200).collect();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn learnt() -> Vocabulary {
    let mut learning = Learning::default();
    NAMES.iter().for_each(|name| learning.hear(name));
    learning.done()
}

#[test]
fn what_is_meant_is_other_words_few_and_soon_known() {
    let words = learnt();
    super::holds("search, what is meant", 400, question(), |typed| {
        let begun = Instant::now();
        let meant = words.meant(&typed);
        prop_assert!(begun.elapsed() < Duration::from_secs(5), "{:?}", begun.elapsed());
        prop_assert_eq!(&words.meant(&typed), &meant, "twice the same");
        let Some(meant) = meant else { return Ok(()) };
        prop_assert!(meant.split(' ').count() <= 8 && meant.chars().count() <= 300);
        prop_assert_ne!(fold(&meant), fold(&typed));
        Ok(())
    });
}

#[test]
fn whatever_is_asked_is_answered_and_what_was_understood_is_found_as_it_is() {
    let runtime = super::runtime();
    let app = runtime.block_on(async {
        let app = TestApp::new().await;
        let my = app.my().await;
        for name in NAMES {
            app.product(&my, Listing { name, ..Listing::default() }).await;
        }
        learning::learn(&app).await.expect("words");
        app
    });
    super::holds("search, the list", 40, question(), |typed| {
        let typed = asked(&typed);
        runtime.block_on(async {
            let broken = |error: sea_orm::DbErr| TestCaseError::fail(format!("{typed:?}: {error}"));
            let filter = Filter { q: Some(typed.clone()), ..Filter::default() };
            let goods = browse::first(&app.db.read, &filter, Sort::Best, 5, app.now().day()).await.map_err(broken)?;
            prop_assert!(goods.len() <= 5);
            prop_assert!(shops::named(&app.db.read, &typed, 3).await.map_err(broken)?.len() <= 3);
            let written = |q: &str| url::form_urlencoded::Serializer::new(String::new()).append_pair("q", q).finish();
            let suggested = app.visitor().get(&format!("/suggestions?{}", written(&typed))).await;
            prop_assert_eq!(suggested.status.as_u16(), 200);
            let page = app.visitor().get(&format!("/products?{}", written(&typed))).await;
            prop_assert_eq!(page.status.as_u16(), 200);
            let Some(understood) = page.all("p[role=status] b").pop() else { return Ok(()) };
            prop_assert!(goods.is_empty(), "exact finds come first: {}", typed);
            let again = app.visitor().get(&format!("/products?{}", written(&understood))).await;
            prop_assert!(again.all("p[role=status] b").is_empty(), "{} was understood as {}", typed, understood);
            prop_assert!(!again.all(".good").is_empty());
            Ok(())
        })
    });
    runtime.block_on(async move { drop(app) });
}
