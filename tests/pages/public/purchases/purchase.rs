//! Twin of `pages/public/purchases/purchase.rs`.

use chophien::market::orders::{cancel, find};

use crate::kit::{TestApp, claims};

#[tokio::test]
async fn what_was_cancelled_is_not_in_the_sum_to_pay() {
    let app = TestApp::new().await;
    let (my, may) = (app.my().await, app.may_trang().await);
    let (honey, tea) = (app.honey(&my).await, app.tea(&may).await);
    let lan = app.lan().await;
    let mut request = app.checkout(&[(&honey, 1), (&tea, 1)]).await;
    request.buyer = Some(lan);
    let placed = app.place(request).await.expect("placed");
    let orders = find::purchases::orders(&app.db.read, &[placed.id]).await.expect("orders");
    let (gone, stays) = (orders[0].clone(), orders[1].clone());
    let both = (gone.total.plus(stays.total)).expect("a sum").to_string();
    let mut visitor = app.visitor_as(lan).await;
    let path = format!("/purchases/{}", placed.code);
    visitor.get(&path).await.assert_sees(&both);

    let actor = if gone.shop_id == my.shop { my.actor() } else { may.actor() };
    let work = app.begin(actor).await;
    let order = claims::sold(&work, gone.shop_id, &gone.code).await;
    cancel::refuse(&work, order, cancel::Refusal::parse("sold_out", None).expect("a reason")).await.expect("refused");
    work.commit().await.expect("committed");
    let page = visitor.get(&path).await;
    page.assert_sees("Đơn đã huỷ, không phải trả").assert_sees(&gone.total.to_string()).assert_sees_not(&both);
    let list = visitor.get("/account/purchases").await;
    list.assert_sees(&stays.total.to_string()).assert_sees_not(&both);
}
