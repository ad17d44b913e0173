//! Twin of `market/notices/on_reports.rs`.

use chophien::{
    kernel::actor::Actor,
    market::reports::{
        ReportVerdict,
        decide::{Decision, decide},
    },
};

use crate::{
    kit::TestApp,
    market::reports::{brought, complained, violated},
};

#[tokio::test]
async fn nothing_that_anybody_said_is_in_a_text_and_a_shop_hears_of_no_report_that_it_was_not_told_of() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let sale = brought(&app, &my).await;
    let complaint = complained(&app, &sale, "AB2345CD").await;
    let violation = violated(&app, &my, Actor::Guest, "EF2345GH").await;
    app.work_off().await;
    let work = app.begin(Actor::Account(app.hanh().await)).await;
    for code in [&complaint, &violation] {
        let decision =
            Decision { verdict: ReportVerdict::Dismissed, said: "Không thấy.".into(), stops: false, like: None };
        decide(&work, code, decision).await.expect("decided");
    }
    work.commit().await.expect("a commit");
    app.work_off().await;
    let texts = app.texts();
    let to = |phone: &str| texts.iter().filter(|text| text.to.as_str() == phone).count();
    assert_eq!((to(&my.phone), to(&sale.phone)), (2, 1), "the complaint and its end; its end");
    for text in &texts {
        assert!(
            text.words.is_ascii() && !text.words.contains("Vo hai") && !text.words.contains("Khong thay"),
            "{text:?}"
        );
        assert!(!text.words.contains("EF2345GH"), "{text:?}");
    }
    let buyers = texts.iter().find(|text| text.to.as_str() == sale.phone).expect("one");
    assert!(buyers.words.contains("/reports/AB2345CD?k="), "her link opens it: {}", buyers.words);
}
