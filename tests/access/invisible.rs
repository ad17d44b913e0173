//! What nobody sees comes in by no form: every POST of the table is sent with a form that writes, and with signs that turn the line round,
//! join, part or mark in each of its fields but passwords. It is written as it would be without them, and not one of them is kept.

use super::{
    World,
    forms::form_of,
    late::{account, at_the_form, closed, contents, filled as of_closed, prepare},
    table::{
        Door::{self, *},
        TABLE,
    },
    world,
};
use crate::kit::{Answer, PASSWORD, TestApp, Visitor, world::BA_DINH};
use chophien::market::documents::slugs;

type Form = Vec<(String, String)>;

/// For every POST that is open to everybody: what to send so that it does what it is for. `$…` is filled in from the world.
#[rustfmt::skip]
const OPEN: &[(&str, &[(&str, &str)])] = &[
    ("/sign-in", &[("phone", "0900000001"), ("password", PASSWORD)]),
    ("/sign-in/text", &[("phone", "0900000001")]),
    ("/sign-in/code", &[("code", "$digits"), ("password", PASSWORD)]),
    ("/sign-in/second", &[("code", "$app_code")]),
    ("/sign-out", &[]),
    ("/register", &[("name", "Giàng Thị Sai"), ("phone", "0900000101"), ("accept", "yes"), ("unit_text", "Xã Mèo Vạc, Tuyên Quang")]),
    ("/register/code", &[("code", "$digits"), ("password", "mùa ngô mới")]),
    ("/register/code/renewal", &[]),
    ("/reset", &[("phone", "0900000001")]),
    ("/reset/code", &[("code", "$digits"), ("password", "mùa ngô mới")]),
    ("/data/number", &[("phone", "0900000001")]),
    ("/data/number/code", &[("code", "$digits")]),
    ("/data/number/code/renewal", &[]),
    ("/data/own/erasure", &[("sure", "1")]),
    ("/language", &[("language", "en"), ("back", "/cart")]),
    ("/sight", &[("text", "large"), ("contrast", "high"), ("back", "/cart")]),
    ("/cart", &[("variant", "$variant"), ("quantity", "2")]),
    ("/checkout", &[("name", "Vàng Thị Mỷ"), ("phone", "0900000101"), ("unit", BA_DINH), ("street", "số 18 ngõ 62"), ("note", "gọi trước\nkhi giao"), ("email", "lan@vidu.vn"), ("accept", "yes")]),
    ("/orders", &[("code", "$order"), ("phone", "0900000001")]),
    ("/orders/text", &[("code", "$order"), ("phone", "0900000001")]),
    ("/orders/proof", &[("code", "$digits")]),
    ("/reports/new", &[("shop", "$shop_slug"), ("key", "0123456789abcdef0123"), ("reason", "untrue"), ("words", "Nói chữa được\nmọi bệnh.")]),
    ("/reports/{code}", &[("words", "Trên nhãn cũng ghi thế.")]),
    ("/reports/{code}/withdrawal", &[]),
];

const SIGNS: [char; 6] = ['\u{202e}', '\u{200b}', '\u{feff}', '\u{ad}', '\u{3164}', '\u{e0041}'];

/// The value with a sign before, in and behind it.
fn marked((name, value): &(String, String)) -> (String, String) {
    if name.contains("password") || value.is_empty() {
        return (name.clone(), value.clone());
    }
    let letters: Vec<char> = value.chars().collect();
    let (head, tail) = letters.split_at(letters.len() / 2);
    let signs = SIGNS.iter();
    let marked =
        signs.clone().take(2).chain(head).chain(signs.clone().skip(2).take(2)).chain(tail).chain(signs.skip(4));
    (name.clone(), marked.collect())
}

async fn post(visitor: &mut Visitor, path: &str, form: &Form) -> Answer {
    let form: Vec<_> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    visitor.post(path, &form).await
}

fn filled(world: &World, form: &[(&str, &str)]) -> Form {
    form.iter().map(|(name, value)| (world.address(name), world.address(value))).collect()
}

/// The digits of the newest text that has six in a row.
fn digits(app: &TestApp) -> String {
    let text = app.texts().into_iter().rev().find_map(|text| {
        let runs = text.words.split(|c: char| !c.is_ascii_digit()).map(str::to_owned).collect::<Vec<_>>();
        runs.into_iter().find(|run| run.len() == 6)
    });
    text.expect("a code was texted")
}

