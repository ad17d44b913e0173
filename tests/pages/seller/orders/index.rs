//! Twin of `pages/seller/orders/index.rs`.

use chophien::{entities::purchase, kernel::calendar, market::orders::Status};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

use crate::kit::TestApp;

#[tokio::test]
async fn what_has_ended_is_listed_and_what_is_under_way_is_not() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let (ended, going) =
        (app.order(&honey, 1, None, Status::Completed).await, app.order(&honey, 1, None, Status::Packed).await);
    let page = app.visitor_as(my.account).await.get(&format!("/seller/{}/orders", my.code)).await;
    page.assert_ok().assert_sees(&ended.code).assert_sees_not(&going.code);
}

#[tokio::test]
async fn an_ended_order_says_its_day_and_what_it_brought_and_is_found_by_code_number_and_name() {
    let app = TestApp::new().await;
    let (my, tra) = (app.my().await, app.may_trang().await);
    let honey = app.honey(&my).await;
    let sold = app.order(&honey, 2, None, Status::Completed).await;
    let cancelled = app.order(&honey, 1, None, Status::Cancelled).await;
    let others = app.order(&app.tea(&tra).await, 1, None, Status::Completed).await;
    let going = app.order(&honey, 1, None, Status::Packed).await;
    purchase::Entity::update_many()
        .col_expr(purchase::Column::Name, Expr::value("Đặng Văn Tuấn"))
        .filter(purchase::Column::Code.eq(sold.purchase_code.as_str()))
        .exec(&app.db.write)
        .await
        .expect("a name");
    let mut visitor = app.visitor_as(my.account).await;
    let path = format!("/seller/{}/orders", my.code);
    let page = visitor.get(&path).await;
    let day = calendar::day(app.now().day());
    page.assert_ok().assert_sees(&format!("Giao ngày {day}")).assert_sees("Tiền hàng 700.000 ₫");
    page.assert_sees(&format!("Huỷ ngày {day}")).assert_has("input[name=q]");
    let both = [sold.code.as_str(), cancelled.code.as_str()];
    let pasted = ["M%C3%A3:+", "https://cho.example/seller/x/orders/", "Cho+Phien:+don+"]
        .map(|beside| format!("{beside}{}", sold.code));
    for (q, found) in [
        (sold.code.to_lowercase().as_str(), &both[..1]),
        (pasted[0].as_str(), &both[..1]),
        (pasted[1].as_str(), &both[..1]),
        (pasted[2].as_str(), &both[..1]),
        // Nothing was to be complained of in the one that was called off: nobody is known of it.
        ("0900%20000%20001", &both[..1]),
        ("dang+van", &both[..1]),
        ("Tu%E1%BA%A5n", &both[..1]),
        (others.code.as_str(), &both[..0]),
        (going.code.as_str(), &both[..0]),
        ("%25", &both[..0]),
        ("kh%C3%B4ng+ai", &both[..0]),
    ] {
        let page = visitor.get(&format!("{path}?q={q}")).await;
        page.assert_ok();
        for code in [&sold.code, &cancelled.code, &others.code, &going.code] {
            assert_eq!(
                page.all(&format!("article[id=\"{code}\"]")).len(),
                usize::from(found.contains(&code.as_str())),
                "{q}: {code}"
            );
        }
    }
    visitor.get(&format!("{path}?q=khong")).await.assert_sees("Không thấy đơn đã xong nào");
}
