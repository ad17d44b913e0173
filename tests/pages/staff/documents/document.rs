//! Twin of `pages/staff/documents/document.rs`.

use crate::kit::TestApp;

const PATH: &str = "/staff/documents/returns/vi";
const BODY: &str = "## Khi nào\n\nTrong **bảy ngày** <script>alert(1)</script>.";

#[tokio::test]
async fn what_is_previewed_is_not_public_and_what_is_published_is() {
    let app = TestApp::new().await;
    let tam = app.tam().await;
    let mut visitor = app.visitor_as(tam).await;
    let today = app.now().day().to_string();
    let fields =
        |deed| [("title", "Trả hàng"), ("body", BODY), ("holds_on", today.as_str()), ("after", "2"), ("deed", deed)];
    let preview = visitor.post(PATH, &fields("preview")).await;
    preview.assert_ok().assert_has(".prose strong").assert_has_not(".prose script");
    preview.assert_has(".diff ins").assert_has(".diff del");
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
    let fields =
        [("title", "Trả hàng"), ("body", BODY), ("holds_on", "2030-01-01"), ("after", "0"), ("deed", "publish")];
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

#[tokio::test]
async fn a_version_is_announced_for_a_day_to_come_and_asks_whoever_accepted_one_before() {
    let app = TestApp::new().await;
    let tam = app.tam().await;
    let mut visitor = app.visitor_as(tam).await;
    let day = |days| app.now().after(time::Duration::days(days)).day().to_string();
    let path = "/staff/documents/privacy/vi";
    let form = |day: String| vec![("title", "Riêng tư".to_owned()), ("body", BODY.into()), ("holds_on", day)];
    let send = async |visitor: &mut crate::kit::Visitor, day: String| {
        let mut form = form(day);
        form.extend([("asks", "yes".into()), ("after", "2".into()), ("deed", "publish".into())]);
        let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
        visitor.post(path, &form).await
    };
    visitor.get(path).await.assert_ok();
    send(&mut visitor, day(-1)).await.assert_refused().assert_field_error("holds_on").assert_sees("bảy ngày");
    send(&mut visitor, day(5)).await.assert_redirect("/staff/documents");
    visitor.get("/staff/documents").await.assert_sees("Bản số 3 từ");
    let public = app.visitor().get("/documents/privacy").await;
    public.assert_sees("có bản mới").assert_sees_not("bảy ngày").assert_has("a[href=\"/documents/privacy?version=3\"]");
    app.visitor()
        .get("/documents/privacy?version=3")
        .await
        .assert_sees("Bản này có hiệu lực từ")
        .assert_sees("bảy ngày");
}
