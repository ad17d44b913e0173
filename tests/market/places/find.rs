//! Twin of `market/places/find.rs`.

use chophien::{kernel::ids::UnitCode, market::places::find};

use crate::kit::world::{BA_DINH, MEO_VAC};

fn code(text: &str) -> UnitCode {
    UnitCode::parse(text).expect("a code")
}

#[test]
fn a_commune_is_known_with_its_province() {
    let place = find::commune(&code(MEO_VAC)).expect("Mèo Vạc");
    assert_eq!((place.name.as_str(), place.full_name.as_str()), ("Mèo Vạc", "Xã Mèo Vạc"));
    assert_eq!((place.province_code.0.as_str(), place.province_name.as_str()), ("08", "Tuyên Quang"));
    assert_eq!(place.label(), "Xã Mèo Vạc, Tuyên Quang");
}

#[test]
fn a_province_or_an_unknown_code_is_no_commune() {
    for none in ["08", "027", "99999"] {
        assert_eq!(find::commune(&code(none)), None, "{none}");
    }
}

#[test]
fn of_many_communes_each_stands_once() {
    let asked = [code(MEO_VAC), code(BA_DINH), code(MEO_VAC), code("99999")];
    let places = find::communes(&asked);
    assert_eq!(places.iter().map(|p| p.code.0.as_str()).collect::<Vec<_>>(), [BA_DINH, MEO_VAC]);
    assert_eq!(find::communes(&[]), []);
}

#[test]
fn there_are_124_communes_in_this_province() {
    assert_eq!(find::of_province(&code("08")).len(), 124);
}
