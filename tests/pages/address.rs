//! Twin of `pages/address.rs`, seen through the form that opens a shop.

use crate::kit::{Answer, TestApp, Visitor, world::MEO_VAC};

async fn sent(visitor: &mut Visitor, address: &[(&str, &str)]) -> Answer {
    // The name is wrong, so that the form always comes back.
    let form: Vec<_> = [("name", "M"), ("kind", "household")].into_iter().chain(address.iter().copied()).collect();
    let page = visitor.post("/seller/opening", &form).await;
    page.assert_refused();
    page
}

async fn somebody(app: &TestApp) -> Visitor {
    let lan = app.lan().await;
    app.visitor_as(lan).await
}

#[tokio::test]
async fn a_text_with_one_meaning_is_understood_with_the_former_commune() {
    let app = TestApp::new().await;
    let page = sent(&mut somebody(&app).await, &[("unit_text", "pai lung"), ("unit", ""), ("unit_for", "")]).await;
    page.assert_has_not("#unit-wrong");
    assert!(page.value("unit").is_some_and(|value| value.ends_with("-00775")), "{:?}", page.value("unit"));
    assert_eq!(page.value("unit_text"), page.value("unit_for"));
}

#[tokio::test]
async fn text_changed_after_the_choice_is_looked_up_again() {
    let app = TestApp::new().await;
    let mut visitor = somebody(&app).await;
    let label = "Xã Mèo Vạc, Tuyên Quang";
    let kept = sent(&mut visitor, &[("unit_text", label), ("unit", MEO_VAC), ("unit_for", label)]).await;
    assert_eq!(kept.value("unit").as_deref(), Some(MEO_VAC));
    let changed = sent(&mut visitor, &[("unit_text", "pai lung"), ("unit", MEO_VAC), ("unit_for", label)]).await;
    assert_ne!(changed.value("unit").as_deref(), Some(MEO_VAC));
    changed.assert_has_not("#unit-wrong");
}

#[tokio::test]
async fn several_meanings_are_asked_about_and_the_text_stays() {
    let app = TestApp::new().await;
    let mut visitor = somebody(&app).await;
    let page = sent(&mut visitor, &[("unit_text", "huyện hoàng su phì"), ("unit", ""), ("unit_for", "")]).await;
    page.assert_field_error("unit");
    let choices = page.attributes("input[type=radio][name=unit]", "value");
    assert!(choices.len() > 3, "{choices:?}");
    assert_eq!(page.value("unit_text").as_deref(), Some("huyện hoàng su phì"));
    let said = page.value("unit_for").expect("asked about");
    let page = sent(&mut visitor, &[("unit_text", &said), ("unit", &choices[1]), ("unit_for", &said)]).await;
    page.assert_has_not("#unit-wrong");
}

#[tokio::test]
async fn nothing_unknown_or_made_up_is_taken() {
    let app = TestApp::new().await;
    let mut visitor = somebody(&app).await;
    for (text, code) in [("", ""), ("qqqzzz", ""), ("", "99999"), ("", "08"), ("", "' OR 1=1"), ("", "00004")] {
        sent(&mut visitor, &[("unit_text", text), ("unit", code), ("unit_for", "")]).await.assert_field_error("unit");
    }
}

#[tokio::test]
async fn a_former_commune_that_did_not_become_it_is_forgotten() {
    let app = TestApp::new().await;
    let page = sent(&mut somebody(&app).await, &[("unit", "00769-00001")]).await;
    page.assert_has_not("#unit-wrong");
    assert_eq!(page.value("unit").as_deref(), Some(MEO_VAC));
}

#[tokio::test]
async fn lists_that_a_form_brings_along_are_not_shown() {
    let app = TestApp::new().await;
    let made_up = [("unit", MEO_VAC), ("unit_offers", "00004"), ("unit_labels", "Lừa đảo"), ("unit_notes", "x")];
    sent(&mut somebody(&app).await, &made_up)
        .await
        .assert_sees_not("Lừa đảo")
        .assert_has_not("input[type=radio][name=unit]");
}
