//! Appeals in the hands of staff.

mod appeal;
mod index;

use chophien::kernel::ids::AccountId;

use crate::kit::{Household, TestApp};

/// Hạnh has suspended the shop, whose owner says something against it; the appeal's address.
async fn made(app: &TestApp, my: &Household, hanh: AccountId) -> String {
    let mut hanh = app.visitor_as(hanh).await;
    let staff = format!("/staff/shops/{}", my.code);
    hanh.get(&staff).await.assert_ok();
    let form = [("reason", "authority"), ("words", ""), ("order_no", "12/SCT-TM")];
    hanh.submit(&format!("{staff}/stop"), &form).await.assert_ok().assert_sees("Theo văn bản 12/SCT-TM");
    let mut seller = app.visitor_as(my.account).await;
    let page = seller.get(&format!("/seller/{}/shop", my.code)).await;
    let links = page.attributes("main a", "href");
    let path = links.into_iter().find(|href| href.contains("/sanctions/")).expect("a way to appeal");
    seller.get(&path).await.assert_ok();
    seller.submit(&path, &[("words", "Văn bản gửi nhầm nhà.")]).await.assert_ok();
    "/staff/appeals/1".to_owned()
}
