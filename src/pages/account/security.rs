//! `/account/security`: the number, the password, and the devices that are signed in. Every other page of one's safety is linked from
//! here.

use serde::Serialize;

use super::buttons::OTHERS;
use crate::{
    infra::{
        sessions::{self, Own, device::Device},
        words::Message,
    },
    kernel::{
        instant::Instant,
        words::devices::{Browser, System},
    },
    market::accounts::frozen_until,
    pages::visit::Visit,
    web::{
        error::WebError,
        page::{Page, Show},
    },
};

/// The page.
#[derive(Serialize)]
pub struct SecurityPage {
    phone: String,
    /// Until when the account changes nobody's rights.
    frozen: Option<Instant>,
    sessions: Vec<Line>,
    /// What ends all others, where there are any.
    others: Option<&'static str>,
}

/// A device that is signed in.
#[derive(Clone, Serialize)]
struct Line {
    name: String,
    /// In plain words.
    device: String,
    begun_at: Instant,
    seen_at: Instant,
    /// This one.
    here: bool,
}

impl Page for SecurityPage {
    const TEMPLATE: &'static str = "account/security.html";
    const FORM: bool = true;

    fn samples() -> Vec<Self> {
        let at = Instant(1_795_311_000_000_000);
        let line = |device: &str, here| Line {
            name: "0123456789abcdef".into(),
            device: device.into(),
            begun_at: at,
            seen_at: at,
            here,
        };
        let (here, lent) = (line("Chrome trên Android", true), line("Không rõ máy nào", false));
        let page = |sessions, frozen, others| Self { phone: "0900 000 001".into(), frozen, sessions, others };
        vec![page(vec![here.clone()], None, None), page(vec![here, lent], Some(at), Some(OTHERS))]
    }
}

/// Shows it.
pub async fn get(visit: Visit) -> Result<Show<SecurityPage>, WebError> {
    let (person, here, db) = (visit.signed_in()?, visit.here()?, &visit.app.db.read);
    let own = sessions::of_account(db, here.account, here.epoch, visit.now).await?;
    let name = here.session.name();
    let sessions: Vec<Line> = own.into_iter().map(|session| line(&visit, &name, session)).collect();
    Ok(Show(SecurityPage {
        phone: person.phone.spaced(),
        frozen: frozen_until(db, person.id, visit.now).await?,
        others: (sessions.len() > 1).then_some(OTHERS),
        sessions,
    }))
}

fn line(visit: &Visit, here: &str, session: Own) -> Line {
    let Own { name, device, begun_at, seen_at } = session;
    Line { here: name == here, device: called(visit, device), name, begun_at, seen_at }
}

/// "Chrome trên Android".
fn called(visit: &Visit, Device { browser, system }: Device) -> String {
    let say = |message: &Message| visit.app.words.say(visit.language, message);
    if (browser, system) == (Browser::Unknown, System::Unknown) {
        return say(&Message::new("session-unknown"));
    }
    let (browser, system) = (say(&Message::new(browser.key())), say(&Message::new(system.key())));
    say(&Message::new("session-device").with("browser", browser).with("system", system))
}
