//! Twin of `market/catalog/browse/vocabulary.rs`: what is learnt of goods on sale, their shops and their places.

use chophien::{entities::product, kernel::vocabulary::Vocabulary, market::catalog::browse::vocabulary};

use crate::kit::{TestApp, goods::Listing};

async fn learnt(app: &TestApp) -> Vocabulary {
    vocabulary::learn(&app.db.read).await.expect("words")
}

#[tokio::test]
async fn goods_shops_categories_and_every_name_of_their_places_are_learnt() {
    let app = TestApp::new().await;
    let my = app.my().await;
    app.honey(&my).await;
    let words = learnt(&app).await;
    for (typed, meant) in [
        ("mat omg bac ha", "mật ong bạc hà"),
        ("matong", "mật ong"),
        ("maatj ong", "mật ong"),
        // The shop, its commune, and what that was until July 2025.
        ("ong mỹy", "ong mỷ"),
        ("meo vacj", "mèo vạc"),
        ("ta lumg", "tả lủng"),
        ("ha giabg", "hà giang"),
    ] {
        assert_eq!(words.meant(typed).as_deref(), Some(meant), "{typed}");
    }
}

#[tokio::test]
async fn words_of_goods_that_nobody_may_see_are_not_learnt() {
    let app = TestApp::new().await;
    let my = app.my().await;
    app.honey(&my).await;
    app.product(&my, Listing { name: "Quẩy nghiêng", status: product::Status::Hidden, ..Listing::default() }).await;
    assert_eq!(learnt(&app).await.meant("nghieg"), None);
    app.product(&my, Listing { name: "Quẩy nghiêng", ..Listing::default() }).await;
    assert_eq!(learnt(&app).await.meant("nghieg").as_deref(), Some("nghiêng"));
}

#[tokio::test]
async fn more_names_than_are_read_at_once_are_learnt_to_the_last() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let first = app.honey(&my).await;
    let columns = "shop_id, status, shown, set_no, name, description, unit_code, season_months, price_from, measure_from, in_stock, \
                   search_text, name_text, toned_text, created_at, published_at";
    let numbers = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1200)";
    let copy = format!(
        "{numbers} INSERT INTO products (code, slug, {columns}) SELECT 'c' || i, 'c' || i, {columns} FROM n, products
        WHERE products.id = {}",
        first.product.0
    );
    sea_orm::ConnectionTrait::execute_unprepared(&app.db.write, &copy).await.expect("goods");
    app.product(&my, Listing { name: "Sâu chít khô", ..Listing::default() }).await;
    assert_eq!(learnt(&app).await.meant("sau chiit").as_deref(), Some("sâu chít"));
}
