//! As people really type: a sample of each kind, sent through the pages that read it. What the readers behind them understand in all is
//! tested beside them (`src/kernel/phone.rs`, `src/kernel/typed/`, `src/market/places/spoken.rs`).

use chophien::{
    entities::{account, product, purchase, revision, unit, variant},
    kernel::{
        ids::{AccountId, UnitCode},
        money::Money,
        phone::Phone,
    },
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter,
};

use crate::{
    kit::{
        Answer, TestApp, Visitor,
        goods::{Good, Listing},
        world::MEO_VAC,
    },
    pages::public::{checkout::order_as_guest, orders::proof::proved},
};

/// What is typed, and what it is right to make of it.
type Samples = &'static [(&'static str, Right)];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Right {
    /// Taken as this.
    Is(&'static str),
    /// Refused at the field with this message.
    Refused(&'static str),
    /// Asked, with so many answers at least to choose from.
    Asked(usize),
}
use Right::*;

const PHONES: Samples = &[
    ("+84 0912345678", Is("0912345678")),
    ("(+84)912 345 678", Is("0912345678")),
    ("0084 912 345 678", Is("0912345678")),
    ("84-912-345-678", Is("0912345678")),
    ("0912/345/678", Is("0912345678")),
    ("0912345678 (Zalo)", Is("0912345678")),
    ("0912 345 678\u{200b}", Is("0912345678")),
    ("\u{ff10}\u{ff19}\u{ff11}\u{ff12}\u{ff13}\u{ff14}\u{ff15}\u{ff16}\u{ff17}\u{ff18}", Is("0912345678")),
    ("O912345678", Refused("Trong số có chữ O. Xin gõ lại bằng số 0.")),
    ("01689345678", Is("0389345678")),
    ("0219 3866 123", Refused("Đây là số máy bàn, tin nhắn không đến được. Xin ghi số di động.")),
    ("0912345678 0987654321", Refused("Ô này chỉ ghi một số điện thoại.")),
];

const NAMES: Samples = &[
    ("Y", Is("Y")),
    ("H'Bia Niê", Is("H'Bia Niê")),
    ("K’ Brọp", Is("K’ Brọp")),
    ("\u{200b}\u{200b}", Refused("Xin điền ô này.")),
    ("Vàng Thị Mỷ\u{202e}", Is("Vàng Thị Mỷ")),
    ("Va\u{300}ng Thi\u{323} My\u{309}", Is("Vàng Thị Mỷ")),
    ("\u{d0}ặng Mẩy", Is("Đặng Mẩy")),
];

const PRICES: Samples = &[
    ("125k", Is("125000")),
    ("1tr2", Is("1200000")),
    ("1,2 triệu", Is("1200000")),
    ("125 nghìn", Is("125000")),
    ("125.000 VNĐ", Is("125000")),
    ("125000.00", Is("125000")),
    ("125.000,00", Is("125000")),
    ("\u{200b}125000", Is("125000")),
    ("1.25.000", Refused("Xin chỉ ghi số tiền, ví dụ 125.000.")),
    ("-125000", Refused("Xin chỉ ghi số tiền, ví dụ 125.000.")),
    ("1250", Asked(2)),
];

/// `$code` is the order's code, `$half` and `$rest` its two halves in small letters.
const CODES: &[&str] = &[
    "Mã: $code",
    "$half $rest",
    "https://cho.example/orders/$code",
    "https://cho.example/orders/$code?utm_source=zalo",
    "Mã đơn $code\u{200b}",
    "Cho Phien: don $code dang tren duong",
];

/// Typed at home in Tuyên Quang and anywhere else; the right is the code of a commune of today, or how many are asked about.
const ADDRESSES: Samples = &[
    ("TT Đồng Văn", Is("00721")),
    ("X. Pải Lủng, H. Mèo Vạc, T. Hà Giang", Is("00769")),
    ("pai lung - meo vac - ha giang", Is("00769")),
    ("Thôn Sà Lủng, Xã Pải Lủng, Huyện Mèo Vạc, Tỉnh Hà Giang", Is("00769")),
    ("xã Pải Lủng huyện Mèo Vạc tỉnh Hà Giang", Is("00769")),
    ("Xã Mèo Vạc, Tuyên Quang, Việt Nam", Is(MEO_VAC)),
    ("h. Mèo Vạc", Asked(3)),
    ("Q7, TPHCM", Asked(2)),
    ("Quận 7", Asked(2)),
    ("Lý Sơn", Is("21548")),
    ("Đông Xuân, Đông Hưng, Thái Bình", Asked(1)),
    ("\u{d0}ồng Văn, Tuyên Quang", Is("00721")),
    ("Xa Dung", Is("03208")),
    ("Sơn Tịnh, Quảng Ngãi", Asked(2)),
    ("Không Có Nơi Này", Refused("")),
];

const MAILS: Samples = &[
    ("a@b", Refused("Địa chỉ thư chưa đúng, ví dụ ten@vidu.vn. Có thể để trống.")),
    ("vàng@gmail.com", Refused("Địa chỉ thư chưa đúng, ví dụ ten@vidu.vn. Có thể để trống.")),
    ("\"a b\"@a.vn", Refused("Địa chỉ thư chưa đúng, ví dụ ten@vidu.vn. Có thể để trống.")),
    ("lan@vidu.vn\u{200b}", Is("lan@vidu.vn")),
];

/// The message at a field.
fn wrong(answer: &Answer, name: &str) -> Option<String> {
    answer.all(&format!("#{name}-wrong")).pop()
}

fn check(typed: &str, taken: Option<&str>, wrong: Option<&str>, right: Right) -> Option<String> {
    let fine = match right {
        Is(value) => taken == Some(value) && wrong.is_none(),
        Refused(message) => wrong.is_some_and(|said| said.contains(message)),
        Asked(_) => wrong.is_some(),
    };
    (!fine).then(|| format!("{typed:?}: {taken:?}, {wrong:?} for {right:?}"))
}

fn none(complaints: &[String]) {
    assert!(complaints.is_empty(), "\n  {}\n", complaints.join("\n  "));
}

#[tokio::test]
async fn phones_are_read_as_people_write_them() {
    let app = TestApp::with(|config| {
        config.limits.purchase_per_hour = 100;
    })
    .await;
    let honey = app.product(&app.my().await, Listing { stock: 100, ..Listing::default() }).await;
    let mut complaints = Vec::new();
    for (typed, right) in PHONES {
        let mut guest = app.visitor();
        guest.post("/cart", &[("variant", &honey.variant_code), ("quantity", "1")]).await;
        let before = purchase::Entity::find().count(&app.db.read).await.expect("purchases");
        let answer = order_as_guest(&mut guest, typed).await;
        let rows = purchase::Entity::find().all(&app.db.read).await.expect("purchases");
        let taken = rows.iter().max_by_key(|row| row.id.0).filter(|_| rows.len() as u64 > before);
        let taken = taken.map(|row| row.phone.as_str().to_owned());
        complaints.extend(check(typed, taken.as_deref(), wrong(&answer, "phone").as_deref(), *right));
    }
    none(&complaints);
}

async fn lan_of(app: &TestApp, lan: AccountId) -> account::Model {
    account::Entity::find_by_id(lan).one(&app.db.read).await.expect("accounts").expect("Lan")
}

#[tokio::test]
async fn names_and_mail_addresses_are_kept_in_one_form() {
    let app = TestApp::new().await;
    let lan = app.lan().await;
    let mut visitor = app.visitor_as(lan).await;
    let mut complaints = Vec::new();
    for (typed, right) in NAMES {
        let before = lan_of(&app, lan).await.name;
        let form = [("name", *typed), ("language", "vi"), ("email", ""), ("unit_text", "")];
        let answer = visitor.post("/account", &form).await;
        let now = lan_of(&app, lan).await.name;
        assert!(answer.location().is_some() || now == before, "{typed:?} is refused and changes nothing");
        complaints.extend(check(typed, Some(&now), wrong(&answer, "name").as_deref(), *right));
        if answer.location().is_some() {
            assert_eq!(visitor.get("/account").await.value("name").as_deref(), Some(now.as_str()), "letter by letter");
        }
    }
    for (typed, right) in MAILS {
        let form = [("name", "Lan"), ("language", "vi"), ("email", *typed), ("unit_text", "")];
        let answer = visitor.post("/account", &form).await;
        let now = lan_of(&app, lan).await.email;
        complaints.extend(check(typed, now.as_deref(), wrong(&answer, "email").as_deref(), *right));
    }
    none(&complaints);
}

async fn price_of(app: &TestApp, good: &Good) -> Money {
    variant::Entity::find_by_id(good.variant).one(&app.db.read).await.expect("variants").expect("hers").price
}

#[tokio::test]
async fn prices_are_read_as_people_write_them_and_a_far_one_is_asked_about() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let cloth = Listing { name: "Khăn lanh", set_no: 22, measure: "tấm", price: 180_000, ..Listing::default() };
    let good = app.product(&my, cloth).await;
    let path = format!("/seller/{}/products", my.code);
    let mut visitor = app.visitor_as(my.account).await;
    let at = |name: &str| format!("{name}-{}", good.variant_code);
    let mut complaints = Vec::new();
    for (typed, right) in PRICES {
        let row = variant::Entity::find_by_id(good.variant).one(&app.db.write).await.expect("variants").expect("hers");
        let mut row = row.into_active_model();
        row.price = Set(Money(180_000));
        row.update(&app.db.write).await.expect("a price");
        let (price, seen_price, stock, seen_stock) = (at("price"), at("seen_price"), at("stock"), at("seen_stock"));
        let form = [
            ("variant", good.variant_code.as_str()),
            (&price, *typed),
            (&seen_price, "180.000"),
            (&stock, "10"),
            (&seen_stock, "10"),
        ];
        let answer = visitor.post(&path, &form).await;
        let now = price_of(&app, &good).await.0.to_string();
        complaints.extend(check(typed, Some(&now), wrong(&answer, &price).as_deref(), *right));
        if let Asked(least) = right {
            let offers = answer.attributes(&format!("button[name={}]", at("answer")), "value");
            assert!(offers.len() >= *least && offers[0] == "125000", "{typed:?}: {offers:?}");
            assert_eq!(now, "180000", "nothing is set before the answer");
            let answered: Vec<_> = form.iter().copied().chain([("x", "")]).collect();
            let name = at("answer");
            let answered: Vec<_> = answered.into_iter().chain([(name.as_str(), *typed)]).collect();
            assert!(visitor.post(&path, &answered).await.location().is_some(), "whoever means it is believed");
            assert_eq!(price_of(&app, &good).await, Money(1_250));
        } else if !matches!(right, Is(_)) {
            assert_eq!(now, "180000", "{typed:?} changes nothing");
        }
    }
    none(&complaints);
    let asked = app.visitor().get("/products?price_from=1tr&price_to=100k").await;
    assert_eq!(asked.value("price_from").as_deref(), Some("100000"));
}

#[tokio::test]
async fn a_new_measure_is_judged_by_those_that_are_there() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let cloth = Listing { name: "Khăn lanh", set_no: 22, measure: "tấm", price: 180_000, ..Listing::default() };
    let good = app.product(&my, cloth).await;
    let path = format!("/seller/{}/products/{}/variants", my.code, good.code);
    let mut visitor = app.visitor_as(my.account).await;
    visitor.get(&format!("/seller/{}/products/{}", my.code, good.code)).await;
    let form = [("measure-0", "đôi"), ("price-0", "1250"), ("stock-0", "3"), ("weight-0", "300")];
    let asked = visitor.post(&path, &form).await;
    asked.assert_refused().assert_field_error("price-0").assert_has("button[name=answer-0][value=\"125000\"]");
    let count = variant::Entity::find().count(&app.db.read).await.expect("variants");
    assert_eq!(count, 1);
    let answered: Vec<_> = form.into_iter().chain([("answer-0", "125000")]).collect();
    assert!(visitor.post(&path, &answered).await.location().is_some());
    let added = variant::Entity::find().filter(variant::Column::Measure.eq("đôi")).one(&app.db.read).await;
    assert_eq!(added.expect("variants").expect("it").price, Money(125_000));
}

