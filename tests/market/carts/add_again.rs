//! Twin of `market/carts/add_again.rs`.

use chophien::{
    kernel::{actor::Actor, ids::VariantId},
    market::carts::{
        add_again::{Again, add_again},
        find,
        holder::Holder,
    },
};

use crate::kit::{TestApp, goods::Listing};

#[tokio::test]
async fn each_line_comes_as_far_as_it_can_and_what_lacks_is_told_by_its_name_of_then() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let (honey, tea) = (app.honey(&my).await, app.tea(&my).await);
    let gone = app.product(&my, Listing { stock: 0, ..Listing::default() }).await;
    let wanted = [
        (honey.variant, 12, "honey".to_owned()),
        (tea.variant, 3, "tea".to_owned()),
        (gone.variant, 1, "gone".to_owned()),
        (VariantId(99_999), 1, "never".to_owned()),
    ];
    let cart = Holder::of_token("a cookie");
    let work = app.begin(Actor::Guest).await;
    let again = add_again(&work, &cart, &wanted).await.expect("again");
    work.commit().await.expect("a commit");
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    assert_eq!(again, Again { whole: 1, fewer: names(&["honey"]), left_out: names(&["gone", "never"]) });
    let work = app.begin(Actor::Guest).await;
    assert_eq!(add_again(&work, &cart, &wanted).await.expect("once more"), again, "pressed twice");
    work.commit().await.expect("a commit");
    let lines = find::lines(&app.db.read, &cart).await.expect("lines");
    assert_eq!(lines.iter().map(|line| line.quantity).collect::<Vec<_>>(), [10, 3]);
}
