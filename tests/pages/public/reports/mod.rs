//! What anybody tells from outside.

mod buttons;
mod index;
mod new;
mod report;

use crate::kit::{TestApp, Visitor};

/// A guest says something of a shop by its form; the report's address.
pub async fn sent(app: &TestApp, visitor: &mut Visitor, slug: &str) -> String {
    let page = visitor.get(&format!("/reports/new?shop={slug}")).await;
    page.assert_ok();
    let key = page.value("key").expect("a key");
    let form = [
        ("shop", &*page.value("shop").expect("the shop")),
        ("key", &*key),
        ("reason", "untrue"),
        ("words", "Nói chữa được mọi bệnh."),
    ];
    let answer = visitor.post("/reports/new", &form).await;
    app.work_off().await;
    answer.location().expect("led on").to_owned()
}