#[tokio::test]
async fn codes_are_read_out_of_what_they_came_in() {
    let app = TestApp::with(|config| config.limits.look_up_per_hour = 100).await;
    let honey = app.honey(&app.my().await).await;
    let sale = app.placed(&honey, None).await;
    let (half, rest) = sale.code.split_at(4);
    let mut visitor = app.visitor();
    for typed in CODES {
        let typed = typed.replace("$code", &sale.code);
        let typed = typed.replace("$half", &half.to_lowercase()).replace("$rest", &rest.to_lowercase());
        let stage = visitor.post("/orders", &[("code", &typed), ("phone", &sale.phone)]).await;
        stage.assert_ok().assert_has(".timeline");
    }
    visitor.post("/orders", &[("code", "Mã đơn:"), ("phone", &sale.phone)]).await.assert_field_error("code");
    let label = format!("Mã: {}", sale.code);
    proved(&app, &mut visitor, &label, "+84 0900 000 001").await.assert_redirect(&format!("/orders/{}", sale.code));
}

/// The address form of an account, nationwide.
async fn typed_address(visitor: &mut Visitor, typed: &str) -> Answer {
    let form = [("name", "Lan"), ("language", "vi"), ("unit_text", typed), ("unit", ""), ("unit_for", "")];
    visitor.post("/account", &form).await
}

