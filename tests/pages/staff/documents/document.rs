//! Twin of `pages/staff/documents/document.rs`.

use crate::kit::TestApp;

const PATH: &str = "/staff/documents/returns/vi";
const BODY: &str = "## Khi nào\n\nTrong **bảy ngày** <script>alert(1)</script>.";

#[tokio::test]
async fn what_is_previewed_is_not_public_and_what_is_published_is() {
    let app = TestApp::new().await;
    let tam = app.tam().await;
    let mut visitor = app.visitor_as(tam).await;
    let fields = |deed| [("title", "Trả hàng"), ("body", BODY), ("after", "2"), ("deed", deed)];
    let preview = visitor.post(PATH, &fields("preview")).await;
    preview.assert_ok().assert_has(".prose strong").assert_has_not(".prose script");
    app.visitor().get("/documents/returns").await.assert_sees_not("bảy ngày");

    visitor.post(PATH, &fields("publish")).await.assert_redirect("/staff/documents");
    let public = app.visitor().get("/documents/returns").await;
    public.assert_ok().assert_sees("bảy ngày").assert_has_not(".prose script");
    app.visitor().get("/documents/returns?version=1").await.assert_ok().assert_sees("không còn hiệu lực");
    visitor.get("/staff/log?name=document.published").await.assert_sees("Hoàng Minh Tâm");
}

#[tokio::test]
async fn a_version_published_meanwhile_is_not_written_over_and_the_words_are_kept() {
    let app = TestApp::new().await;
    let tam = app.tam().await;
    let mut visitor = app.visitor_as(tam).await;
    let fields = [("title", "Trả hàng"), ("body", BODY), ("after", "0"), ("deed", "publish")];
    let answer = visitor.post(PATH, &fields).await;
    answer.assert_refused().assert_field_error("").assert_sees("bảy ngày");
    let empty = [("title", ""), ("body", "x"), ("after", "2"), ("deed", "publish")];
    visitor.post(PATH, &empty).await.assert_refused().assert_field_error("title").assert_field_error("body");
}

#[tokio::test]
async fn what_is_no_document_is_not_edited() {
    let app = TestApp::new().await;
    let tam = app.tam().await;
    let mut visitor = app.visitor_as(tam).await;
    for path in ["/staff/documents/terms/vi", "/staff/documents/returns/fr"] {
        visitor.get(path).await.assert_not_found();
    }
}
