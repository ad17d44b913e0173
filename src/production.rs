//! What a real market must not be started with. `serve` and `work` refuse, and `check` says the same.

use std::{fs, net::IpAddr, os::unix::fs::PermissionsExt, path::Path};

use sea_orm::DbErr;
use url::Url;

use crate::{
    app::App,
    config::{Config, Passwords, SecondFactor},
    market::documents::find,
};

/// OWASP's least for argon2id with one lane: 19 MiB and two passes.
const LEAST_MEMORY_KIB: u32 = 19_456;
const LEAST_ITERATIONS: u32 = 2;
/// A key made by chance has as many different letters by far.
const LEAST_LETTERS: usize = 10;
/// Everybody on the machine may read or write.
const EVERYBODY: u32 = 0o007;

/// Everything that is unsafe, each with its setting and what to do; empty where nothing is.
pub async fn faults(app: &App) -> Result<Vec<String>, DbErr> {
    let mut faults = of_settings(&app.config);
    faults.extend(of_secret(&app.config.secret_file));
    for (slug, language) in find::with_gaps(&app.db.read, app.clock.now().day()).await? {
        let language = language.as_str();
        faults.push(format!("/documents/{slug} ({language}) has gaps to fill in: publish it without"));
    }
    Ok(faults)
}

fn of_settings(config: &Config) -> Vec<String> {
    let Passwords { memory_kib, iterations } = config.passwords;
    let replica = config.database.replica_url.as_deref();
    let told = [
        (!config.is_https(), "[server] public_url must begin with https://: passwords would travel in the open"),
        (
            !config.server.tls_proxy,
            "[server] tls_proxy: the program speaks plain HTTP; say true where something before it ends TLS",
        ),
        (
            config.server.tls_proxy && config.server.trusted_proxies.is_empty(),
            "[server] trusted_proxies names nobody: all who come by what ends TLS would be counted as one address, and hold one another up",
        ),
        (config.mail.url.starts_with("file:"), "[mail] url: mails would stay in a folder"),
        (config.text.url.starts_with("file:"), "[text] url: texts, and the codes in them, would stay in a folder"),
        (
            memory_kib < LEAST_MEMORY_KIB || iterations < LEAST_ITERATIONS,
            "[passwords]: at least 19456 KiB of memory and 2 iterations",
        ),
        (
            config.accounts.second_factor == SecondFactor::Off,
            "[accounts] second_factor: staff would come in with a password alone",
        ),
        (
            config.metrics.bind.is_some_and(|bind| is_for_everybody(bind.ip())) && !config.metrics.inner_network,
            "[metrics] bind: strangers would read it; name an address of the machine itself or of the inner network, or say \
             that only an inner network reaches it (inner_network)",
        ),
        (
            config.files.endpoint.as_ref().is_some_and(|endpoint| is_open_http(endpoint)),
            "[files] endpoint must begin with https:// outside of an inner network: pictures would travel in the open",
        ),
        (
            !is_sealed_mail(&config.mail.url),
            "[mail] url: mails and their password would travel in the open; smtps://…, or smtp://…?tls=required",
        ),
        (
            !says_how_sealed(&config.database.url),
            "[database] url names another machine and not how it is spoken to: sslmode=verify-full asks who answers, \
             verify-ca and require less; disable is for an inner network",
        ),
        (
            !replica.is_none_or(says_how_sealed),
            "[database] replica_url names another machine and no sslmode: as in url",
        ),
    ];
    told.into_iter().filter(|(wrong, _)| *wrong).map(|(_, words)| words.to_owned()).collect()
}

/// With TLS from the first byte, or not at all without it; or with a server of this machine.
fn is_sealed_mail(url: &str) -> bool {
    if !url.starts_with("smtp://") {
        return true;
    }
    let Ok(url) = Url::parse(url) else { return false };
    let tls = url.query_pairs().find(|(name, _)| name == "tls");
    tls.is_some_and(|(_, asked)| asked == "required") || url.host_str().is_some_and(is_this_machine)
}

/// Where nothing is said, or `prefer`, TLS is tried and done without; so whoever set the market up says what is meant.
fn says_how_sealed(url: &str) -> bool {
    if !url.starts_with("postgres") {
        return true;
    }
    let Ok(url) = Url::parse(url) else { return false };
    let said = |names: [&str; 2]| {
        let pair = url.query_pairs().filter(|(name, _)| names.contains(&name.as_ref())).last();
        pair.map(|(_, value)| value.into_owned())
    };
    let mode = said(["sslmode", "ssl-mode"]);
    if mode.is_some_and(|mode| ["verify-full", "verify-ca", "require", "disable"].contains(&mode.as_str())) {
        return true;
    }
    let host = said(["host", "hostaddr"]).or_else(|| url.host_str().map(str::to_owned)).unwrap_or_default();
    // A folder is that of a socket; `%2F…` is one written as a host.
    host.is_empty() || host.starts_with('/') || host.to_ascii_lowercase().starts_with("%2f") || is_this_machine(&host)
}

fn is_this_machine(host: &str) -> bool {
    let host = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost" || host.parse().is_ok_and(|address: IpAddr| address.is_loopback())
}

fn is_open_http(endpoint: &str) -> bool {
    let host = endpoint.strip_prefix("http://").map(|rest| rest.trim_start_matches('[').split([':', '/', ']']).next());
    host.is_some_and(|host| host.unwrap_or_default().parse().map_or(true, is_for_everybody))
}

/// Neither of this machine nor of a network of one's own (RFC 1918, RFC 4193).
fn is_for_everybody(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => !(address.is_loopback() || address.is_private()),
        IpAddr::V6(address) => !(address.is_loopback() || address.is_unique_local()),
    }
}

