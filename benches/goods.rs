//! A large market, written straight into the tables.

use chophien::{
    entities::{certificate, live_interval, product, product_photo, shop, variant},
    kernel::{
        fold::{fold, toned},
        ids::{ProductId, UnitCode},
        money::Money,
        slug,
    },
};
use sea_orm::{ActiveValue::Set, EntityTrait, TransactionTrait};

use crate::kit::{TestApp, world::MEO_VAC};

const NAMES: [(&str, i32); 8] = [
    ("Mật ong bạc hà", 4),
    ("Trà xanh Shan tuyết", 11),
    ("Thịt trâu gác bếp", 8),
    ("Gạo nếp nương", 3),
    ("Cam sành", 1),
    ("Măng khô", 7),
    ("Vải lanh dệt tay", 22),
    ("Hạt dẻ", 3),
];
const SHOPS: usize = 60;
const BATCH: usize = 500;

/// So many live products of sixty shops; gives the slug of one in the middle.
pub async fn fill(app: &TestApp, products: usize) -> String {
    let mut shops = Vec::new();
    for number in 0..SHOPS {
        let owner = app.account(&format!("Nhà {number}"), &format!("09000{number:05}")).await;
        let name = format!("Gian hàng {number}");
        shops.push(app.shop(owner, &name, MEO_VAC, shop::Kind::Household, shop::Status::Open).await);
    }
    for start in (0..products).step_by(BATCH) {
        let numbers: Vec<usize> = (start..(start + BATCH).min(products)).collect();
        let tx = app.db.write.begin().await.expect("a transaction");
        let rows = numbers.iter().map(|n| listing(app, *n, &shops[n % SHOPS]));
        product::Entity::insert_many(rows).exec_without_returning(&tx).await.expect("products");
        let variants = numbers.iter().map(|n| offer(*n));
        variant::Entity::insert_many(variants).exec_without_returning(&tx).await.expect("variants");
        let photos = numbers.iter().map(|n| photo(*n));
        product_photo::Entity::insert_many(photos).exec_without_returning(&tx).await.expect("photos");
        let live = numbers.iter().map(|n| live_interval::ActiveModel {
            product_id: Set(id(*n)),
            shop_id: Set(shops[n % SHOPS].shop),
            live_from: Set(app.now()),
            live_to: Set(None),
            ..Default::default()
        });
        live_interval::Entity::insert_many(live).exec_without_returning(&tx).await.expect("intervals");
        let papers = numbers.iter().filter(|n| **n % 3 == 0).map(|n| paper(app, *n, &shops[n % SHOPS]));
        certificate::Entity::insert_many(papers).exec_without_returning(&tx).await.expect("certificates");
        tx.commit().await.expect("committed");
    }
    address(products / 2)
}

fn id(number: usize) -> ProductId {
    ProductId(number as i64 + 1)
}

fn name(number: usize) -> (String, i32) {
    let (name, set) = NAMES[number % NAMES.len()];
    (format!("{name} số {number}"), set)
}

fn address(number: usize) -> String {
    slug::slug_with_code(&name(number).0, &format!("b{number:05}"))
}

fn price(number: usize) -> Money {
    Money(50_000 + (number as i64 * 7_919 % 900) * 1_000)
}

fn listing(app: &TestApp, number: usize, shop: &crate::kit::Household) -> product::ActiveModel {
    let (name, set_no) = name(number);
    let description = "Làm ở nhà, theo mùa, đóng gói trong ngày gửi. Để nơi khô mát, đậy kín sau khi mở.";
    product::ActiveModel {
        id: Set(id(number)),
        code: Set(format!("b{number:05}")),
        slug: Set(address(number)),
        shop_id: Set(shop.shop),
        status: Set(product::Status::Live),
        shown: Set(true),
        set_no: Set(set_no),
        description: Set(description.to_owned()),
        cover: Set(Some(picture(number))),
        unit_code: Set(UnitCode(MEO_VAC.to_owned())),
        former_code: Set(None),
        season_months: Set(0),
        price_from: Set(price(number)),
        measure_from: Set("túi 500 g".to_owned()),
        in_stock: Set(true),
        search_text: Set(fold(&format!("{name} {description}"))),
        name_text: Set(fold(&name)),
        toned_text: Set(toned(&name)),
        created_at: Set(app.now()),
        published_at: Set(Some(app.now().before(time::Duration::minutes(number as i64)))),
        name: Set(name),
    }
}

fn offer(number: usize) -> variant::ActiveModel {
    variant::ActiveModel {
        code: Set(format!("v{number:05}")),
        product_id: Set(id(number)),
        position: Set(0),
        measure: Set("túi 500 g".to_owned()),
        price: Set(price(number)),
        stock: Set(1_000_000),
        weight_g: Set(600),
        offered: Set(true),
        ..Default::default()
    }
}

fn picture(number: usize) -> String {
    format!("picture{number:08}")
}

fn photo(number: usize) -> product_photo::ActiveModel {
    product_photo::ActiveModel { product_id: Set(id(number)), position: Set(0), picture: Set(picture(number)) }
}

fn paper(app: &TestApp, number: usize, shop: &crate::kit::Household) -> certificate::ActiveModel {
    let today = app.now().day();
    certificate::ActiveModel {
        shop_id: Set(shop.shop),
        product_id: Set(id(number)),
        scheme: Set(certificate::Scheme::Ocop),
        number: Set(format!("OCOP-{number:05}")),
        stars: Set(Some(3 + (number % 3) as i32)),
        issuer: Set("UBND tỉnh Tuyên Quang".to_owned()),
        decision: Set("1234/QĐ-UBND".to_owned()),
        issued_on: Set(today - time::Duration::days(100)),
        expires_on: Set(today + time::Duration::days(900)),
        withdrawn_on: Set(None),
        scan: Set(None),
        status: Set(certificate::Status::Verified),
        submitted_at: Set(app.now()),
        decided_at: Set(Some(app.now())),
        reason: Set(None),
        words: Set(None),
        ..Default::default()
    }
}
