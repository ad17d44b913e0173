//! Twin of `market/catalog/browse/`: what is found, in which order, on which page.

use chophien::{
    entities::{certificate, former_unit, product, unit_successor},
    kernel::{
        fold::{fold, toned},
        ids::UnitCode,
        money::Money,
        paging::Paging,
    },
    market::catalog::browse::{self, COUNTED, Filter, Sort},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, EntityTrait, IntoActiveModel};

use crate::kit::{Household, TestApp, goods::Listing, world::MEO_VAC};

async fn names(app: &TestApp, filter: Filter, sort: Sort) -> Vec<String> {
    let paging = Paging::new(None, 24);
    let page = browse::page(&app.db.read, &filter, sort, paging, app.now().day()).await.expect("a page");
    assert_eq!(page.total, page.rows.len() as u64, "the total is that of the rows");
    page.rows.into_iter().map(|card| card.name).collect()
}

async fn found(app: &TestApp, typed: &str) -> Vec<String> {
    names(app, Filter { q: Some(typed.into()), ..Filter::default() }, Sort::Best).await
}

async fn list(app: &TestApp, of: &Household, name: &str) {
    app.product(of, Listing { name, description: "", ..Listing::default() }).await;
}

#[tokio::test]
async fn words_without_tones_find_words_with_them() {
    let app = TestApp::new().await;
    let my = app.may_trang().await;
    list(&app, &my, "Mật ong bạc hà Mèo Vạc").await;
    list(&app, &my, "Đậu đen Đồng Văn").await;
    for typed in ["mat ong bac ha", "MẬT ONG", "ong bac", "mat on", "  bạc-hà, mật!"] {
        assert_eq!(found(&app, typed).await, ["Mật ong bạc hà Mèo Vạc"], "{typed}");
    }
    assert_eq!(found(&app, "dau den dong").await, ["Đậu đen Đồng Văn"]);
}

#[tokio::test]
async fn exact_tones_come_first_then_names_then_other_text() {
    let app = TestApp::new().await;
    let my = app.my().await;
    list(&app, &my, "Bánh dừa").await;
    list(&app, &my, "Bánh dứa").await;
    app.product(&my, Listing { name: "Kẹo lạc", description: "Ăn kèm dứa rất ngon.", ..Listing::default() }).await;
    assert_eq!(found(&app, "dừa").await, ["Bánh dừa", "Bánh dứa", "Kẹo lạc"]);
    assert_eq!(found(&app, "dứa").await, ["Bánh dứa", "Bánh dừa", "Kẹo lạc"]);
    assert_eq!(found(&app, "dua banh").await, ["Bánh dứa", "Bánh dừa"]);
}

#[tokio::test]
async fn whole_words_come_before_beginnings_of_words() {
    let app = TestApp::new().await;
    let may = app.may_trang().await;
    list(&app, &may, "Lê Đồng Văn").await;
    list(&app, &may, "Khẩu leng").await;
    assert_eq!(found(&app, "le").await, ["Lê Đồng Văn", "Khẩu leng"]);
    assert_eq!(found(&app, "lê đồng").await, ["Lê Đồng Văn"]);
}

#[tokio::test]
async fn nothing_that_can_be_typed_is_an_operator() {
    let app = TestApp::new().await;
    let my = app.may_trang().await;
    list(&app, &my, "Mật ong bạc hà").await;
    let garbage = "a\"'*:&|!()-^~ ".repeat(40);
    for typed in
        ["\"", "*", ":", "'", "'; DROP TABLE products; --", "NEAR(", "mat AND", "%", "_", "\\", "🐝", garbage.as_str()]
    {
        assert_eq!(found(&app, typed).await, Vec::<String>::new(), "{typed}");
    }
    for typed in ["\"mat\" *ong*", "mat:* & ong", "(mật) -ong", "ong\u{0}mat", "^mat"] {
        assert_eq!(found(&app, typed).await, ["Mật ong bạc hà"], "{typed}");
    }
    for typed in ["", "   ", "\t"] {
        assert_eq!(found(&app, typed).await.len(), 1, "blank words narrow nothing");
    }
}