#[tokio::test]
async fn addresses_are_read_as_papers_print_and_people_shorten_them() {
    let app = TestApp::new().await;
    let lan = app.lan().await;
    let mut visitor = app.visitor_as(lan).await;
    let mut complaints = Vec::new();
    for (typed, right) in ADDRESSES {
        let answer = typed_address(&mut visitor, typed).await;
        let now = lan_of(&app, lan).await.unit_code.map(|code| code.0);
        let taken = now.filter(|_| answer.location().is_some());
        complaints.extend(check(typed, taken.as_deref(), wrong(&answer, "unit").as_deref(), *right));
        let offers = answer.attributes("input[type=radio][name=unit]", "value");
        match right {
            Asked(least) if offers.len() < *least => complaints.push(format!("{typed:?}: {offers:?}")),
            Refused(_) if !offers.is_empty() => complaints.push(format!("{typed:?}: {offers:?}")),
            _ => {}
        }
    }
    none(&complaints);
}

#[tokio::test]
async fn a_district_with_a_number_leads_to_its_own_communes_alone() {
    let app = TestApp::new().await;
    let lan = app.lan().await;
    let mut visitor = app.visitor_as(lan).await;
    for typed in ["Q7, TPHCM", "Quận 7", "quan 7 ho chi minh"] {
        let answer = typed_address(&mut visitor, typed).await;
        answer.assert_refused();
        let notes = answer.all("fieldset.choices small");
        assert!(!notes.is_empty() && notes.iter().all(|note| note.contains("quận 7")), "{typed:?}: {notes:?}");
    }
    let first = typed_address(&mut visitor, "Q7, TPHCM").await;
    let offer = first.attributes("input[type=radio][name=unit]", "value")[0].clone();
    let said = first.value("unit_for").expect("asked about");
    let form =
        [("name", "Lan"), ("language", "vi"), ("unit_text", said.as_str()), ("unit", &offer), ("unit_for", &said)];
    visitor.post("/account", &form).await.assert_redirect("/account");
    let code = lan_of(&app, lan).await.unit_code.expect("a home");
    let home = unit::Entity::find_by_id(code).one(&app.db.read).await.expect("units").expect("it");
    assert_eq!(home.parent_code, Some(UnitCode("79".into())));
}

