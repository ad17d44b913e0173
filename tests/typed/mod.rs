//! As people really type: a sample of each kind, sent through the pages that read it. What the readers behind them understand in all is
//! tested beside them (`src/kernel/phone.rs`, `src/kernel/typed/`).

mod addresses;
mod prices;
mod search;
mod texts;

use chophien::{
    entities::{account, purchase},
    kernel::ids::AccountId,
};
use sea_orm::{EntityTrait, PaginatorTrait};

use crate::{
    kit::{Answer, TestApp, goods::Listing},
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

/// `$code` is the order's code, `$half` and `$rest` its two halves in small letters.
const CODES: &[&str] = &[
    "Mã: $code",
    "$half $rest",
    "https://cho.example/orders/$code",
    "https://cho.example/orders/$code?utm_source=zalo",
    "Mã đơn $code\u{200b}",
    "Cho Phien: don $code dang tren duong",
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