/// Whatever the form needs to be there, and what the page adds to it.
async fn open_form(world: &mut World, visitor: &mut Visitor, route: &str) -> Form {
    let of = |route: &str| OPEN.iter().find(|(known, _)| *known == route).unwrap_or_else(|| panic!("{route}")).1;
    let versions = |versions: Vec<(&'static str, String)>| {
        versions.into_iter().map(|(name, value)| (name.to_owned(), value)).collect::<Form>()
    };
    let registration = versions(world.app.versions(&slugs::AT_REGISTRATION).await);
    let before = match route {
        "/register/code" | "/register/code/renewal" => Some("/register"),
        "/reset/code" => Some("/reset"),
        "/sign-in/code" => Some("/sign-in/text"),
        "/sign-in/second" => Some("/sign-in"),
        "/orders/proof" => Some("/orders/text"),
        "/data/number/code" | "/data/number/code/renewal" | "/data/own/erasure" => Some("/data/number"),
        "/checkout" => Some("/cart"),
        _ => None,
    };
    if route == "/sign-in/second" {
        world.app.second_factor(account(world, "buyer")).await;
        world.examples.insert(0, ("$app_code", world.app.code_of_the_app()));
    }
    visitor.get("/orders").await;
    if let Some(before) = before {
        let mut form = filled(world, of(before));
        form.extend(registration.clone());
        let answer = post(visitor, before, &form).await;
        assert!(answer.location().is_some(), "{before} leads on: {}", answer.status);
        world.app.work_off().await;
    }
    if of(route).iter().any(|(_, value)| *value == "$digits") {
        world.examples.insert(0, ("$digits", digits(&world.app)));
    }
    if route == "/data/own/erasure" {
        let digits = vec![("code".to_owned(), digits(&world.app))];
        let answer = post(visitor, "/data/number/code", &digits).await;
        assert_eq!(answer.location(), Some("/data/own"), "the number is proved");
    }
    let mut form = filled(world, of(route));
    if route == "/register" {
        form.extend(registration);
    }
    if route == "/checkout" {
        let page = visitor.get("/checkout").await;
        form.push(("checkout_key".into(), page.value("checkout_key").expect("a key")));
        form.extend(page.attributes("input[name=line]", "value").into_iter().map(|line| ("line".into(), line)));
        form.extend(versions(world.app.versions(&slugs::AT_CHECKOUT).await));
        let shown = post(visitor, route, &form).await;
        form.push(("seen_total".into(), shown.value("seen_total").expect("a total")));
    }
    form
}

/// Where an answer leads, without the random codes that follow these.
fn led(answer: &Answer) -> (u16, Option<String>) {
    const BEFORE_A_CODE: [&str; 5] = ["products", "seller", "purchases", "orders", "reports"];
    let to = answer.location().map(|to| {
        let parts: Vec<&str> = to.split('?').next().unwrap_or(to).split('/').collect();
        let is_code = |at: usize| at > 0 && BEFORE_A_CODE.contains(&parts[at - 1]);
        (0..parts.len()).map(|at| if is_code(at) { "*" } else { parts[at] }).collect::<Vec<_>>().join("/")
    });
    (answer.status.as_u16(), to)
}

async fn sent(route: &str, example: &str, door: Door, with_signs: bool) -> ((u16, Option<String>), Vec<String>, bool) {
    let mut world = world().await;
    let is_open = door == Everybody;
    let mut visitor = world.app.visitor();
    let form = if is_open {
        open_form(&mut world, &mut visitor, route).await
    } else {
        prepare(&mut world, route).await;
        visitor = at_the_form(&world, route, door).await;
        of_closed(&world, form_of(route))
    };
    let form: Form = if with_signs { form.iter().map(marked).collect() } else { form };
    let before = contents(&world.app).await;
    let answer = post(&mut visitor, &world.address(example), &form).await;
    let after = contents(&world.app).await;
    let kept = after.iter().filter(|(_, rows)| rows.contains(SIGNS)).map(|(table, _)| table.clone()).collect();
    (led(&answer), kept, before != after)
}

#[tokio::test]
async fn what_nobody_sees_changes_no_form_and_is_kept_by_none() {
    let mut complaints = Vec::new();
    for (_, route, example, door) in everywhere() {
        let (plain, _, wrote) = sent(route, example, door, false).await;
        let (marked, kept, also) = sent(route, example, door, true).await;
        if plain != marked || wrote != also {
            complaints
                .push(format!("{route}: {plain:?} ({wrote}) without, {marked:?} ({also}) with signs that nobody sees"));
        }
        if plain.0 >= 400 {
            complaints.push(format!("{route}: its form does nothing: {plain:?}"));
        }
        if !kept.is_empty() {
            complaints.push(format!("{route}: kept in {kept:?}"));
        }
    }
    assert!(complaints.is_empty(), "\n  {}\n", complaints.join("\n  "));
}

/// Every POST of the table that leads to a page.
fn everywhere() -> impl Iterator<Item = (&'static str, &'static str, &'static str, Door)> {
    let open = TABLE.iter().copied().filter(|(method, .., door)| *method == "POST" && *door == Everybody);
    open.chain(closed())
}

#[test]
fn every_open_post_has_a_form() {
    let open: Vec<&str> = everywhere().filter(|(.., door)| *door == Everybody).map(|(_, route, ..)| route).collect();
    let known: Vec<&str> = OPEN.iter().map(|(route, _)| *route).collect();
    assert_eq!(known, open);
}