#[tokio::test]
async fn filters_narrow_and_go_together() {
    let app = TestApp::new().await;
    let (my, may) = (app.my().await, app.may_trang().await);
    let (honey, tea) = (app.honey(&my).await, app.tea(&may).await);
    app.product(&my, Listing { name: "Hạt dẻ", set_no: 1, price: 90_000, stock: 0, ..Listing::default() }).await;
    app.ocop(&tea, 5).await;
    app.ocop(&honey, 3).await;
    let all = Filter::default();
    let cases = [
        (Filter { set: Some(4), ..all.clone() }, vec!["Mật ong bạc hà Mèo Vạc"]),
        (Filter { stars: Some(4), ..all.clone() }, vec!["Trà xanh Shan Thông Nguyên"]),
        (
            Filter { unit: Some(UnitCode(MEO_VAC.into())), in_stock: true, ..all.clone() },
            vec!["Mật ong bạc hà Mèo Vạc"],
        ),
        (Filter { price_max: Some(Money(90_000)), ..all.clone() }, vec!["Hạt dẻ"]),
        (
            Filter { price_min: Some(Money(90_001)), price_max: Some(Money(200_000)), ..all.clone() },
            vec!["Trà xanh Shan Thông Nguyên"],
        ),
        (Filter { shop: Some(may.shop), ..all.clone() }, vec!["Trà xanh Shan Thông Nguyên"]),
        (Filter { set: Some(4), shop: Some(may.shop), ..all.clone() }, vec![]),
    ];
    for (filter, expected) in cases {
        assert_eq!(names(&app, filter.clone(), Sort::Best).await, expected, "{filter:?}");
    }
    assert_eq!(names(&app, all.clone(), Sort::Cheapest).await[0], "Hạt dẻ");
    assert_eq!(names(&app, all, Sort::Dearest).await[0], "Mật ong bạc hà Mèo Vạc");
}

#[tokio::test]
async fn a_former_district_has_the_goods_of_its_communes() {
    let app = TestApp::new().await;
    let (my, may) = (app.my().await, app.may_trang().await);
    let honey = app.honey(&my).await;
    app.tea(&may).await;
    let links = unit_successor::Entity::find().all(&app.db.read).await.expect("links");
    let former = links.iter().find(|l| l.code.0 == MEO_VAC && l.former_code.0.len() == 5).expect("a former commune");
    let former = former_unit::Entity::find_by_id(former.former_code.clone()).one(&app.db.read).await;
    let former = former.expect("former units").expect("it");
    let in_district = Filter { former_district: former.parent_code.clone(), ..Filter::default() };
    assert_eq!(names(&app, in_district.clone(), Sort::Best).await, ["Mật ong bạc hà Mèo Vạc"]);

    let elsewhere = Set(Some(UnitCode("00994".into())));
    let row = product::Entity::find_by_id(honey.product).one(&app.db.read).await.expect("products").expect("honey");
    product::ActiveModel { former_code: elsewhere, ..row.into_active_model() }
        .update(&app.db.write)
        .await
        .expect("named");
    assert_eq!(names(&app, in_district, Sort::Best).await, Vec::<String>::new(), "the commune that was named decides");
}

#[tokio::test]
async fn pages_follow_each_other_and_the_last_stands_for_those_beyond() {
    let app = TestApp::new().await;
    let my = app.my().await;
    for number in 0..5 {
        list(&app, &my, &format!("Món {number}")).await;
    }
    let page = async |number, size| {
        let paging = Paging::new(Some(number), size);
        let page = browse::page(&app.db.read, &Filter::default(), Sort::Newest, paging, app.now().day()).await;
        let page = page.expect("a page");
        (page.rows.into_iter().map(|card| card.name).collect::<Vec<_>>().join(" "), page.page, page.pages, page.total)
    };
    assert_eq!(page(1, 2).await, ("Món 4 Món 3".into(), 1, 3, 5));
    assert_eq!(page(3, 2).await, ("Món 0".into(), 3, 3, 5));
    assert_eq!(page(9_999, 2).await, ("Món 0".into(), 3, 3, 5));
    assert_eq!(page(2, 5).await.1, 1, "a full last page has nothing behind it");
    assert_eq!(page(0, 24).await.3, 5);
}

#[tokio::test]
async fn what_is_in_season_is_found_by_its_month() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    app.honey(&my).await;
    let row = product::Entity::find_by_id(honey.product).one(&app.db.read).await.expect("products").expect("honey");
    let winter = product::ActiveModel { season_months: Set(0b1100_0000_0001), ..row.into_active_model() };
    winter.update(&app.db.write).await.expect("seasons");
    for (month, goods) in [(11, 1), (12, 1), (1, 1), (2, 0), (10, 0)] {
        let filter = Filter { month: Some(month), ..Filter::default() };
        assert_eq!(names(&app, filter, Sort::Best).await.len(), goods, "month {month}");
    }
}

#[tokio::test]
async fn a_card_says_what_the_cheapest_costs_by_the_litre() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    app.variant(honey.product, 1, &Listing { measure: "thùng 6 lọ", price: 2_040_000, ..Listing::default() }).await;
    let all = Filter::default();
    let page =
        browse::page(&app.db.read, &all, Sort::Best, Paging::new(None, 24), app.now().day()).await.expect("a page");
    let card = &page.rows[0];
    assert_eq!((card.measure.as_str(), card.unit_price), ("lọ 500 ml", Some(Money(700_000))));
    assert_eq!((card.shop_name.as_str(), card.unit_name), ("Mật ong Mỷ", "Xã Mèo Vạc"));
}

