//! A small filled market and the program over it.

use std::time::{Duration, Instant};

use chophien::{
    infra::{clock::Clock, node::open_files, texter::Text},
    kernel::ids::AccountId,
};
use figment::{
    Figment,
    providers::{Format, Toml},
    value::{Dict, Value},
};
use tokio::task::block_in_place;

use super::watch::Watch;
use crate::kit::{
    Household, TestApp, Visitor,
    goods::{Good, Listing},
    server::{self, Server, own_port},
};

/// Goods of each of two shops.
const GOODS: usize = 40;
const PIECES: i64 = 1_000_000;

/// A market under attack.
pub(super) struct Market {
    pub(super) app: TestApp,
    pub(super) my: Household,
    pub(super) goods: Vec<Good>,
    pub(super) node: Server,
}

/// Of the program alone, whatever its settings say.
const ALWAYS: [(&str, &str); 2] = [("RUST_LOG", "off"), ("CHOPHIEN__SERVER__WORKERS", "2")];

/// What `config/test.toml` makes more lenient, as `config/default.toml` has it for production; a full disk is the machine's own affair.
fn real() -> Vec<(String, String)> {
    let table = |toml: &str| Figment::from(Toml::string(toml)).extract::<Dict>().expect("settings");
    let default = table(include_str!("../../config/default.toml"));
    let mut real = Vec::new();
    for (part, lenient) in table(include_str!("../../config/test.toml")) {
        for name in lenient.as_dict().into_iter().flat_map(|lenient| lenient.keys()).filter(|_| part != "alerts") {
            let value = default.get(&part).and_then(|part| part.as_dict()?.get(name)).expect("a default");
            real.push((format!("CHOPHIEN__{part}__{name}").to_uppercase(), said(value)));
        }
    }
    real
}

fn said(value: &Value) -> String {
    let number = value.to_i128().map(|number| number.to_string());
    value.as_str().map(ToOwned::to_owned).or(number).expect("a word or a number")
}

/// Whoever comes from there brings others, and says whom.
pub(super) const PROXY: (&str, &str) = ("CHOPHIEN__SERVER__TRUSTED_PROXIES", r#"["127.0.0.1"]"#);

impl Market {
    pub(super) async fn new(settings: &[(&str, &str)]) -> Self {
        Self::begin(settings, None).await
    }

    /// In a process that may have no more than 256 files open.
    pub(super) async fn with_few_files() -> Self {
        Self::begin(&[], Some("ulimit -n 256")).await
    }

    async fn begin(settings: &[(&str, &str)], prepared: Option<&str>) -> Self {
        // For those who attack.
        open_files::take_all();
        let app = TestApp::new().await;
        app.jobs_may_fail();
        app.clock.set(Clock::machine().now());
        let (my, may) = (app.my().await, app.may_trang().await);
        let mut goods = Vec::new();
        for shop in [&my, &may] {
            for at in 0..GOODS {
                let name = format!("Mật ong bạc hà loại {at}");
                goods.push(app.product(shop, Listing { name: &name, stock: PIECES, ..Listing::default() }).await);
            }
        }
        let folder = |name: &str| format!("file:{}", app.folder().join(name).display());
        let (mails, texts) = (folder("mails"), folder("texts"));
        let places = [("CHOPHIEN__MAIL__URL", mails.as_str()), ("CHOPHIEN__TEXT__URL", texts.as_str())];
        let real = real();
        let real = real.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let all: Vec<_> = real.chain(ALWAYS.into_iter().chain(places)).chain(settings.iter().copied()).collect();
        let command = server::over(&app, &all);
        let command = match prepared {
            Some(prepared) => server::after(prepared, &command, app.folder()),
            None => command,
        };
        let node = block_in_place(|| Server::begin(command, own_port()));
        Self { app, my, goods, node }
    }

    /// Looks at it from now on.
    pub(super) fn watch(&self) -> Watch {
        Watch::begin(&self.node)
    }

    /// Somebody at the program's door.
    pub(super) fn visitor(&self) -> Visitor {
        self.app.visitor().at(&self.node)
    }

    /// The same from another address, as the proxy tells it.
    pub(super) fn visitor_from(&self, address: &str) -> Visitor {
        let mut visitor = self.visitor();
        visitor.headers.push(("x-forwarded-for", address.to_owned()));
        visitor
    }

    /// The same, who is in.
    pub(super) async fn signed_in(&self, account: AccountId) -> Visitor {
        self.app.visitor_as(account).await.at(&self.node)
    }

    /// People with accounts of their own.
    pub(super) async fn people(&self, many: usize) -> Vec<AccountId> {
        let mut people = Vec::new();
        for at in 0..many {
            people.push(self.app.account("Giàng Thị Sai", &phone(at)).await);
        }
        people
    }

    /// Texts that have left, the oldest first.
    pub(super) fn texts(&self) -> Vec<Text> {
        let files = std::fs::read_dir(self.app.folder().join("texts")).into_iter().flatten().flatten();
        let mut files: Vec<_> =
            files.filter_map(|file| Some((file.metadata().ok()?.modified().ok()?, file.path()))).collect();
        files.sort();
        let told = files.into_iter().filter_map(|(_, file)| std::fs::read(file).ok());
        told.filter_map(|told| serde_json::from_slice(&told).ok()).collect()
    }

    /// The six digits of the newest code that is texted to a number within some seconds.
    pub(super) async fn code_texted_to(&self, phone: &str) -> String {
        let begun = Instant::now();
        while begun.elapsed() < Duration::from_secs(20) {
            let texts = self.texts();
            let words = texts.iter().rev().filter(|text| text.to.as_str() == phone).map(|text| text.words.as_str());
            let mut runs = words.flat_map(|words| words.split(|c: char| !c.is_ascii_digit()));
            if let Some(code) = runs.find(|run| run.len() == 6) {
                return code.to_owned();
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("no code has been texted to {phone}");
    }
}

/// Of somebody who is nobody of the cast.
pub(super) fn phone(at: usize) -> String {
    format!("0977{at:06}")
}

/// An address of a phone network.
pub(super) fn address(at: usize) -> String {
    format!("203.0.{}.{}", 113 + at / 250, 1 + at % 250)
}
