//! Addresses, as papers print them and as people shorten them.

use chophien::{entities::unit, kernel::ids::UnitCode};
use sea_orm::EntityTrait;

use super::{
    Right::{Asked, Is, Refused},
    Samples, check, lan_of, none, wrong,
};
use crate::kit::{Answer, TestApp, Visitor, world::MEO_VAC};

/// Typed at home in Tuyên Quang and anywhere else; the right is the code of a commune of today, or how many are asked about.
const ADDRESSES: Samples = &[
    ("TT Đồng Văn", Is("00721")),
    ("X. Pải Lủng, H. Mèo Vạc, T. Hà Giang", Is("00721")),
    ("pai lung - meo vac - ha giang", Is("00721")),
    ("Thôn Sà Lủng, Xã Pải Lủng, Huyện Mèo Vạc, Tỉnh Hà Giang", Is("00721")),
    ("xã Pải Lủng huyện Mèo Vạc tỉnh Hà Giang", Is("00721")),
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

/// The address form of an account, nationwide.
async fn typed_address(visitor: &mut Visitor, typed: &str) -> Answer {
    let form = [("name", "Lan"), ("language", "vi"), ("unit_text", typed), ("unit", ""), ("unit_for", "")];
    visitor.get("/account").await;
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
