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
        ("CHOPHIEN__DATABASE__URL", "mysql://nowhere", "[database] url"),
        ("CHOPHIEN__DATABASE__URL_FILE", "no/such/file", "[database] url_file"),
        ("CHOPHIEN__MAIL__URL", "pigeon://loft", "[mail] url"),
        ("CHOPHIEN__MAIL__FROM", "nobody", "[mail] from"),
        ("CHOPHIEN__TEXT__URL", "smoke", "[text] url"),
        ("CHOPHIEN__MARKET__ANSWER_HOURS", "0", "[market] answer_hours"),
        ("CHOPHIEN__MARKET__PROVINCE", "Tuyên Quang", "[market] province"),
        ("CHOPHIEN__MARKET__PROVINCE", "00769", "[market] province"),
        ("CHOPHIEN__MARKET__PROVINCE", "99", "[market] province"),
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
