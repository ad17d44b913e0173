//! Twin of `pages/staff/reports/new.rs`.

use chophien::entities::report;
use sea_orm::{EntityTrait, PaginatorTrait};

use super::far;
use crate::kit::{TestApp, parts::Upload, pictures};

#[tokio::test]
async fn what_an_authority_asks_stands_with_its_clock_and_its_paper() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let mut hanh = app.visitor_as(app.hanh().await).await;
    let page = hanh.get(&format!("/staff/reports/new?thing={}", honey.code)).await;
    page.assert_ok().assert_sees("24 giờ");
    assert_eq!(page.value("thing").as_deref(), Some(&*honey.code));
    let (key, day) = (page.value("key").expect("a key"), page.value("received_on").expect("today"));
    let thing = format!("https://cho.example/products/{}", honey.slug);
    let mut form = vec![
        ("key", &*key),
        ("thing", &*thing),
        ("authority", "Sở Công Thương"),
        ("order_no", "12/SCT-TM"),
        ("received_on", &*day),
        ("received_time", "00:05"),
        ("reason", "take_down"),
        ("words", "Gỡ sản phẩm quảng cáo chữa bệnh."),
    ];
    let photo = pictures::jpeg(300, 200);
    let files = [Upload { field: "photos", name: "a.jpg", bytes: &photo }];
    let path = hanh.post_multipart("/staff/reports/new", &form, &files).await.location().expect("made").to_owned();
    let page = hanh.get(&path).await;
    page.assert_ok().assert_sees("Sở Công Thương, 12/SCT-TM").assert_sees("Lý Thị Hạnh").assert_has(".said img");
    page.assert_has("button[value=stop]");
    for (field, wrong) in [
        ("thing", "zz"),
        ("authority", ""),
        ("received_time", "25:00"),
        ("received_on", "2020-01-01"),
        ("reason", "untrue"),
    ] {
        let at = form.iter().position(|(name, _)| *name == field).expect("a field");
        let right = std::mem::replace(&mut form[at], (field, wrong));
        let refused = hanh.post("/staff/reports/new", &form).await;
        refused.assert_refused().assert_field_error(field);
        form[at] = right;
    }
    let mut far = far(&app).await;
    far.get("/staff/reports/new").await.assert_ok();
    let form: Vec<_> =
        form.into_iter().map(|pair| if pair.0 == "key" { ("key", "0123456789abcdef") } else { pair }).collect();
    far.post("/staff/reports/new", &form).await.assert_refused().assert_field_error("thing");
    assert_eq!(report::Entity::find().count(&app.db.read).await.expect("reports"), 1);
}
