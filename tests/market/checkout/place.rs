//! Twin of `market/checkout/place.rs`: rules 3, 4 and 5, and every way a checkout is refused.

use chophien::{
    entities::{acceptance, event, order, order_line, product, purchase, variant},
    infra::refused::Refused,
    infra::words::Language,
    kernel::{ids::UnitCode, money::Money, phone::Phone},
    market::{
        carts::{add, find as carts, holder::Holder, policy::Trouble},
        checkout::{
            place::PlaceError,
            proof::{Bounds, Why},
        },
        documents::find as documents,
        orders::find::{purchases, unanswered::Waiting},
    },
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel, PaginatorTrait};

use crate::kit::{TestApp, goods::Good};

async fn change(app: &TestApp, good: &Good, price: i64, stock: i64) {
    let row = variant::Entity::find_by_id(good.variant).one(&app.db.read).await.unwrap().unwrap();
    let mut row = row.into_active_model();
    (row.price, row.stock) = (Set(Money(price)), Set(stock));
    row.update(&app.db.write).await.unwrap();
}

async fn nothing_is_written(app: &TestApp) {
    assert_eq!(purchase::Entity::find().count(&app.db.read).await.unwrap(), 0);
    assert_eq!(order::Entity::find().count(&app.db.read).await.unwrap(), 0);
    assert_eq!(event::Entity::find().count(&app.db.read).await.unwrap(), 0);
}

#[tokio::test]
async fn two_shops_make_one_purchase_two_orders_and_sums_that_agree() {
    let app = TestApp::new().await;
    let (my, may) = (app.my().await, app.may_trang().await);
    let (honey, tea) = (app.honey(&my).await, app.tea(&may).await);
    let placed = app.place(app.checkout(&[(&honey, 2), (&tea, 3)]).await).await.unwrap();

    let purchase = purchases::by_code(&app.db.read, &placed.code).await.unwrap().expect("the purchase");
    let orders = purchases::orders(&app.db.read, &[purchase.id]).await.unwrap();
    assert_eq!(orders.iter().map(|order| order.shop_id).collect::<Vec<_>>(), [my.shop, may.shop]);
    assert_eq!(orders.iter().map(|order| order.goods_total).collect::<Vec<_>>(), [Money(700_000), Money(540_000)]);
    for order in &orders {
        assert_eq!(order.total, order.goods_total.plus(order.delivery_fee).unwrap());
        assert!(order.delivery_fee > Money(0) && order.answer_by > order.placed_at);
    }
    assert_eq!(purchase.total, Money::sum(orders.iter().map(|order| order.total)).unwrap());
    assert_eq!((app.stock(&honey).await, app.stock(&tea).await), (8, 17));
    let events = event::Entity::find().all(&app.db.read).await.unwrap();
    let names: Vec<_> = events.iter().map(|event| event.name.as_str()).collect();
    assert_eq!(names, ["purchase.placed", "order.placed", "order.placed"]);
}

#[tokio::test]
async fn the_same_key_is_the_same_purchase_even_when_its_goods_are_gone() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let request = app.checkout(&[(&honey, 10)]).await;
    let first = app.place(request.clone()).await.unwrap();
    let second = app.place(request).await.unwrap();
    assert_eq!(first, second);
    assert_eq!(app.stock(&honey).await, 0);
    assert_eq!(order::Entity::find().count(&app.db.read).await.unwrap(), 1);
}

#[tokio::test]
async fn a_line_is_a_snapshot_with_the_paper_of_the_day() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    app.ocop(&honey, 4).await;
    app.place(app.checkout(&[(&honey, 1)]).await).await.unwrap();
    change(&app, &honey, 999_000, 1).await;
    let row = product::Entity::find_by_id(honey.product).one(&app.db.read).await.unwrap().unwrap();
    let mut row = row.into_active_model();
    row.name = Set("Tên khác".into());
    row.update(&app.db.write).await.unwrap();

    let line = order_line::Entity::find().one(&app.db.read).await.unwrap().expect("a line");
    assert_eq!((line.name.as_str(), line.measure.as_str()), ("Mật ong bạc hà Mèo Vạc", "lọ 500 ml"));
    assert_eq!((line.unit_price, line.stars), (Money(350_000), Some(4)));
    assert_eq!(line.unit_name, "Xã Mèo Vạc");
    assert!(line.certificate.is_some());
}