#[tokio::test]
async fn a_paper_that_is_no_ocop_gives_no_stars() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let paper = app.ocop(&honey, 4).await;
    let row = certificate::Entity::find_by_id(paper).one(&app.db.read).await.expect("papers").expect("it");
    let organic = certificate::ActiveModel { scheme: Set(certificate::Scheme::Organic), ..row.into_active_model() };
    organic.update(&app.db.write).await.expect("another scheme");
    let filter = Filter { stars: Some(3), ..Filter::default() };
    assert_eq!(names(&app, filter, Sort::Best).await, Vec::<String>::new());
}

/// So many more of a product, under other words, each listed later than the one before.
async fn many(app: &TestApp, like: chophien::kernel::ids::ProductId, many: u32, name: &str) {
    let (folded, toned) = (fold(name), toned(name));
    let sql = format!(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {many}) \
         INSERT INTO products (code, slug, shop_id, status, shown, set_no, name, description, unit_code, season_months, \
         price_from, measure_from, in_stock, search_text, name_text, toned_text, created_at, published_at) \
         SELECT 'many' || i, 'many-' || i, shop_id, status, shown, set_no, '{name}', description, unit_code, season_months, \
         price_from + i, measure_from, in_stock, '{folded}', '{folded}', '{toned}', created_at, published_at + i \
         FROM n, products WHERE products.id = {}",
        like.0
    );
    app.db.write.execute_unprepared(&sql).await.expect("many more");
}

#[tokio::test]
async fn among_thousands_that_have_the_words_the_best_still_come_first() {
    let app = TestApp::new().await;
    let my = app.my().await;
    list(&app, &my, "Sáp ong mật").await;
    list(&app, &my, "Mật ong rừng").await;
    let like = app.product(&my, Listing { name: "Mắt ong đá", description: "", ..Listing::default() }).await;
    many(&app, like.product, 3_000, "Mắt ong đá").await;
    let page = async |typed: &str, number, sort| {
        let filter = Filter { q: Some(typed.into()), ..Filter::default() };
        let paging = Paging::new(Some(number), 24);
        browse::page(&app.db.read, &filter, sort, paging, app.now().day()).await.expect("a page")
    };
    let first = page("mật ong", 1, Sort::Best).await;
    let names: Vec<_> = first.rows.iter().map(|card| card.name.as_str()).collect();
    assert_eq!(names[..2], ["Mật ong rừng", "Mắt ong đá"], "the tones that were typed, though it is the oldest");
    assert_eq!((first.total, first.pages), (COUNTED + 1, COUNTED / 24));
    let last = page("mật ong", 9_999, Sort::Best).await;
    assert_eq!((last.page, last.rows.len()), (COUNTED / 24, 24));
    assert!(last.rows.iter().all(|card| card.name == "Mắt ong đá"), "another order of the words comes after them all");
    let dearest = page("mat ong", 1, Sort::Dearest).await;
    assert_eq!(dearest.rows[0].price_from, Money(353_000), "by price, all that have the words count");
}

#[tokio::test]
async fn filters_choose_among_all_that_have_the_words() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let cheap = Listing { name: "Mật ong vụn", description: "", price: 20_000, ..Listing::default() };
    app.product(&my, cheap).await;
    let like = app.honey(&my).await;
    many(&app, like.product, 3_000, "Mật ong rừng").await;
    let filter = Filter { q: Some("mat ong".into()), price_max: Some(Money(30_000)), ..Filter::default() };
    assert_eq!(names(&app, filter, Sort::Best).await, ["Mật ong vụn"]);
}

#[tokio::test]
async fn what_some_write_in_one_word_and_others_in_two_is_found_either_way() {
    let app = TestApp::new().await;
    let may = app.may_trang().await;
    for name in ["Vải lanh H'Mông", "Vải lanh Hmông", "Vải lanh H’Mông đỏ", "Hoa mộng mơ"] {
        list(&app, &may, name).await;
    }
    let all = ["Vải lanh H’Mông đỏ", "Vải lanh Hmông", "Vải lanh H'Mông"];
    for typed in ["hmong", "vai hmong", "vải Hmông", "vai lanh h'mong"] {
        assert_eq!(found(&app, typed).await, all, "{typed}");
    }
    list(&app, &may, "Mật ong 500ml").await;
    list(&app, &may, "Mật ong 500 ml").await;
    for typed in ["500ml", "500 ml", "mat ong 500ml", "500 ml mat ong"] {
        assert_eq!(found(&app, typed).await, ["Mật ong 500 ml", "Mật ong 500ml"], "{typed}");
    }
    assert_eq!(found(&app, "50ml").await, Vec::<String>::new());
}
