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
async fn a_former_commune_became_its_successors_and_no_other() {
    let app = TestApp::new().await;
    assert!(former::became(&app.db.read, &code("00769"), &code(MEO_VAC)).await.expect("links"));
    assert!(!former::became(&app.db.read, &code("00001"), &code(MEO_VAC)).await.expect("links"));
}
