//! Twin of `pages/staff/registry/imports/index.rs`.

use chophien::entities::{registry_entry, registry_import};
use sea_orm::{EntityTrait, PaginatorTrait};

use super::{send, tam, tried};
use crate::kit::TestApp;

const LINE: &str = "1/GCN;Hộ Mỷ;Mật ong;4;UBND tỉnh;01/03/2025\n";

#[tokio::test]
async fn a_file_is_tried_and_nothing_is_written() {
    let app = TestApp::new().await;
    let mut tam = tam(&app).await;
    let there = tried(&mut tam, LINE).await;
    let page = tam.get(&there).await;
    page.assert_ok().assert_sees("ocop.csv").assert_sees("Ghi 1 giấy").assert_sees("đã thử, chưa ghi");
    assert_eq!(registry_entry::Entity::find().count(&app.db.read).await.expect("entries"), 0);
    tam.get("/staff/registry/imports").await.assert_sees("ocop.csv").assert_sees("1 mới, 0 thay đổi, 0 cần sửa");
}

#[tokio::test]
async fn what_is_no_list_of_papers_is_told_so_and_what_to_do() {
    let app = TestApp::new().await;
    let mut tam = tam(&app).await;
    for (bytes, words) in [
        (&b"PK\x03\x04 broken"[..], "Không đọc được tệp này"),
        (b"\xd0\xcf\x11\xe0 old", "Không đọc được tệp này"),
        (b"S\xf4 gi\xe2y;Ch\xfa th\xea\n", "CSV UTF-8"),
        (b"", "Không thấy dòng tên cột"),
        ("Số giấy;Chủ thể;Sản phẩm\n".as_bytes(), "Tệp thiếu cột: Cơ quan cấp, Ngày cấp"),
    ] {
        let page = send(&mut tam, "x.csv", bytes).await;
        page.assert_refused().assert_field_error("file").assert_sees(words);
    }
    let many = LINE.replace("1/GCN", "{}");
    let many: String = (0..10_001).map(|no| many.replace("{}", &format!("{no}/GCN"))).collect();
    let page = send(&mut tam, "x.csv", format!("{}{many}", super::HEADINGS).as_bytes()).await;
    page.assert_refused().assert_sees("hơn 10.000 dòng");
    tam.post("/staff/registry/imports", &[("code", "ab2345cd"), ("scheme", "ocop"), ("table", " ")])
        .await
        .assert_refused()
        .assert_sees("Xin chọn tệp");
    tam.post("/staff/registry/imports", &[("scheme", "ocop"), ("table", "a")]).await.assert_refused();
    let waits = registry_import::Entity::find().all(&app.db.read).await.expect("imports");
    assert!(waits.iter().all(|import| import.status.as_str() == "dropped"), "{waits:?}");
}

#[tokio::test]
async fn a_workbook_is_read_like_a_list_and_a_pasted_one_too() {
    let app = TestApp::new().await;
    let mut tam = tam(&app).await;
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "DANH SÁCH SẢN PHẨM OCOP").expect("written");
    for (at, head) in (0..).zip(["Tên sản phẩm", "Chủ thể", "Số giấy", "Cơ quan cấp", "Ngày cấp", "Số sao", "Ghi chú"])
    {
        sheet.write(2, at, head).expect("written");
    }
    let day = rust_xlsxwriter::ExcelDateTime::from_ymd(2025, 3, 1).expect("a day");
    let format = rust_xlsxwriter::Format::new().set_num_format("dd/mm/yyyy");
    for (at, text) in (0..).zip(["Mật ong", "Hộ Mỷ", "1/GCN", "UBND tỉnh"]) {
        sheet.write(3, at, text).expect("written");
    }
    sheet.write_with_format(3, 4, &day, &format).expect("written");
    sheet.write_formula(3, 5, rust_xlsxwriter::Formula::new("=2+2").set_result("4")).expect("written");
    let answer = send(&mut tam, "ocop.xlsx", &book.save_to_buffer().expect("a workbook")).await;
    let page = tam.follow(answer).await;
    page.assert_ok().assert_sees("Ghi 1 giấy").assert_sees("“Ghi chú”");
    let code = tam.get("/staff/registry/imports").await.value("code").expect("a code");
    let table = "Số giấy\tChủ thể\tSản phẩm\tSố sao\tCơ quan cấp\tNgày cấp\r\n2/GCN\tHộ Mỷ\tMật ong\t4\tUBND tỉnh\t1/3/2025\r\n";
    let page = tam.submit("/staff/registry/imports", &[("code", &code), ("scheme", "ocop"), ("table", table)]).await;
    page.assert_ok().assert_sees("Bảng dán vào").assert_sees("Ghi 1 giấy");
}
