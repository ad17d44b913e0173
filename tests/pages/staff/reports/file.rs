//! Twin of `pages/staff/reports/file.rs`.

use chophien::entities::event;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use crate::{
    kit::{TestApp, parts::Upload, pictures},
    market::reports::{brought, complained, of},
};

#[tokio::test]
async fn all_of_it_is_one_file_with_its_pictures_and_nothing_of_the_buyer_but_what_she_wrote() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let sale = brought(&app, &my).await;
    let code = complained(&app, &sale, "AB2345CD").await;
    let mut seller = app.visitor_as(my.account).await;
    let photo = pictures::jpeg(300, 200);
    let files = [Upload { field: "photos", name: "a.jpg", bytes: &photo }];
    let answer = format!("/seller/{}/reports/{}", my.code, of(&app, &code).await.id.0);
    seller.get(&answer).await.assert_ok();
    assert!(seller.post_multipart(&answer, &[("words", "Nhà gói ba lớp.")], &files).await.location().is_some());
    let mut hanh = app.visitor_as(app.hanh().await).await;
    hanh.get(&format!("/staff/reports/{code}")).await.assert_ok();
    let file = hanh.post(&format!("/staff/reports/{code}/file"), &[]).await;
    file.assert_ok().assert_sees("Vỡ hai lọ.").assert_sees("Nhà gói ba lớp.").assert_sees("Lý Thị Hạnh");
    assert_eq!(file.header("content-disposition"), Some("attachment; filename=\"ho-so-AB2345CD.html\""));
    file.assert_has("img[src^='data:image/webp;base64,']").assert_has_not("script").assert_has_not("link");
    let elsewhere = file.attributes("img", "src").into_iter().filter(|src| !src.starts_with("data:"));
    assert_eq!(elsewhere.count(), 0, "it needs nothing else");
    file.assert_sees_not(&sale.phone).assert_sees_not("Nguyễn Thị Lan");
    let taken = event::Entity::find().filter(event::Column::Name.eq("report.handed_on"));
    assert_eq!(taken.count(&app.db.read).await.expect("events"), 1);
    let report = format!("/staff/reports/{code}");
    hanh.get(&format!("{report}/file")).await.assert_redirect(&report);
    app.work_off().await;
}
