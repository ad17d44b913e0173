//! Twin of `market/places/find.rs`.

use chophien::{kernel::ids::UnitCode, market::places::find};

use crate::kit::{
    TestApp,
    world::{BA_DINH, MEO_VAC},
};

fn code(text: &str) -> UnitCode {
    UnitCode::parse(text).expect("a code")
}

#[tokio::test]
async fn a_commune_is_known_with_its_province() {
    let app = TestApp::new().await;
    let place = find::commune(&app.db.read, &code(MEO_VAC)).await.expect("places").expect("Mèo Vạc");
    assert_eq!((place.name.as_str(), place.full_name.as_str()), ("Mèo Vạc", "Xã Mèo Vạc"));
    assert_eq!((place.province_code.0.as_str(), place.province_name.as_str()), ("08", "Tuyên Quang"));
    assert_eq!(place.label(), "Xã Mèo Vạc, Tuyên Quang");
}

#[tokio::test]
async fn a_province_or_an_unknown_code_is_no_commune() {
    let app = TestApp::new().await;
    for none in ["08", "027", "99999"] {
        assert_eq!(find::commune(&app.db.read, &code(none)).await.expect("places"), None, "{none}");
    }
}

#[tokio::test]
async fn many_communes_are_read_at_once_each_standing_once() {
    let app = TestApp::new().await;
    let asked = [code(MEO_VAC), code(BA_DINH), code(MEO_VAC), code("99999")];
    let before = app.queries.count();
    let places = find::communes(&app.db.read, &asked).await.expect("places");
    assert_eq!(places.iter().map(|p| p.code.0.as_str()).collect::<Vec<_>>(), [BA_DINH, MEO_VAC]);
    assert_eq!(app.queries.count() - before, 1);
    assert_eq!(find::communes(&app.db.read, &[]).await.expect("places"), []);
}

#[tokio::test]
async fn there_are_124_communes_in_this_province() {
    let app = TestApp::new().await;
    assert_eq!(find::of_province(&app.db.read, &code("08")).await.expect("communes").len(), 124);
}
