//! Twin of `market/places/search.rs`.

use chophien::{
    kernel::ids::UnitCode,
    market::places::search::{Found, Looked, look, search},
};

use crate::kit::{TestApp, world::MEO_VAC};

async fn found(app: &TestApp, typed: &str) -> Vec<Found> {
    search(&app.db.read, typed, None, 12).await.expect("places")
}

fn home() -> UnitCode {
    UnitCode("08".into())
}

#[tokio::test]
async fn a_commune_is_found_without_tones_with_or_without_its_type_word() {
    let app = TestApp::new().await;
    for typed in ["meo vac", "Mèo Vạc", "xã mèo vạc", "MEO  VAC, tuyen quang", "mèo v"] {
        let first = found(&app, typed).await.into_iter().next().unwrap_or_else(|| panic!("nothing for {typed:?}"));
        assert_eq!((first.place.code.0.as_str(), first.former_label), (MEO_VAC, None), "{typed:?}");
    }
}

#[tokio::test]
async fn a_name_that_begins_like_a_type_word_is_found_whole() {
    let app = TestApp::new().await;
    assert_eq!(found(&app, "Xa Dung").await[0].place.full_name, "Xã Xa Dung");
}

#[tokio::test]
async fn a_former_commune_is_answered_with_what_it_is_today() {
    let app = TestApp::new().await;
    let found = found(&app, "pải lủng").await;
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].former_code, Some(UnitCode("00775".into())));
    assert_eq!(found[0].former_label.as_deref(), Some("xã Pải Lủng, huyện Mèo Vạc, Hà Giang"));
    assert_eq!(found[0].place.province_name, "Tuyên Quang");
}

#[tokio::test]
async fn a_former_commune_is_told_from_its_namesakes_by_its_district() {
    let app = TestApp::new().await;
    let many = found(&app, "tân lập").await.len();
    let one = found(&app, "tân lập bắc quang").await;
    assert!(many > 1 && !one.is_empty());
    assert!(one[0].former_label.as_deref().is_some_and(|l| l.contains("Bắc Quang")), "{one:?}");
}

#[tokio::test]
async fn a_former_district_is_answered_with_its_communes_of_today() {
    let app = TestApp::new().await;
    let found = search(&app.db.read, "huyện hoàng su phì", Some(&home()), 12).await.expect("places");
    assert!(found.len() > 3, "{found:?}");
    assert!(
        found[1..].iter().all(|f| f.former_label.as_deref().is_some_and(|l| l.contains("Hoàng Su Phì"))),
        "{found:?}"
    );
}

#[tokio::test]
async fn a_commune_that_was_split_is_answered_with_every_part() {
    use chophien::entities::{former_unit, unit_successor};
    use sea_orm::EntityTrait;
    let app = TestApp::new().await;
    let links = unit_successor::Entity::find().all(&app.db.read).await.expect("links");
    let split = links
        .iter()
        .find(|a| a.former_code.0.len() == 5 && links.iter().filter(|b| b.former_code == a.former_code).count() == 3);
    let former = split.expect("441 were split").former_code.clone();
    let unit = former_unit::Entity::find_by_id(former.clone()).one(&app.db.read).await.expect("units").expect("it");
    let found = search(&app.db.read, &unit.search_text, None, 12).await.expect("places");
    let parts = links.iter().filter(|l| l.former_code == former);
    for part in parts {
        assert!(found.iter().any(|f| f.place.code == part.code), "{} lacks {}: {found:?}", unit.full_name, part.code);
    }
}

#[tokio::test]
async fn a_search_keeps_to_its_province_and_its_limit_and_names_nothing_twice() {
    let app = TestApp::new().await;
    let found = search(&app.db.read, "tan", Some(&home()), 5).await.expect("places");
    assert_eq!(found.len(), 5);
    assert!(found.iter().all(|f| f.place.province_code == home()));
    let mut codes: Vec<_> = found.iter().map(|f| f.place.code.clone()).collect();
    codes.sort();
    codes.dedup();
    assert_eq!(codes.len(), 5);
}

#[tokio::test]
async fn what_is_too_short_or_strange_finds_nothing() {
    let app = TestApp::new().await;
    for typed in ["", "m", "%", "__", "'; --", "qqqqzz", "   "] {
        assert_eq!(found(&app, typed).await, [], "{typed:?}");
    }
}

#[tokio::test]
async fn however_long_a_question_is_only_its_first_words_are_read() {
    let app = TestApp::new().await;
    assert_eq!(found(&app, &"mèo ".repeat(500)).await, found(&app, &"mèo ".repeat(8)).await);
}

async fn looked(app: &TestApp, typed: &str, within: Option<&UnitCode>) -> Looked {
    look(&app.db.read, typed, within, 12).await.expect("places")
}

#[tokio::test]
async fn a_number_is_a_whole_name() {
    let app = TestApp::new().await;
    for typed in ["Quận 7", "Q7, TPHCM", "q.7"] {
        let found = found(&app, typed).await;
        assert!(found.len() > 1, "{typed:?}: {found:?}");
        assert!(found.iter().all(|f| f.former_label.as_deref().is_some_and(|l| l.starts_with("quận 7"))), "{found:?}");
    }
    let ward = found(&app, "P.15, Q. Gò Vấp, TP.HCM").await;
    assert!(
        ward.iter().all(|f| f.former_label.as_deref().is_some_and(|l| l.starts_with("phường 15, quận Gò Vấp"))),
        "{ward:?}"
    );
}

#[tokio::test]
async fn the_one_that_is_meant_is_not_asked_about() {
    let app = TestApp::new().await;
    for (typed, code) in [
        ("Lý Sơn", "21548"),
        ("TT Đồng Văn", "00721"),
        ("Xã Mèo Vạc, Tuyên Quang, Việt Nam", MEO_VAC),
        ("xa meo vac, tuyen quang", MEO_VAC),
        ("số 12, thôn Sà Lủng, X. Pải Lủng, H. Mèo Vạc, Hà Giang", "00721"),
    ] {
        let looked = looked(&app, typed, None).await;
        assert_eq!(looked.meant.as_ref().map(|f| f.place.code.0.as_str()), Some(code), "{typed:?}: {looked:?}");
        assert!(!looked.guessed);
    }
    for many in ["Đồng Văn", "Sơn Tịnh", "Quan Sơn", "huyện Mèo Vạc", "tân lập"] {
        assert_eq!(looked(&app, many, None).await.meant, None, "{many:?}");
    }
    assert_eq!(looked(&app, "Đồng Văn", Some(&home())).await.meant, None, "a commune, a township and a district");
}

#[tokio::test]
async fn what_is_in_no_list_leaves_a_way_on_by_what_is_above_it() {
    let app = TestApp::new().await;
    let looked_up = looked(&app, "Xã Không Ai Biết, Đông Hưng, Thái Bình", None).await;
    assert!(looked_up.guessed && looked_up.meant.is_none() && looked_up.found.len() > 1, "{looked_up:?}");
    let province = UnitCode("33".into());
    assert!(looked_up.found.iter().all(|f| f.place.province_code == province), "{looked_up:?}");
    let nowhere = looked(&app, "Không Ai Biết, Hà Giang", None).await;
    assert!(nowhere.meant.is_none(), "{nowhere:?}");
}
