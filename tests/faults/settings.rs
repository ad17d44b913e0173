//! A wrong setting stops the program at once, with a line that names its section.

use crate::kit::{
    database::Folder,
    server::{chophien, run},
};

/// What the program says before it ends.
fn refused(profile: &str, settings: &[(&str, &str)]) -> String {
    let folder = Folder::new();
    let output = run(chophien(&folder, profile, settings));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!output.status.success(), "it started: {said}");
    let last = said.lines().last().unwrap_or_default().to_owned();
    assert!(last.starts_with("chophien: "), "{said:?}");
    last
}

#[test]
fn a_wrong_setting_is_named_with_its_section() {
    for (name, value, section) in [
        ("CHOPHIEN__SERVER__BIND", "here", "[server] bind"),
        ("CHOPHIEN__SERVER__BIND", "0.0.0.0:0", "[server] bind"),
        ("CHOPHIEN__SERVER__PUBLIC_URL", "cho.example/", "[server] public_url"),
        ("CHOPHIEN__SERVER__WORKERS", "many", "[server] workers"),
        ("CHOPHIEN__SERVER__CONNECTIONS", "3", "[server] connections"),
        ("CHOPHIEN__DATABASE__URL", "mysql://nowhere", "[database] url"),
        ("CHOPHIEN__DATABASE__URL_FILE", "no/such/file", "[database] url_file"),
        ("CHOPHIEN__DATABASE__REPLICA_URL", "postgres://replica/market", "[database] replica_url"),
        ("CHOPHIEN__DATABASE__REPLICA_URL_FILE", "no/such/file", "[database] replica_url_file"),
        ("CHOPHIEN__DATABASE__REPLICA_LAG_SECONDS", "0", "[database] replica_lag_seconds"),
        ("CHOPHIEN__FILES__URL", "ftp://market", "[files] url"),
        ("CHOPHIEN__FILES__URL", "s3://market/goods", "[files] key_id"),
        ("CHOPHIEN__FILES__SECRET_KEY_FILE", "no/such/file", "[files] secret_key_file"),
        ("CHOPHIEN__FILES__INCOMING_FILES", "0", "[files] incoming_files"),
        ("CHOPHIEN__FILES__INCOMING_MEGABYTES", "1", "[files] incoming_megabytes"),
        ("CHOPHIEN__MAIL__URL", "pigeon://loft", "[mail] url"),
        ("CHOPHIEN__MAIL__FROM", "nobody", "[mail] from"),
        ("CHOPHIEN__TEXT__URL", "smoke", "[text] url"),
        ("CHOPHIEN__MARKET__ANSWER_HOURS", "0", "[market] answer_hours"),
        ("CHOPHIEN__MARKET__PROVINCE", "Tuyên Quang", "[market] province"),
        ("CHOPHIEN__MARKET__PROVINCE", "00769", "[market] province"),
        ("CHOPHIEN__MARKET__PROVINCE", "99", "[market] province"),
        ("CHOPHIEN__BUYING__PROOF_ABOVE", "-1", "[buying] proof_above"),
        ("CHOPHIEN__BUYING__UNPROVED_ORDERS", "0", "[buying] unproved_orders"),
        ("CHOPHIEN__BUYING__UNPROVED_PERCENT", "101", "[buying] unproved_percent"),
        ("CHOPHIEN__JOBS__LONGEST_SECONDS", "120", "[jobs] longest_seconds"),
        ("CHOPHIEN__PASSWORDS__MEMORY_KIB", "1", "[passwords]"),
        ("CHOPHIEN__LIMITS__CODE_PER_HOUR", "-1", "[limits] code_per_hour"),
        ("CHOPHIEN__MARKET__COLOUR", "red", "market"),
    ] {
        let said = refused("demo", &[(name, value)]);
        assert!(said.contains(section), "{name}={value}: {said}");
    }
}

#[test]
fn without_a_profile_it_does_not_start() {
    assert!(refused("", &[]).contains("CHOPHIEN_PROFILE"));
    assert!(refused("holiday", &[]).contains("holiday"));
}

#[test]
fn production_wants_its_secret() {
    let said = refused("production", &[("CHOPHIEN__SECRET_FILE", "no/such/secret")]);
    assert!(said.contains("secret_file"), "{said}");
}

