//! Twin of `market/places/former.rs`.

use chophien::{kernel::ids::UnitCode, market::places::former};

use crate::kit::{TestApp, world::MEO_VAC};

fn code(text: &str) -> UnitCode {
    UnitCode::parse(text).expect("a code")
}

#[tokio::test]
async fn a_former_commune_is_written_with_its_district_and_province() {
    let app = TestApp::new().await;
    let labels = [
        ("00775", Some("xã Pải Lủng, huyện Mèo Vạc, Hà Giang")),
        ("027", Some("huyện Mèo Vạc, Hà Giang")),
        ("02", Some("Hà Giang")),
        ("99999", None),
    ];
    for (former, label) in labels {
        let found = former::former_label(&app.db.read, &code(former)).await.expect("former units");
        assert_eq!(found.as_deref(), label, "{former}");
    }
}

#[tokio::test]
async fn todays_province_has_the_districts_of_both_that_became_it() {
    let app = TestApp::new().await;
    let districts = former::former_districts(&app.db.read, &code("08")).await.expect("districts");
    let of = |province: &str| districts.iter().filter(|d| d.province_name == province).count();
    assert_eq!((of("Hà Giang"), of("Tuyên Quang")), (11, 7));
    assert_eq!(districts.len(), 18);
    assert!(districts.iter().any(|d| d.full_name == "Huyện Mèo Vạc" && d.code.0 == "027"));
}

#[tokio::test]
async fn a_former_district_is_read_as_the_communes_of_today() {
    let app = TestApp::new().await;
    let communes = former::communes_of_former_district(&app.db.read, &code("027")).await.expect("communes");
    assert!(communes.contains(&code(MEO_VAC)), "{communes:?}");
    assert!((4..=10).contains(&communes.len()), "{communes:?}");
    assert_eq!(former::communes_of_former_district(&app.db.read, &code("999")).await.expect("communes"), []);
}

#[tokio::test]
async fn an_island_district_without_communes_lives_on_too() {
    let app = TestApp::new().await;
    let communes = former::communes_of_former_district(&app.db.read, &code("471")).await.expect("communes");
    assert_eq!(communes, [code("19742")]);
}

#[tokio::test]
async fn a_former_commune_became_its_successors_and_no_other() {
    let app = TestApp::new().await;
    assert!(former::became(&app.db.read, &code("00769"), &code(MEO_VAC)).await.expect("links"));
    assert!(!former::became(&app.db.read, &code("00001"), &code(MEO_VAC)).await.expect("links"));
}