/// The same text with every letter apart from its marks.
fn apart(text: &str) -> String {
    let composed: Vec<(char, &str)> = vec![
        ('ậ', "a\u{323}\u{302}"),
        ('ạ', "a\u{323}"),
        ('à', "a\u{300}"),
        ('ồ', "o\u{302}\u{300}"),
        ('ă', "a\u{306}"),
    ];
    text.chars()
        .map(|c| {
            composed.iter().find(|(letter, _)| *letter == c).map_or_else(|| c.to_string(), |(_, apart)| (*apart).into())
        })
        .collect()
}

#[tokio::test]
async fn an_edit_that_changes_nothing_shows_nothing_whatever_form_the_row_is_in() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let row = product::Entity::find_by_id(honey.product).one(&app.db.read).await.expect("products").expect("hers");
    let (name, description) = (row.name.clone(), row.description.clone());
    assert_ne!(apart(&name), name);
    let mut row = row.into_active_model();
    row.name = Set(apart(&name));
    row.description = Set(apart(&description));
    row.update(&app.db.write).await.expect("as it was typed once");
    let path = format!("/seller/{}/products/{}", my.code, honey.code);
    let mut visitor = app.visitor_as(my.account).await;
    let page = visitor.get(&path).await;
    let photos = page.attributes("input[name=photos]", "value");
    for (name, description) in [(apart(&name), description.clone()), (name.clone(), apart(&description))] {
        let mut form = vec![("name", name.as_str()), ("description", description.as_str()), ("set_no", "4")];
        form.extend(photos.iter().map(|photo| ("photos", photo.as_str())));
        visitor.post(&path, &form).await.assert_refused().assert_sees("Bà con chưa sửa gì");
    }
    assert_eq!(revision::Entity::find().count(&app.db.read).await.expect("revisions"), 0, "no moderator is asked");
    let mut form = vec![("name", "Mật ong \u{d0}ồng Văn"), ("description", "Mật mới."), ("set_no", "4")];
    form.extend(photos.iter().map(|photo| ("photos", photo.as_str())));
    assert!(visitor.post(&path, &form).await.location().is_some());
    let proposed = revision::Entity::find().one(&app.db.read).await.expect("revisions").expect("it waits");
    assert_eq!(proposed.content["name"], "Mật ong Đồng Văn");
}

#[tokio::test]
async fn a_question_finds_the_same_whatever_its_letters_were_typed_with() {
    let app = TestApp::new().await;
    let my = app.my().await;
    app.product(&my, Listing { name: "Mật ong Đồng Văn", ..Listing::default() }).await;
    for query in [
        "%C4%90%E1%BB%93ng+V%C4%83n",
        "%C3%90%E1%BB%93ng+V%C4%83n",
        "%E2%80%AE%C4%90o%CC%82%CC%80ng%E2%80%8B+Va%CC%86n",
    ] {
        app.visitor().get(&format!("/products?q={query}")).await.assert_ok().assert_sees("Mật ong Đồng Văn");
    }
}

#[tokio::test]
async fn whoever_signs_in_may_write_her_number_in_any_way() {
    let app = TestApp::new().await;
    app.account("Lò Thị Ban", "0389345678").await;
    for phone in ["01689345678", "+84 (0)389 345 678", "0389.345.678 (Zalo)"] {
        assert_eq!(Phone::parse(phone).as_ref().map(Phone::as_str), Some("0389345678"));
        let form = [("phone", phone), ("password", crate::kit::PASSWORD)];
        app.visitor().post("/sign-in", &form).await.assert_redirect("/account");
    }
}
