//! Files that are read into the registry.

mod buttons;
mod import;
mod index;
mod rows_csv;
mod template_csv;
mod template_xlsx;

use crate::kit::{Answer, TestApp, Upload, Visitor};

pub const HEADINGS: &str = "Số giấy;Chủ thể;Sản phẩm;Số sao;Cơ quan cấp;Ngày cấp\n";

pub async fn tam(app: &TestApp) -> Visitor {
    app.visitor_as(app.tam().await).await
}

/// Tries a file; the address of what was found, or the form again.
pub async fn send(tam: &mut Visitor, name: &str, bytes: &[u8]) -> Answer {
    let path = "/staff/registry/imports";
    let code = tam.get(path).await.value("code").expect("a code");
    let file = Upload { field: "file", name, bytes };
    tam.post_multipart(path, &[("code", &code), ("scheme", "ocop"), ("table", "")], &[file]).await
}

/// Tries a CSV of these lines below the headings.
pub async fn tried(tam: &mut Visitor, lines: &str) -> String {
    let answer = send(tam, "ocop.csv", format!("{HEADINGS}{lines}").as_bytes()).await;
    answer.location().expect("it is tried").to_owned()
}