#[tokio::test]
async fn what_changed_since_the_page_is_told_line_by_line_and_nothing_is_ordered() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let (dear, gone, few) = (app.honey(&my).await, app.honey(&my).await, app.honey(&my).await);
    let fine = app.tea(&app.may_trang().await).await;
    let request = app.checkout(&[(&dear, 1), (&gone, 1), (&few, 5), (&fine, 1)]).await;
    change(&app, &dear, 400_000, 10).await;
    change(&app, &gone, 350_000, 0).await;
    change(&app, &few, 350_000, 2).await;
    let end = app.place(request).await;
    let Err(Refused::No(PlaceError::Changed(changes))) = end else { panic!("{end:?}") };
    let troubles: Vec<_> = changes.iter().map(|change| change.trouble).collect();
    let expected = [Trouble::Price { was: Money(350_000) }, Trouble::SoldOut, Trouble::Short { left: 2 }];
    assert_eq!(troubles, expected);
    assert_eq!(app.stock(&fine).await, 20);
    nothing_is_written(&app).await;
}

#[tokio::test]
async fn a_shop_that_closed_and_a_variant_that_nobody_has_are_told_as_gone() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let mut request = app.checkout(&[(&honey, 1)]).await;
    request.lines[0].variant_code = "NOBODYS".into();
    let end = app.place(request).await;
    assert!(
        matches!(&end, Err(Refused::No(PlaceError::Changed(changes))) if changes[0].trouble == Trouble::Gone),
        "{end:?}"
    );
    nothing_is_written(&app).await;
}

#[tokio::test]
async fn another_sum_than_the_page_showed_is_shown_first() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let mut request = app.checkout(&[(&honey, 1)]).await;
    let right = request.seen_total;
    for seen in [Some(Money(1)), Some(Money(0)), None] {
        request.seen_total = seen;
        let end = app.place(request.clone()).await;
        assert!(matches!(end, Err(Refused::No(PlaceError::TotalChanged { now })) if Some(now) == right), "{end:?}");
        nothing_is_written(&app).await;
    }
}

#[tokio::test]
async fn a_commune_that_is_not_there_and_an_empty_form_order_nothing() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let mut nowhere = app.checkout(&[(&honey, 1)]).await;
    nowhere.recipient.unit_code = UnitCode("99999".into());
    let end = app.place(nowhere).await;
    assert!(matches!(end, Err(Refused::No(PlaceError::NoDelivery))), "{end:?}");
    let end = app.place(app.checkout(&[]).await).await;
    assert!(matches!(end, Err(Refused::No(PlaceError::Empty))), "{end:?}");
    nothing_is_written(&app).await;
}

#[tokio::test]
async fn nobody_orders_from_her_own_shop_and_nothing_of_the_rest_is_ordered_either() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let (honey, tea) = (app.honey(&my).await, app.tea(&app.may_trang().await).await);
    let mut request = app.checkout(&[(&tea, 1), (&honey, 1)]).await;
    request.buyer = Some(my.account);
    let end = app.place(request).await;
    assert!(matches!(&end, Err(Refused::No(PlaceError::OwnShop { shop })) if shop == "Mật ong Mỷ"), "{end:?}");
    nothing_is_written(&app).await;
    assert_eq!((app.stock(&honey).await, app.stock(&tea).await), (10, 20));
    let mut request = app.checkout(&[(&tea, 1)]).await;
    request.buyer = Some(my.account);
    app.place(request).await.expect("from another shop she may");
}

#[tokio::test]
async fn what_was_bought_leaves_the_cart_and_the_accepted_versions_are_kept_with_the_purchase() {
    let app = TestApp::new().await;
    let (honey, tea) = (app.honey(&app.my().await).await, app.tea(&app.may_trang().await).await);
    let lan = app.lan().await;
    let cart = Holder::Account(lan);
    let work = app.begin(chophien::kernel::actor::Actor::Account(lan)).await;
    add::add(&work, &cart, &honey.variant_code, 1).await.unwrap();
    add::add(&work, &cart, &tea.variant_code, 1).await.unwrap();
    work.commit().await.unwrap();
    let rules = documents::current(&app.db.read, "operating-rules", Language::Vi, app.now().day())
        .await
        .unwrap()
        .expect("rules");
    let mut request = app.checkout(&[(&honey, 1)]).await;
    (request.cart, request.buyer) = (Some(cart.clone()), Some(lan));
    let placed = app.place(request).await.unwrap();

    let left = carts::lines(&app.db.read, &cart).await.unwrap();
    assert_eq!(left.iter().map(|line| line.offer.variant_id).collect::<Vec<_>>(), [tea.variant]);
    let kept = acceptance::Entity::find().one(&app.db.read).await.unwrap().expect("an acceptance");
    assert_eq!((kept.purchase_id, kept.account_id, kept.document_id), (Some(placed.id), Some(lan), rules.id));
}

