//! Twin of `pages/staff/log_csv.rs`.

use chophien::{
    infra::seals::head,
    kernel::actor::Actor,
    market::accounts::{Role, events::AccountEdited},
};

use crate::kit::{TestApp, world::MEO_VAC};

#[tokio::test]
async fn an_inspector_gets_every_line_with_its_seal() {
    let app = TestApp::new().await;
    let (hanh, lan) = (app.hanh().await, app.lan().await);
    for _ in 0..3 {
        let work = app.begin(Actor::Account(lan)).await;
        for _ in 0..201 {
            work.record(&AccountEdited { account_id: lan }).unwrap();
        }
        work.commit().await.unwrap();
    }
    app.work_off().await;
    let mut visitor = app.visitor_as(hanh).await;
    let file = visitor.get("/staff/log.csv?name=account.edited").await;
    file.assert_ok();
    assert!(file.header("content-disposition").is_some_and(|told| told.contains("nhat-ky-")), "{:?}", file.headers);
    let text = file.text();
    let lines: Vec<&str> = text.trim_end().split("\r\n").collect();
    assert_eq!(lines.len(), 1 + 603, "no line is left out between two readings");
    assert!(lines[0].starts_with("\u{feff}Lúc;Ai;Làm hộ;Việc;Về;Chi tiết;"), "{}", lines[0]);
    let last = head::last(&app.db.read).await.unwrap().expect("a seal");
    assert!(lines[1].ends_with(&format!(";{};{}", last.no, last.hash)), "{}", lines[1]);
    assert!(lines[1].contains(";Nguyễn Thị Lan;;Sửa thông tin tài khoản;Nguyễn Thị Lan;"), "{}", lines[1]);
    let page = visitor.get("/staff/log?name=account.edited").await;
    assert_eq!(page.attributes("a[href^=\"/staff/log.csv\"]", "href"), ["/staff/log.csv?name=account.edited"]);
    let further = visitor.get(&page.attributes("a[rel=\"next\"]", "href")[0]).await;
    let rest = visitor.get(&further.attributes("a[href^=\"/staff/log.csv\"]", "href")[0]).await;
    assert_eq!(rest.text().trim_end().split("\r\n").count(), 1 + 603 - 50, "from the first line of its page on");
}

#[tokio::test]
async fn the_file_holds_no_more_than_the_page_and_asks_for_the_password() {
    let app = TestApp::new().await;
    let lan = app.lan().await;
    let work = app.begin(Actor::Account(lan)).await;
    work.record(&AccountEdited { account_id: lan }).unwrap();
    work.commit().await.unwrap();
    let moderator = app.account("Sùng Thị Máy", "0900000169").await;
    app.grant(moderator, Role::Moderator, Some(MEO_VAC)).await;
    let mut visitor = app.visitor_as(moderator).await;
    let file = visitor.get("/staff/log.csv").await;
    file.assert_ok();
    assert!(!file.text().contains("Nguyễn Thị Lan"), "{}", file.text());
    app.later(time::Duration::hours(2));
    let asked = visitor.get("/staff/log.csv").await;
    assert_eq!(asked.status, 303, "the password is typed again first");
}
