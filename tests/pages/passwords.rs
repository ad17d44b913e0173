//! Twin of `infra/passwords/`: what is dear comes after a cheap proof, on every page that reads a password, and one proof pays for
//! few of them.

use std::{collections::BTreeSet, fs, path::Path};

use chophien::market::documents::slugs;

use crate::kit::{PASSWORD, TestApp, Visitor};

const NEW: &str = "mật khẩu mới 2026";
const LAN: &str = "0900000001";
const NOBODY: &str = "0900000101";

/// A page that reads a password.
struct Reader {
    file: &'static str,
    path: &'static str,
    /// What is typed beside the digits.
    typed: &'static [(&'static str, &'static str)],
    /// Where a code for it is asked for, and with which number.
    code: Option<(&'static str, &'static str)>,
}

const READERS: [Reader; 9] = [
    Reader { file: "account/again.rs", path: "/account/again", typed: &[("password", PASSWORD)], code: None },
    Reader {
        file: "account/password.rs",
        path: "/account/password",
        typed: &[("old_password", PASSWORD), ("new_password", NEW)],
        code: None,
    },
    Reader {
        file: "account/second_factor.rs",
        path: "/account/second-factor",
        typed: &[("password", PASSWORD), ("sealed", "")],
        code: None,
    },
    Reader {
        file: "account/second_factor.rs",
        path: "/account/second-factor/renewal",
        typed: &[("password", PASSWORD)],
        code: None,
    },
    Reader {
        file: "account/second_factor.rs",
        path: "/account/second-factor/end",
        typed: &[("password", PASSWORD)],
        code: None,
    },
    Reader {
        file: "entry/register/code.rs",
        path: "/register/code",
        typed: &[("password", NEW)],
        code: Some(("/register", NOBODY)),
    },
    Reader {
        file: "entry/reset/code.rs",
        path: "/reset/code",
        typed: &[("password", NEW)],
        code: Some(("/reset", LAN)),
    },
    Reader {
        file: "entry/sign_in/code.rs",
        path: "/sign-in/code",
        typed: &[("password", "a slip")],
        code: Some(("/sign-in/text", LAN)),
    },
    Reader {
        file: "entry/sign_in/index.rs",
        path: "/sign-in",
        typed: &[("phone", LAN), ("password", PASSWORD)],
        code: None,
    },
];

fn reads_a_password(text: &str) -> bool {
    [".secret(\"", ".new_password(\""].iter().any(|call| text.contains(call))
}

fn sources(folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, found);
        } else {
            found.push((path.display().to_string(), fs::read_to_string(&path).expect("a source")));
        }
    }
}

#[test]
fn every_page_that_reads_a_password_has_its_row() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/pages");
    let mut all = Vec::new();
    sources(&root, &mut all);
    let root = format!("{}/", root.display());
    let known: BTreeSet<&str> = READERS.iter().map(|reader| reader.file).collect();
    let reading: BTreeSet<&str> =
        all.iter().filter(|(_, text)| reads_a_password(text)).map(|(path, _)| path.trim_start_matches(&root)).collect();
    assert_eq!(reading, known);
    assert!(reads_a_password("let old = fields.secret(\"old_password\");"), "a new one would be seen");
}

/// Somebody who may send that form as far as anybody may: a code is texted to her, or she is in.
async fn ready(app: &TestApp, reader: &Reader) -> (Visitor, String) {
    let mut visitor = app.visitor();
    let Some((asked_at, phone)) = reader.code else {
        let signed_in = reader.path.starts_with("/account");
        let lan = chophien::kernel::ids::AccountId(1);
        return (if signed_in { visitor.signed_in(lan).await } else { visitor }, String::new());
    };
    let versions = app.versions(&slugs::AT_REGISTRATION).await;
    let typed = [("name", "Giàng Thị Sai"), ("phone", phone), ("accept", "yes")];
    let fields: Vec<_> = typed.into_iter().chain(versions.iter().map(|(n, v)| (*n, v.as_str()))).collect();
    visitor.get(asked_at.trim_end_matches("/text")).await;
    assert!(visitor.post(asked_at, &fields).await.status.is_redirection(), "{asked_at}");
    app.work_off().await;
    let code = app.code_texted_to(phone);
    visitor.get(reader.path).await;
    (visitor, code)
}

fn with<'a>(reader: &'a Reader, more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    reader.typed.iter().copied().chain(more.iter().copied()).collect()
}

#[tokio::test]
async fn a_stale_form_a_stranger_and_wrong_digits_cost_no_hash_anywhere() {
    for reader in &READERS {
        let app = TestApp::new().await;
        assert_eq!(app.lan().await.0, 1);
        let (mut visitor, code) = ready(&app, reader).await;
        let before = app.passwords.turns().taken();
        for token in ["", "made up"] {
            let answer = visitor.post(reader.path, &with(reader, &[("code", &code), ("csrf", token)])).await;
            answer.assert_refused();
        }
        if reader.path != "/sign-in" {
            app.visitor().post(reader.path, &with(reader, &[("code", "123456")])).await;
        }
        if reader.code.is_some() {
            let wrong = if code == "000000" { "111111" } else { "000000" };
            for digits in ["", "12", wrong, wrong, wrong, wrong, wrong, &code, &code] {
                visitor.post(reader.path, &with(reader, &[("code", digits)])).await.assert_refused();
            }
        }
        assert_eq!(app.passwords.turns().taken(), before, "{}", reader.path);
    }
}