#[test]
fn a_database_that_cannot_be_reached_is_named() {
    let url = "postgres://nobody@127.0.0.1:1/market";
    let said = refused("production", &[("CHOPHIEN__DATABASE__URL", url), ("CHOPHIEN__SECRET_FILE", "/proc/version")]);
    assert!(said.contains("[database]"), "{said}");
    let said = refused("demo", &[("CHOPHIEN__DATABASE__URL", "sqlite:/proc/no/market.db")]);
    assert!(said.contains("[database]"), "{said}");
}

#[test]
fn a_demo_database_is_no_market() {
    let folder = Folder::new();
    let url = format!("sqlite:{}", folder.join("market.db").display());
    let settings = [("CHOPHIEN__DATABASE__URL", url.as_str())];
    assert!(
        run({
            let mut command = chophien(&folder, "demo", &settings);
            command.arg("demo");
            command
        })
        .status
        .success()
    );
    std::fs::write(folder.join("secret"), "0123456789abcdef0123456789abcdef").expect("a secret");
    let real = [settings[0], ("CHOPHIEN__SECRET_FILE", "secret")];
    let output = run(chophien(&folder, "production", &real));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!output.status.success() && said.contains("demo"), "{said}");
}

/// Takes texts, and says what it is told to say.
fn carrier(folder: &Folder, code: i32) -> String {
    use std::os::unix::fs::PermissionsExt;
    let (path, taken) = (folder.join(format!("carrier-{code}")), folder.join("taken"));
    std::fs::write(
        &path,
        format!("#!/bin/sh\ncat >> {}\necho said so of 0900000001 >&2\nexit {code}\n", taken.display()),
    )
    .unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o700)).unwrap();
    path.display().to_string()
}

#[tokio::test]
async fn texts_leave_through_a_program_and_its_end_says_how_it_went() {
    use chophien::{
        config,
        infra::{
            queue::Failed,
            texter::{Text, Texter},
        },
        kernel::phone::Phone,
    };
    let folder = Folder::new();
    let text = Text::new(Phone::parse("0900000001").unwrap(), "xin chào");
    let send = async |program: String| {
        Texter::new(&config::Text { url: format!("exec:{program}"), per_day: 1, for_codes: 0, for_orders: 0 })
            .send(text.clone())
            .await
            .map_err(Failed::from)
    };
    send(carrier(&folder, 0)).await.unwrap();
    let taken: serde_json::Value = serde_json::from_slice(&std::fs::read(folder.join("taken")).unwrap()).unwrap();
    assert_eq!(taken, serde_json::json!({ "to": "0900000001", "words": "xin chao" }));
    assert_eq!(send(carrier(&folder, 65)).await, Err(Failed::Never("text: it was refused: said so of …".into())));
    assert_eq!(send(carrier(&folder, 75)).await, Err(Failed::NotThere("text: it was not taken: said so of …".into())));
    assert!(matches!(send("/no/such/program".into()).await, Err(Failed::NotThere(_))));
}

/// Somebody who answers as a mail server does.
fn mail_server() -> String {
    use std::io::{BufRead, BufReader, Write};
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("smtp://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let _ = stream.write_all(b"220 test\r\n");
            let lines = BufReader::new(stream.try_clone().unwrap()).lines();
            for _ in lines.map_while(Result::ok) {
                let _ = stream.write_all(b"250 test\r\n");
            }
        }
    });
    url
}