fn of_secret(file: &Path) -> Vec<String> {
    let mut faults = Vec::new();
    if fs::metadata(file).is_ok_and(|known| known.permissions().mode() & EVERYBODY != 0) {
        faults.push("secret_file: everybody on this machine can read it; chmod 600".to_owned());
    }
    if fs::read_to_string(file).is_ok_and(|text| is_weak(text.trim())) {
        faults.push("secret_file: it can be guessed; make one by chance (openssl rand -hex 64)".to_owned());
    }
    faults
}

fn is_weak(secret: &str) -> bool {
    let mut letters: Vec<char> = secret.chars().collect();
    letters.sort_unstable();
    letters.dedup();
    letters.len() < LEAST_LETTERS
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Profile;

    #[test]
    fn each_unsafe_setting_is_told_and_a_safe_one_is_not() {
        let mut config = Config::load(Profile::Production).unwrap();
        assert_eq!(of_settings(&config).len(), 4, "as it comes: http, no proxy, mails and texts into files");
        config.server.public_url = "https://cho.example".into();
        config.server.tls_proxy = true;
        assert!(of_settings(&config).iter().any(|fault| fault.starts_with("[server] trusted_proxies")));
        config.server.trusted_proxies = vec![std::net::Ipv4Addr::LOCALHOST.into()];
        config.mail.url = "smtps://mail.example".into();
        config.text.url = "exec:/usr/local/bin/send-text".into();
        assert_eq!(of_settings(&config), Vec::<String>::new());
        config.passwords.memory_kib = 19_455;
        assert!(of_settings(&config)[0].starts_with("[passwords]"));
        config.passwords.memory_kib = 19_456;
        config.accounts.second_factor = SecondFactor::Off;
        assert!(of_settings(&config)[0].starts_with("[accounts]"));
        config.accounts.second_factor = SecondFactor::Staff;
        for (bind, told) in [
            ("127.0.0.1:9090", 0),
            ("10.1.2.3:9090", 0),
            ("[::1]:9090", 0),
            ("0.0.0.0:9090", 1),
            ("203.0.113.7:9090", 1),
            ("[2001:db8::1]:9090", 1),
        ] {
            config.metrics.bind = Some(bind.parse().unwrap());
            assert_eq!(of_settings(&config).len(), told, "{bind}");
        }
        config.metrics.inner_network = true;
        assert_eq!(of_settings(&config).len(), 0, "who says so knows it");
        for (endpoint, told) in [
            ("https://s3.example.vn", 0),
            ("http://10.0.0.9:9000", 0),
            ("http://127.0.0.1:9000", 0),
            ("http://s3.example.vn", 1),
            ("http://203.0.113.7:9000", 1),
        ] {
            config.files.endpoint = Some(endpoint.into());
            assert_eq!(of_settings(&config).len(), told, "{endpoint}");
        }
        config.files.endpoint = None;
        config.mail.url = "smtp://mail.example".into();
        config.database.url = "postgres://chophien@10.0.0.10/chophien".into();
        config.database.replica_url = Some("postgres://chophien@10.0.0.11/chophien".into());
        let told = of_settings(&config);
        let sections = ["[mail] url", "[database] url", "[database] replica_url"];
        assert!(told.len() == 3 && told.iter().zip(sections).all(|(told, name)| told.starts_with(name)), "{told:?}");
    }

    #[test]
    fn mail_leaves_sealed_or_stays_on_this_machine() {
        for (url, sealed) in [
            ("smtps://a:b@mail.example.vn", true),
            ("smtp://a:b@mail.example.vn:587?tls=required", true),
            ("smtp://127.0.0.1:25", true),
            ("smtp://[::1]:25", true),
            ("smtp://localhost", true),
            ("smtp://a:b@mail.example.vn", false),
            ("smtp://a:b@mail.example.vn?tls=opportunistic", false),
            ("smtp://10.0.0.9:25", false),
            ("smtp://mail.example.vn?tls=opportunistic&tls=required", false),
            ("smtp://127.0.0.1.example.vn", false),
            ("smtp://", false),
        ] {
            assert_eq!(is_sealed_mail(url), sealed, "{url}");
        }
    }

    #[test]
    fn a_database_elsewhere_is_spoken_to_as_somebody_has_said() {
        for (url, said) in [
            ("sqlite:var/chophien.db", true),
            ("postgres://a:b@10.0.0.10/market?sslmode=verify-full&sslrootcert=/etc/ca.pem", true),
            ("postgresql://a@db.example.vn/market?sslmode=verify-ca", true),
            ("postgres://a@db.example.vn/market?ssl-mode=require", true),
            ("postgres://a@10.0.0.10/market?sslmode=disable", true),
            ("postgres://a@127.0.0.1:5432/market", true),
            ("postgres://a@localhost/market", true),
            ("postgres://a@[::1]/market", true),
            ("postgres:///market", true),
            ("postgres://a@localhost/market?host=/run/postgresql", true),
            ("postgres://a@%2Frun%2Fpostgresql/market", true),
            ("postgres://a@10.0.0.10/market", false),
            ("postgres://a@db.example.vn/market?sslmode=prefer", false),
            ("postgres://a@db.example.vn/market?sslmode=", false),
            ("postgres://a@localhost/market?host=db.example.vn", false),
            ("postgres://a@127.0.0.1.example.vn/market", false),
        ] {
            assert_eq!(says_how_sealed(url), said, "{url}");
        }
    }

    #[test]
    fn a_secret_of_few_letters_is_weak() {
        assert!(is_weak("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"));
        assert!(is_weak("abcabcabcabcabcabcabcabcabcabcabcabcabc"));
        assert!(!is_weak("0123456789abcdef0123456789abcdef"));
    }
}