#[tokio::test]
async fn what_is_accepted_is_what_the_page_showed_and_only_while_it_holds() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let request = app.checkout(&[(&honey, 1)]).await;
    let mut forged = request.clone();
    forged.accepted[2].version = 99;
    let end = app.place(forged).await;
    assert!(matches!(&end, Err(Refused::No(PlaceError::Outdated(slugs))) if slugs == &["returns"]), "{end:?}");
    let mut silent = request.clone();
    silent.accepted.remove(0);
    let end = app.place(silent).await;
    assert!(matches!(&end, Err(Refused::No(PlaceError::Outdated(slugs))) if slugs == &["operating-rules"]), "{end:?}");
    nothing_is_written(&app).await;

    let events = event::Entity::find().count(&app.db.read).await.unwrap();
    app.publish("privacy").await;
    let end = app.place(request.clone()).await;
    assert!(matches!(&end, Err(Refused::No(PlaceError::Outdated(slugs))) if slugs == &["privacy"]), "{end:?}");
    assert_eq!(purchase::Entity::find().count(&app.db.read).await.unwrap(), 0);
    assert_eq!(event::Entity::find().count(&app.db.read).await.unwrap(), events + 1, "only what was published");
    assert_eq!((acceptance::Entity::find().count(&app.db.read).await.unwrap(), app.stock(&honey).await), (0, 10));

    let mut seen = request;
    seen.accepted = app.checkout(&[(&honey, 1)]).await.accepted;
    app.place(seen.clone()).await.expect("placed");
    app.publish("returns").await;
    app.place(seen).await.expect("the same press, found again");
    assert_eq!(acceptance::Entity::find().count(&app.db.read).await.unwrap(), 3);
}

#[tokio::test]
async fn the_same_key_with_another_address_or_quantity_changes_nothing_and_is_told() {
    let app = TestApp::new().await;
    let (honey, tea) = (app.honey(&app.my().await).await, app.tea(&app.may_trang().await).await);
    let request = app.checkout(&[(&honey, 1), (&tea, 1)]).await;
    let placed = app.place(request.clone()).await.unwrap();
    let mut elsewhere = request.clone();
    elsewhere.recipient.street = "số 81".into();
    let mut more = app.checkout(&[(&honey, 2), (&tea, 1)]).await;
    more.key = request.key.clone();
    let mut fewer = app.checkout(&[(&honey, 1)]).await;
    fewer.key = request.key.clone();
    for other in [elsewhere, more, fewer] {
        let end = app.place(other).await;
        assert!(matches!(&end, Err(Refused::No(PlaceError::Already { code })) if *code == placed.code), "{end:?}");
    }
    let mut turned = request;
    turned.lines.reverse();
    turned.seen_total = None;
    assert_eq!(app.place(turned).await.unwrap(), placed, "the same wish, before the sum was seen");
    assert_eq!((app.stock(&honey).await, app.stock(&tea).await), (9, 19));
    assert_eq!(purchase::Entity::find().count(&app.db.read).await.unwrap(), 1);
}

#[tokio::test]
async fn a_key_from_before_forms_were_written_down_leads_to_its_purchase() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let mut request = app.checkout(&[(&honey, 1)]).await;
    let placed = app.place(request.clone()).await.unwrap();
    let row = purchase::Entity::find().one(&app.db.read).await.unwrap().unwrap();
    let mut row = row.into_active_model();
    row.form_digest = Set(String::new());
    row.update(&app.db.write).await.unwrap();
    request.recipient.street = "số 81".into();
    assert_eq!(app.place(request).await.unwrap(), placed);
}

