//! Twin of `pages/seller/products/suggestion.rs`.

use crate::kit::TestApp;

#[tokio::test]
async fn the_set_is_guessed_while_the_name_is_typed() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let mut visitor = app.visitor_as(my.account).await;
    let guess = format!("/seller/{}/products/suggestion?name=", my.code);
    assert_eq!(visitor.get(&format!("{guess}ch%C3%A8%20shan%20tuy%E1%BA%BFt")).await.text(), "11");
    assert_eq!(visitor.get(&format!("{guess}xyz")).await.text(), "");
    assert_eq!(visitor.get(&format!("{guess}r%C6%B0%E1%BB%A3u%20ng%C3%B4")).await.text(), "", "it is not offered");
}
