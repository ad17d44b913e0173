//! A device in plain words, out of what its browser says of itself. Nothing is decided by it: whoever wants to may say anything.

use serde::{Deserialize, Serialize};

use crate::kernel::words::devices::{Browser, System};

/// With what somebody is signed in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Device {
    /// The browser.
    pub browser: Browser,
    /// What it runs on.
    pub system: System,
}

/// Sign → browser. Browsers say that they are others too, so the first that fits is the one.
const BROWSERS: [(&str, Browser); 20] = [
    ("Zalo", Browser::Zalo),
    ("FBAN/", Browser::Facebook),
    ("FBAV/", Browser::Facebook),
    ("FB_IAB/", Browser::Facebook),
    ("coc_coc_browser/", Browser::CocCoc),
    ("CocCoc", Browser::CocCoc),
    ("Edg/", Browser::Edge),
    ("EdgA/", Browser::Edge),
    ("EdgiOS/", Browser::Edge),
    ("Edge/", Browser::Edge),
    ("OPR/", Browser::Opera),
    ("OPT/", Browser::Opera),
    ("Opera", Browser::Opera),
    ("SamsungBrowser/", Browser::Samsung),
    ("FxiOS/", Browser::Firefox),
    ("Firefox/", Browser::Firefox),
    ("CriOS/", Browser::Chrome),
    ("Chrome/", Browser::Chrome),
    ("Chromium/", Browser::Chrome),
    ("Safari/", Browser::Safari),
];

/// Sign → system, likewise: phones with Android say that they are Linux.
const SYSTEMS: [(&str, System); 9] = [
    ("Android", System::Android),
    ("iPhone", System::Iphone),
    ("iPod", System::Iphone),
    ("iPad", System::Ipad),
    ("Windows", System::Windows),
    ("CrOS", System::ChromeOs),
    ("Macintosh", System::Mac),
    ("Linux", System::Linux),
    ("X11", System::Linux),
];

impl Device {
    /// As it says itself (`User-Agent`).
    pub fn read(agent: &str) -> Self {
        Self { browser: first(&BROWSERS, agent), system: first(&SYSTEMS, agent) }
    }
}

fn first<T: Copy + Default>(signs: &[(&str, T)], agent: &str) -> T {
    signs.iter().find(|(sign, _)| agent.contains(sign)).map(|(_, word)| *word).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(agent: &str) -> (Browser, System) {
        let Device { browser, system } = Device::read(agent);
        (browser, system)
    }

    #[test]
    fn phones_and_computers_of_today_are_known() {
        const WEBKIT: &str = "AppleWebKit/537.36 (KHTML, like Gecko)";
        let android = |rest: &str| format!("Mozilla/5.0 (Linux; Android 10; K) {WEBKIT} {rest}");
        let iphone = |rest: &str| {
            format!(
                "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) {rest}"
            )
        };
        let windows = |rest: &str| format!("Mozilla/5.0 (Windows NT 10.0; Win64; x64) {WEBKIT} {rest}");
        for (agent, browser, system) in [
            (android("Chrome/131.0.0.0 Mobile Safari/537.36"), Browser::Chrome, System::Android),
            (android("SamsungBrowser/27.0 Chrome/125.0.0.0 Mobile Safari/537.36"), Browser::Samsung, System::Android),
            (
                android("Version/4.0 Chrome/131.0.0.0 Mobile Safari/537.36 Zalo android/24"),
                Browser::Zalo,
                System::Android,
            ),
            (
                android("Version/4.0 Chrome/131.0 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/490.0;]"),
                Browser::Facebook,
                System::Android,
            ),
            (iphone("Version/17.5 Mobile/15E148 Safari/604.1"), Browser::Safari, System::Iphone),
            (iphone("CriOS/131.0.6778.73 Mobile/15E148 Safari/604.1"), Browser::Chrome, System::Iphone),
            (windows("Chrome/131.0.0.0 Safari/537.36"), Browser::Chrome, System::Windows),
            (windows("Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0"), Browser::Edge, System::Windows),
            (windows("coc_coc_browser/136.0 Chrome/130.0.0.0 Safari/537.36"), Browser::CocCoc, System::Windows),
        ] {
            assert_eq!(read(&agent), (browser, system), "{agent}");
        }
        let mac = "Mozilla/5.0 (Macintosh; Intel Mac OS X 14_5) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15";
        assert_eq!(read(mac), (Browser::Safari, System::Mac));
        let linux = "Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0";
        assert_eq!(read(linux), (Browser::Firefox, System::Linux));
    }

    #[test]
    fn what_nobody_knows_is_unknown() {
        for agent in ["", "curl/8.5.0", "\u{202e}", "Mozilla/5.0"] {
            assert_eq!(Device::read(agent), Device::default(), "{agent}");
        }
        assert_eq!(read("Something/1.0 (Android)"), (Browser::Unknown, System::Android));
    }
}