#[tokio::test]
async fn a_cart_that_was_ordered_in_another_tab_is_not_ordered_again_unasked_and_what_was_added_since_stays() {
    let app = TestApp::new().await;
    let (honey, tea) = (app.honey(&app.my().await).await, app.tea(&app.may_trang().await).await);
    let cart = Holder::of_token("a");
    let put = async |good: &Good, pieces| {
        let work = app.begin(chophien::kernel::actor::Actor::Guest).await;
        add::add(&work, &cart, &good.variant_code, pieces).await.unwrap();
        work.commit().await.unwrap();
    };
    let inside = async || {
        let lines = carts::lines(&app.db.read, &cart).await.unwrap();
        lines.iter().map(|line| (line.offer.variant_id, line.quantity)).collect::<Vec<_>>()
    };
    put(&honey, 2).await;
    let mut one = app.checkout(&[(&honey, 2)]).await;
    one.cart = Some(cart.clone());
    let mut other = app.checkout(&[(&honey, 2)]).await;
    other.cart = Some(cart.clone());
    put(&honey, 1).await;
    app.place(one.clone()).await.unwrap();
    assert_eq!(inside().await, [(honey.variant, 1)], "one was added since");
    put(&tea, 1).await;
    let end = app.place(other.clone()).await;
    let names = |names: &Vec<String>| names == &["Mật ong bạc hà Mèo Vạc, lọ 500 ml"];
    assert!(matches!(&end, Err(Refused::No(PlaceError::NotInCart { names: gone })) if names(gone)), "{end:?}");
    assert_eq!((inside().await, app.stock(&honey).await), (vec![(honey.variant, 1), (tea.variant, 1)], 8));
    assert_eq!(purchase::Entity::find().count(&app.db.read).await.unwrap(), 1);
    app.place(one).await.expect("its own key still leads to what it placed");
    other.anew = true;
    app.place(other).await.expect("asked, she wants it once more");
    assert_eq!((inside().await, app.stock(&honey).await), (vec![(honey.variant, 1), (tea.variant, 1)], 6));
}

#[tokio::test]
async fn a_guest_proves_her_number_or_waits_and_before_that_nothing_is_taken() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let mut first = app.checkout(&[(&honey, 2)]).await;
    first.bounds = Bounds { proof_above: Money(500_000), ..Bounds::OPEN };
    let end = app.place(first.clone()).await;
    let why = Why::Sum(Money(500_000));
    assert!(matches!(&end, Err(Refused::No(PlaceError::Unproved(found))) if *found == why), "{end:?}");
    nothing_is_written(&app).await;
    assert_eq!(app.stock(&honey).await, 10);
    let mut proved = first.clone();
    (proved.proved, proved.bounds.proved) = (true, Waiting { orders: 9, sum: Money(800_000) });
    let placed = app.place(proved.clone()).await.expect("she has proved it");
    assert_eq!(app.place(first).await.expect("the same press, sent again without the proof"), placed);
    let mut more = app.checkout(&[(&honey, 1)]).await;
    (more.proved, more.bounds) = (true, proved.bounds);
    let end = app.place(more).await;
    assert!(matches!(&end, Err(Refused::No(PlaceError::Waiting(waits))) if waits.orders == 1), "{end:?}");
    assert_eq!((app.stock(&honey).await, purchase::Entity::find().count(&app.db.read).await.unwrap()), (8, 1));
}

#[tokio::test]
async fn a_shops_own_number_orders_nothing_there_and_a_members_is_told_to_its_holder_alone() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let sai = app.account("Giàng Thị Sai", "0900000031").await;
    app.invite_in(&my, sai, "0900000031").await;
    let mut request = app.checkout(&[(&honey, 1)]).await;
    request.recipient.phone = Phone::parse(&my.phone).expect("a number");
    let end = app.place(request.clone()).await;
    assert!(matches!(&end, Err(Refused::No(PlaceError::ShopsNumber { shop })) if shop == "Mật ong Mỷ"), "{end:?}");
    request.recipient.phone = Phone::parse("0900000031").expect("a number");
    for (proved, familiar) in [(true, false), (false, true)] {
        (request.proved, request.familiar) = (proved, familiar);
        let end = app.place(request.clone()).await;
        assert!(matches!(&end, Err(Refused::No(PlaceError::OwnShop { shop })) if shop == "Mật ong Mỷ"), "{end:?}");
    }
    assert_eq!((app.stock(&honey).await, purchase::Entity::find().count(&app.db.read).await.unwrap()), (10, 0));
    (request.proved, request.familiar) = (false, false);
    app.place(request).await.expect("to a stranger it is a number like any other");
}
