//! A browser with its driver, and words for what people do with it.

use std::{
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use fantoccini::{
    Client, ClientBuilder, Locator,
    elements::Element,
    wd::{Capabilities, WebDriverCompatibleCommand},
};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

use crate::kit::{
    database::Folder,
    server::{self, free_port},
};

/// Longer than anything on these pages takes.
pub(super) const PATIENCE: Duration = Duration::from_secs(20);

/// A window.
#[derive(Clone, Copy)]
pub struct Screen {
    /// CSS pixels.
    pub width: u32,
    /// CSS pixels.
    pub height: u32,
    /// With touch and a phone's viewport.
    pub phone: bool,
    /// Whether scripts run.
    pub scripts: bool,
}

/// What most sellers and buyers hold.
pub const PHONE: Screen = Screen { width: 360, height: 640, phone: true, scripts: true };
/// The same, with scripts switched off.
pub const OLD_PHONE: Screen = Screen { scripts: false, ..PHONE };
/// What stands in an office.
pub const LAPTOP: Screen = Screen { width: 1280, height: 800, phone: false, scripts: true };

/// A browser at a site.
pub struct Browser {
    pub(super) client: Client,
    driver: Driver,
    base: String,
    pub(super) screen: Screen,
}

/// The driver's process; it takes its browser with it.
struct Driver {
    child: Child,
    _profile: Folder,
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A command of the browser's own protocol.
#[derive(Debug)]
struct Cdp(&'static str, Value);

impl WebDriverCompatibleCommand for Cdp {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/goog/cdp/execute", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &url::Url) -> (axum::http::Method, Option<String>) {
        (axum::http::Method::POST, Some(json!({ "cmd": self.0, "params": self.1 }).to_string()))
    }
}

impl Browser {
    /// Opens a browser at a server.
    pub async fn at(base: &str, screen: Screen) -> Self {
        let (address, profile) = (free_port(), Folder::new());
        let child = Command::new("chromedriver")
            .arg(format!("--port={}", address.port()))
            .args(["--log-level=OFF"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromedriver (Debian: chromium-driver)");
        let arguments = arguments(&profile);
        let driver = Driver { child, _profile: profile };
        let begun = Instant::now();
        while std::net::TcpStream::connect(address).is_err() {
            assert!(begun.elapsed() < PATIENCE, "chromedriver does not answer");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        let scripts = if screen.scripts { 1 } else { 2 };
        let mut wanted = Capabilities::new();
        wanted.insert("browserName".into(), "chrome".into());
        let prefs = json!({ "profile.managed_default_content_settings.javascript": scripts });
        wanted.insert("goog:chromeOptions".into(), json!({ "args": arguments, "prefs": prefs }));
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(wanted)
            .connect(&format!("http://{address}"))
            .await
            .expect("a browser");
        let browser = Self { client, driver, base: base.to_owned(), screen };
        browser.measure(u64::from(screen.height)).await;
        browser
    }

    pub(super) async fn cdp(&self, command: &'static str, arguments: Value) -> Value {
        self.client.issue_cmd(Cdp(command, arguments)).await.unwrap_or_else(|e| panic!("{command}: {e}"))
    }

    /// Goes to an address of the site, and looks the page over.
    pub async fn go(&self, path: &str) {
        self.client.goto(&format!("{}{path}", self.base)).await.unwrap_or_else(|e| panic!("{path}: {e}"));
        self.look_over().await;
    }

    /// Goes there without looking.
    pub async fn go_quietly(&self, path: &str) {
        self.client.goto(&format!("{}{path}", self.base)).await.unwrap_or_else(|e| panic!("{path}: {e}"));
    }

    /// Where it is: path and query.
    pub async fn path(&self) -> String {
        let url = self.client.current_url().await.expect("an address");
        url.as_str().trim_start_matches(&self.base).to_owned()
    }

    /// Waits until the page says this.
    pub async fn sees(&self, words: &str) {
        let begun = Instant::now();
        while !self.says().await.contains(words) {
            let late = begun.elapsed() > PATIENCE;
            assert!(!late, "{} does not say {words:?}: {}", self.path().await, self.says().await);
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }

    /// Waits until this is so in the page.
    pub async fn is_so(&self, condition: &str) {
        let (asked, begun) = (format!("return {condition}"), Instant::now());
        while self.client.execute(&asked, vec![]).await.ok() != Some(json!(true)) {
            assert!(begun.elapsed() < PATIENCE, "{}: it is not so that {condition}", self.path().await);
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }

    /// What can be read on the page.
    pub async fn says(&self) -> String {
        let Ok(body) = self.client.find(Locator::Css("body")).await else { return String::new() };
        let text = body.text().await.unwrap_or_default();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The first element that fits.
    pub async fn element(&self, css: &str) -> Element {
        match self.client.wait().at_most(PATIENCE).for_element(Locator::Css(css)).await {
            Ok(element) => element,
            Err(error) => panic!("{}: no {css}: {error}: {}", self.path().await, self.says().await),
        }
    }

    /// An attribute of the first element that fits.
    pub async fn attribute(&self, css: &str, name: &str) -> String {
        self.element(css).await.attr(name).await.expect("an attribute").unwrap_or_default()
    }

    /// Where the first link that fits leads, if there is one.
    pub async fn link(&self, css: &str) -> Option<String> {
        let element = self.client.find(Locator::Css(css)).await.ok()?;
        element.attr("href").await.ok()?
    }

    /// Types into a field, over what stands there.
    pub async fn fill(&self, name: &str, value: &str) {
        let field =
            self.element(&format!("input[name=\"{name}\"]:not([type=hidden]), textarea[name=\"{name}\"]")).await;
        field.clear().await.unwrap_or_else(|e| panic!("{name}: {e}"));
        field.send_keys(value).await.unwrap_or_else(|e| panic!("{name}: {e}"));
    }

    /// Takes a file.
    pub async fn attach(&self, name: &str, file: &Path) {
        let field = self.element(&format!("input[type=file][name=\"{name}\"]")).await;
        field.send_keys(&file.display().to_string()).await.unwrap_or_else(|e| panic!("{name}: {e}"));
    }

    /// Ticks a box or a choice, by hitting the box itself or, where that is hidden, its words (a label may hold links).
    pub async fn tick(&self, css: &str) {
        let input = self.element(css).await;
        if !self.hit(&input).await {
            self.press_css(&format!("label:has({css}) span")).await;
        }
        let ticked = input.prop("checked").await.expect("a state");
        assert_eq!(ticked.as_deref(), Some("true"), "{css}");
    }

    /// Presses the button, link or summary that says this.
    pub async fn press(&self, words: &str) {
        let says = format!("contains(normalize-space(.), \"{words}\") or contains(@aria-label, \"{words}\")");
        let what = format!("//*[self::button or self::a or self::summary][{says}]");
        self.press_at(Locator::XPath(&what)).await;
    }

    /// Presses a key, where nobody types.
    pub async fn key(&self, key: &str) {
        self.element("body").await.send_keys(key).await.expect("a key");
    }

    /// Presses the first element that fits.
    pub async fn press_css(&self, css: &str) {
        self.press_at(Locator::Css(css)).await;
    }

    /// The last one that can be seen, since what hides in menus comes first; then looks the next page over.
    async fn press_at(&self, what: Locator<'_>) {
        let begun = Instant::now();
        loop {
            for element in self.client.find_all(what).await.unwrap_or_default() {
                if element.is_displayed().await.unwrap_or(false) && self.hit(&element).await {
                    return;
                }
            }
            assert!(begun.elapsed() < PATIENCE, "{}: cannot press {what:?}: {}", self.path().await, self.says().await);
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }

    /// In the middle of the screen, where no bar lies over it.
    async fn hit(&self, element: &Element) -> bool {
        let own = serde_json::to_value(element).expect("an element");
        let _ = self.client.execute("arguments[0].scrollIntoView({ block: 'center' })", vec![own]).await;
        element.click().await.is_ok()
    }

    /// Waits for an address that begins so, and looks the page over.
    pub async fn arrives(&self, path: &str) {
        let begun = Instant::now();
        while !self.path().await.starts_with(path) {
            let late = begun.elapsed() > PATIENCE;
            assert!(!late, "still at {} instead of {path}: {}", self.path().await, self.says().await);
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        self.look_over().await;
    }

    /// No violation of WCAG 2.2 AA, and nothing wider than the screen.
    pub async fn look_over(&self) {
        self.element("main").await;
        if !self.screen.scripts {
            return;
        }
        let wide = "return document.documentElement.scrollWidth - document.documentElement.clientWidth";
        let wide = self.client.execute(wide, vec![]).await.expect("the width");
        assert_eq!(wide, 0, "{} is wider than the screen", self.path().await);
        self.client.execute(&axe(), vec![]).await.expect("axe");
        let tags = json!(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]);
        let run = "const done = arguments[1]; axe.run(document, { runOnly: arguments[0] })
            .then(r => done(r.violations.map(v => `${v.id}: ${v.nodes.map(n => n.html).join(' ')}`)))
            .catch(e => done([String(e)]))";
        let found = self.client.execute_async(run, vec![tags]).await.expect("axe runs");
        assert_eq!(found, json!([]), "{}", self.path().await);
    }

    /// Signs in with a number and a password.
    pub async fn sign_in(&self, phone: &str, password: &str) {
        self.go_quietly("/sign-in").await;
        self.fill("phone", phone).await;
        self.fill("password", password).await;
        self.press_css("main form[action=\"/sign-in\"] button").await;
        let begun = Instant::now();
        while self.path().await.starts_with("/sign-in") {
            assert!(begun.elapsed() < PATIENCE, "{phone} is not let in: {}", self.says().await);
            if self.path().await.starts_with("/sign-in/second") {
                // The demo has filled the code in.
                self.press_css("main form[action=\"/sign-in/second\"] button").await;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// A commune by typing, and taking the first that is offered.
    pub async fn live_in(&self, name: &str, typed: &str) {
        self.fill(&format!("{name}_text"), typed).await;
        if !self.screen.scripts {
            return;
        }
        let (option, chosen) = (format!("#{name}-list [role=option]"), format!("input[type=hidden][name=\"{name}\"]"));
        let begun = Instant::now();
        // The offer goes away while it is taken, so its click may end in an error: what counts is what was chosen.
        while self.attribute(&chosen, "value").await.is_empty() {
            assert!(begun.elapsed() < PATIENCE, "{}: no commune for {typed:?}", self.path().await);
            if let Ok(offer) = self.client.find(Locator::Css(&option)).await {
                let _ = offer.click().await;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }

    /// Forgets who was signed in.
    pub async fn forget(&self) {
        self.client.delete_all_cookies().await.expect("cookies are gone");
    }

    /// The answer to a GET as this visitor, for files that a browser would save.
    pub async fn download(&self, path: &str) -> crate::kit::Answer {
        let cookies = self.client.get_all_cookies().await.expect("cookies");
        let cookies: Vec<String> = cookies.iter().map(|c| format!("{}={}", c.name(), c.value())).collect();
        let address = self.base.trim_start_matches("http://").parse().expect("an address");
        server::exchange(address, &format!("GET {path}"), &[("cookie".into(), cookies.join("; "))], &[])
            .expect("a file")
    }

    /// Closes the window.
    pub async fn close(self) {
        let _ = self.client.close().await;
        drop(self.driver);
    }
}

fn arguments(profile: &Path) -> Vec<String> {
    let data = format!("--user-data-dir={}", profile.display());
    [
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
        "--hide-scrollbars",
        "--lang=vi",
        data.as_str(),
    ]
    .map(str::to_owned)
    .to_vec()
}

/// Fetched by `make test`; a journey without it would prove too little.
fn axe() -> String {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/target/journeys/node_modules/axe-core/axe.min.js");
    std::fs::read_to_string(file).expect("axe-core (npm install --prefix target/journeys axe-core)")
}
