//! Twin of `market/catalog/browse/shops.rs`: open shops by their names and places.

use chophien::{
    entities::shop::{self, Kind, Status},
    kernel::{fold::fold, ids::UnitCode},
    market::catalog::browse::shops,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};

use crate::kit::{
    Household, TestApp,
    world::{HOANG_SU_PHI, MEO_VAC},
};

async fn named(app: &TestApp, typed: &str) -> Vec<String> {
    let named = shops::named(&app.db.read, typed, 3).await.expect("shops");
    named.into_iter().map(|shop| shop.name).collect()
}

async fn shop(app: &TestApp, number: u32, name: &str, status: Status) -> Household {
    let owner = app.account("Ai Đó", &format!("09000003{number:02}")).await;
    app.shop(owner, name, MEO_VAC, Kind::Household, status).await
}

async fn change(app: &TestApp, shop: &Household, change: impl FnOnce(&mut shop::ActiveModel)) {
    let mut row = shop::ActiveModel { id: Set(shop.shop), ..Default::default() };
    change(&mut row);
    row.update(&app.db.write).await.expect("changed");
}

#[tokio::test]
async fn a_shop_is_found_by_its_name_first_and_then_by_its_place() {
    let app = TestApp::new().await;
    app.my().await;
    app.may_trang().await;
    shop(&app, 1, "Nhà Đặng Mèo", Status::Open).await;
    for (typed, found) in [
        ("mat ong", vec!["Mật ong Mỷ"]),
        ("my", vec!["Mật ong Mỷ"]),
        ("MỶ MẬT", vec!["Mật ong Mỷ"]),
        ("dang", vec!["Nhà Đặng Mèo"]),
        ("htx may", vec!["HTX Chè Mây Trắng"]),
        ("meo", vec!["Nhà Đặng Mèo", "Mật ong Mỷ"]),
        ("my meo vac", vec!["Mật ong Mỷ"]),
        ("hoang su phi", vec!["HTX Chè Mây Trắng"]),
        ("tuyen quang", vec![]),
        ("zzz", vec![]),
        ("\"* NOT", vec![]),
        ("", vec![]),
    ] {
        assert_eq!(named(&app, typed).await, found, "{typed}");
    }
}

#[tokio::test]
async fn only_open_shops_are_named_and_as_they_are_called_now() {
    let app = TestApp::new().await;
    shop(&app, 1, "Rau Nà Hang", Status::Pending).await;
    let rests = shop(&app, 2, "Rau Bắc Mê", Status::Open).await;
    assert_eq!(named(&app, "rau").await, ["Rau Bắc Mê"]);
    change(&app, &rests, |row| row.name = Set("Củ quả Bắc Mê".into())).await;
    assert_eq!((named(&app, "rau").await, named(&app, "cu qua").await), (vec![], vec!["Củ quả Bắc Mê".to_owned()]));
    change(&app, &rests, |row| row.unit_code = Set(UnitCode(HOANG_SU_PHI.into()))).await;
    assert_eq!(named(&app, "hoang su phi").await, ["Củ quả Bắc Mê"]);
    assert_eq!(named(&app, "meo vac").await, Vec::<String>::new());
    change(&app, &rests, |row| row.status = Set(Status::SentBack)).await;
    assert_eq!(named(&app, "cu qua").await, Vec::<String>::new());
    change(&app, &rests, |row| row.status = Set(Status::Open)).await;
    assert_eq!(named(&app, "cu qua").await, ["Củ quả Bắc Mê"]);
}

#[tokio::test]
async fn no_more_are_named_than_were_asked_for_and_the_newest_come_first() {
    let app = TestApp::new().await;
    for number in 1..=5 {
        shop(&app, number, &format!("Vườn cam {number}"), Status::Open).await;
    }
    assert_eq!(named(&app, "cam").await, ["Vườn cam 5", "Vườn cam 4", "Vườn cam 3"]);
}

/// The database folds names itself; every letter that Vietnamese has is folded as the program folds it.
#[tokio::test]
async fn the_database_folds_as_the_program_does() {
    const LETTERS: &str = "àảãáạăằẳẵắặâầẩẫấậèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵđ";
    let app = TestApp::new().await;
    let name: Vec<String> = LETTERS.chars().map(|letter| format!("q{letter}{}z", letter.to_uppercase())).collect();
    let names: Vec<String> = name.chunks(8).map(|some| some.join("-")).collect();
    for (number, name) in names.iter().enumerate() {
        shop(&app, number as u32, name, Status::Open).await;
        assert_eq!(named(&app, &fold(name)).await.first(), Some(name), "{name}");
    }
}