#[tokio::test]
async fn one_right_code_pays_for_five_hashes_at_most() {
    for reader in READERS.iter().filter(|reader| reader.code.is_some()) {
        let app = TestApp::new().await;
        app.lan().await;
        let (visitor, code) = ready(&app, reader).await;
        let before = app.passwords.turns().taken();
        let all = (0..20).map(|_| {
            let (mut twin, code) = (visitor.clone(), code.clone());
            async move { twin.post(reader.path, &with(reader, &[("code", &code)])).await }
        });
        futures::future::join_all(all).await;
        let cost = app.passwords.turns().taken() - before;
        assert!((1..=5).contains(&cost), "{}: {cost}", reader.path);
    }
}

/// Right digits are not used up where the rules were replaced meanwhile: they are still five tries.
#[tokio::test]
async fn a_registration_that_is_asked_again_and_again_costs_five_hashes_at_most() {
    let app = TestApp::new().await;
    let reader = READERS.iter().find(|reader| reader.path == "/register/code").expect("it");
    let (mut visitor, code) = ready(&app, reader).await;
    app.publish("privacy").await;
    let before = app.passwords.turns().taken();
    for _ in 0..20 {
        visitor.post(reader.path, &with(reader, &[("code", &code)])).await.assert_refused();
    }
    assert_eq!(app.passwords.turns().taken(), before + 5);
}

#[tokio::test]
async fn asking_for_codes_costs_no_hash() {
    let app = TestApp::new().await;
    app.lan().await;
    let versions = app.versions(&slugs::AT_REGISTRATION).await;
    let before = app.passwords.turns().taken();
    for at in 0..50 {
        let phone = format!("09000003{at:02}");
        let typed = [("name", "Giàng Thị Sai"), ("phone", phone.as_str()), ("password", NEW), ("accept", "yes")];
        let fields: Vec<_> = typed.into_iter().chain(versions.iter().map(|(n, v)| (*n, v.as_str()))).collect();
        app.visitor().post("/register", &fields).await.assert_redirect("/register/code");
    }
    for path in ["/reset", "/sign-in/text"] {
        let mut visitor = app.visitor();
        visitor.get(path.trim_end_matches("/text")).await;
        assert!(visitor.post(path, &[("phone", LAN)]).await.status.is_redirection());
    }
    assert_eq!(app.passwords.turns().taken(), before);
}

#[tokio::test]
async fn who_has_had_enough_tries_costs_no_hash() {
    let app = TestApp::with(|config| config.limits.sign_in_per_hour = 3).await;
    let lan = app.lan().await;
    let (mut stranger, mut owner) = (app.visitor(), app.visitor_as(lan).await);
    let before = app.passwords.turns().taken();
    for _ in 0..10 {
        stranger.post("/sign-in", &[("phone", LAN), ("password", "a guess")]).await.assert_refused();
    }
    assert_eq!(app.passwords.turns().taken(), before + 3);
    // What strangers typed for her number takes none of hers.
    for _ in 0..10 {
        let fields = [("old_password", "a slip"), ("new_password", NEW)];
        owner.post("/account/password", &fields).await.assert_refused();
    }
    assert_eq!(app.passwords.turns().taken(), before + 6);
}

/// What is tried first, by strangers and by whoever knows her, is set on no page, costs no hash, and uses no code up.
#[tokio::test]
async fn a_weak_password_is_refused_with_its_reason_wherever_one_is_set() {
    let changing = [("old_password", PASSWORD)];
    for (path, field) in
        [("/account/password", "new_password"), ("/register/code", "password"), ("/reset/code", "password")]
    {
        let reader = READERS.iter().find(|reader| reader.path == path).expect("it");
        let app = TestApp::new().await;
        app.lan().await;
        let (mut visitor, code) = ready(&app, reader).await;
        let (own, name) = match path {
            "/register/code" => ("+84 900 000 101", "giangthisai1"),
            _ => ("0900000001", "Nguyễn Thị Lan 1990"),
        };
        let before = app.passwords.turns().taken();
        for (weak, words) in [
            ("mậtkhẩu123", "nhiều người dùng"),
            ("chophien2026", "tên của tài khoản"),
            (own, "số điện thoại"),
            (name, "tên của tài khoản"),
            ("ngắn", "ít nhất 8"),
        ] {
            let typed = changing.into_iter().chain([("code", code.as_str()), (field, weak)]);
            let answer = visitor.post(path, &typed.collect::<Vec<_>>()).await;
            answer.assert_refused().assert_field_error(field).assert_sees(words);
            assert!(!answer.text().contains(weak), "{path}: {weak} is shown");
        }
        assert_eq!(app.passwords.turns().taken(), before, "{path}");
        let fields: Vec<_> = changing.into_iter().chain([("code", code.as_str()), (field, NEW)]).collect();
        visitor.post(path, &fields).await.assert_redirect("/account");
    }
}

/// Her shop's name is no password either.
#[tokio::test]
async fn the_name_of_ones_shop_is_no_password() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let mut visitor = app.visitor_as(my.account).await;
    let fields = [("old_password", PASSWORD), ("new_password", "mat ong my")];
    visitor.post("/account/password", &fields).await.assert_refused().assert_field_error("new_password");
}