/// Settings under which production starts, but for what is changed.
fn production(folder: &Folder, changed: &[(&'static str, &str)]) -> Vec<(&'static str, String)> {
    use std::os::unix::fs::PermissionsExt;
    let secret = folder.join("secret");
    std::fs::write(&secret, "0123456789abcdef0123456789abcdef").unwrap();
    std::fs::set_permissions(&secret, std::fs::Permissions::from_mode(0o600)).unwrap();
    let mut settings = vec![
        ("CHOPHIEN__DATABASE__URL", format!("sqlite:{}", folder.join("market.db").display())),
        ("CHOPHIEN__SECRET_FILE", "secret".to_owned()),
        ("CHOPHIEN__SERVER__PUBLIC_URL", "https://cho.example".to_owned()),
        ("CHOPHIEN__SERVER__TLS_PROXY", "true".to_owned()),
        ("CHOPHIEN__SERVER__TRUSTED_PROXIES", "[\"127.0.0.1\"]".to_owned()),
        ("CHOPHIEN__MAIL__URL", mail_server()),
        ("CHOPHIEN__TEXT__URL", "exec:/bin/false".to_owned()),
    ];
    for (name, value) in changed {
        settings.retain(|(known, _)| known != name);
        settings.push((name, (*value).to_owned()));
    }
    settings
}

fn say(folder: &Folder, settings: &[(&'static str, String)], arguments: &[&str]) -> (bool, String) {
    let settings: Vec<_> = settings.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let mut command = chophien(folder, "production", &settings);
    command.args(arguments);
    let output = run(command);
    let said = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8_lossy(&said).into_owned())
}

#[test]
fn production_starts_on_nothing_unsafe_and_says_all_of_it_at_once() {
    let folder = Folder::new();
    let fine = production(&folder, &[]);
    assert!(say(&folder, &fine, &["migrate"]).0);
    for command in ["check", "serve", "work"] {
        let (well, said) = say(&folder, &fine, &[command]);
        assert!(!well && said.contains("/documents/owner-contact (vi)"), "{command}: {said}");
    }
    for (language, slug) in [("vi", "owner-contact"), ("en", "owner-contact")] {
        std::fs::write(folder.join("text.md"), "# Ai quản lý chợ\n\nSở Công Thương.\n").unwrap();
        let (well, said) = say(&folder, &fine, &["publish", slug, "text.md", "--language", language]);
        assert!(well && said.contains("version 2"), "{said}");
    }
    let (_, said) = say(&folder, &fine, &["check"]);
    for line in said.lines().filter(|line| line.contains("/documents/")) {
        let (slug, rest) = line.trim().trim_start_matches("/documents/").split_once(" (").unwrap();
        assert!(say(&folder, &fine, &["publish", slug, "text.md", "--language", &rest[..2]]).0, "{line}");
    }
    let (well, said) = say(&folder, &fine, &["check"]);
    assert!(well, "{said}");
    for (name, value, words) in [
        ("CHOPHIEN__SERVER__PUBLIC_URL", "http://cho.example", "[server] public_url"),
        ("CHOPHIEN__SERVER__TLS_PROXY", "false", "[server] tls_proxy"),
        ("CHOPHIEN__SERVER__TRUSTED_PROXIES", "[]", "[server] trusted_proxies"),
        ("CHOPHIEN__MAIL__URL", "file:mails", "[mail] url"),
        ("CHOPHIEN__MAIL__URL", "smtp://mail.example", "[mail] url"),
        ("CHOPHIEN__TEXT__URL", "file:texts", "[text] url"),
        ("CHOPHIEN__PASSWORDS__ITERATIONS", "1", "[passwords]"),
    ] {
        for command in ["check", "serve", "work"] {
            let (well, said) = say(&folder, &production(&folder, &[(name, value)]), &[command]);
            assert!(!well && said.contains(words), "{command} {name}: {said}");
        }
    }
    use std::os::unix::fs::PermissionsExt;
    let open = production(&folder, &[]);
    std::fs::set_permissions(folder.join("secret"), std::fs::Permissions::from_mode(0o644)).unwrap();
    let (well, said) = say(&folder, &open, &["serve"]);
    assert!(!well && said.contains("chmod 600"), "{said}");
}

#[test]
fn a_node_with_another_secret_or_another_folder_is_no_node_of_this_market() {
    let folder = Folder::new();
    // It goes as far as a port that somebody else has.
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let bind = taken.local_addr().unwrap().to_string();
    let settings = |files: &str, secret: &str| {
        let url = format!("sqlite:{}", folder.join("market.db").display());
        vec![
            ("CHOPHIEN__DATABASE__URL", url),
            ("CHOPHIEN__FILES__DIR", files.to_owned()),
            ("CHOPHIEN__SECRET_FILE", secret.to_owned()),
            ("CHOPHIEN__SERVER__BIND", bind.clone()),
        ]
    };
    let test = |settings: &[(&'static str, String)], argument: &str| {
        let settings: Vec<_> = settings.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let mut command = chophien(&folder, "test", &settings);
        command.arg(argument);
        let output = run(command);
        String::from_utf8_lossy(&output.stderr).into_owned()
    };
    test(&settings("files", "secret"), "migrate");
    let first = test(&settings("files", "secret"), "serve");
    assert!(first.contains("in use"), "{first}");
    let other = test(&settings("files", "another"), "serve");
    assert!(other.contains("secret_file") && other.contains("adopt"), "{other}");
    let elsewhere = test(&settings("elsewhere", "secret"), "serve");
    assert!(elsewhere.contains("[files] dir: elsewhere"), "{elsewhere}");
    assert_eq!(test(&settings("elsewhere", "another"), "adopt"), "");
    let adopted = test(&settings("elsewhere", "another"), "serve");
    assert!(adopted.contains("in use"), "{adopted}");
    assert!(test(&settings("files", "another"), "serve").contains("[files] dir: files"));
}
