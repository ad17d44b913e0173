//! What a guest has typed at checkout: in a signed cookie of her browser for a day, so that nothing of it is lost on the way, and so
//! short, since households share phones.

use axum_extra::extract::SignedCookieJar;
use serde::{Deserialize, Serialize};

use super::{
    address::{self, Chosen},
    visit::Visit,
};
use crate::{
    kernel::ids::UnitCode,
    web::{
        cookies::{self, BOUGHT, GUEST, HOLDER, PROVED, PROVING},
        fields::Fields,
    },
};

const DAYS: i64 = 1;
/// As it is written today. A signature says that a value is ours, not which cookie it was made for: no other of ours is such JSON.
const VERSION: u8 = 1;
/// Bytes of a cookie that every browser keeps, with its name and signature.
const LARGEST: usize = 3_000;
const SIGNATURE: usize = 64;

/// Who typed, and where to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Guest {
    v: u8,
    name: String,
    phone: String,
    email: String,
    unit: String,
    /// What was typed for the commune, where it is not known yet which.
    #[serde(default)]
    place: String,
    street: String,
    /// For the shops of this one purchase.
    #[serde(default)]
    note: String,
}

impl Guest {
    fn read(value: &str) -> Option<Self> {
        serde_json::from_str(value).ok().filter(|guest: &Self| guest.v == VERSION)
    }

    /// Nothing where a browser might not keep it whole.
    fn written(&self) -> Option<String> {
        let json = serde_json::to_string(self).ok()?;
        let sent: usize = json.bytes().map(|b| if b.is_ascii_alphanumeric() { 1 } else { 3 }).sum();
        (sent + SIGNATURE <= LARGEST).then_some(json)
    }

    /// What the page calls her.
    pub(super) fn called(self) -> String {
        if self.name.is_empty() { self.phone } else { self.name }
    }

    /// For the next purchase, after this one was placed.
    pub(super) fn once_more(self) -> Self {
        Self { note: String::new(), ..self }
    }

    /// The cookies with it; without the note where a browser might not keep that too, nothing where it might not keep the rest.
    pub(super) fn keep(self, visit: &Visit) -> Option<SignedCookieJar> {
        let written = self.written().or_else(|| self.once_more().written())?;
        Some(visit.jar.clone().add(cookies::cookie(GUEST, written, DAYS, visit.app.config.is_https())))
    }

    /// Puts it into a form that is shown for the first time.
    pub(super) fn fill(self, fields: &mut Fields) {
        if let Some(unit) = UnitCode::parse(&self.unit) {
            address::fill(fields, "unit", &Chosen { unit, former: None });
        }
        if !self.place.is_empty() {
            fields.set("unit_text", vec![self.place]);
        }
        let rest = [("name", self.name), ("phone", self.phone), ("email", self.email), ("street", self.street)];
        for (name, value) in rest.into_iter().chain([("note", self.note)]) {
            fields.set(name, vec![value]);
        }
    }
}

/// What this browser has kept of a guest; nothing for whoever is signed in.
pub(super) fn read(visit: &Visit) -> Option<Guest> {
    if visit.person.is_some() {
        return None;
    }
    Guest::read(visit.jar.get(GUEST)?.value())
}

/// What a guest has just typed; nothing where that is nothing, or an account's.
pub(super) fn typed(visit: &Visit, typed: &Fields, unit: Option<&UnitCode>) -> Option<Guest> {
    if visit.person.is_some() {
        return None;
    }
    let most = |name: &str, most: usize| -> String {
        typed.typed(name).chars().filter(|c| *c == '\n' || !c.is_control()).take(most).collect()
    };
    let guest = Guest {
        v: VERSION,
        name: most("name", 80),
        phone: most("phone", 60),
        email: most("email", 120),
        unit: unit.map(|unit| unit.0.clone()).unwrap_or_default(),
        place: if unit.is_none() { most("unit_text", 120) } else { String::new() },
        street: most("street", 160),
        note: most("note", 500),
    };
    let Guest { name, phone, email, unit, place, street, note, .. } = &guest;
    let nothing = [name, phone, email, unit, place, street, note].iter().all(|value| value.is_empty());
    (!nothing).then_some(guest)
}

/// Forgets it, and whose number was proved.
pub(super) fn forget(jar: SignedCookieJar) -> SignedCookieJar {
    jar.add(cookies::gone(GUEST)).add(cookies::gone(PROVED))
}

/// "That is not me": this browser forgets who typed, what she bought, and which numbers she has proved or was
/// proving.
pub(super) fn forget_all(visit: &Visit) -> SignedCookieJar {
    let jar = forget(visit.jar.clone());
    jar.add(cookies::gone(BOUGHT)).add(cookies::gone(PROVING)).add(cookies::gone(HOLDER))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guest(name: &str, street: &str) -> Guest {
        let (phone, unit) = ("0900000001".into(), "00004".into());
        let (email, place, note) = Default::default();
        Guest { v: VERSION, name: name.into(), phone, email, unit, place, street: street.into(), note }
    }

    #[test]
    fn what_was_typed_is_read_as_it_was_written_and_nothing_else_is() {
        let lan = guest("Nguyễn Thị Lan", "số 18 ngõ 62");
        let written = lan.written().expect("short");
        assert_eq!(Guest::read(&written), Some(lan));
        let newer = written.replace("\"v\":1", "\"v\":2");
        let more = written.replace("\"v\":1", "\"v\":1,\"w\":1");
        for other in ["", "vi", "large+high", "7:0900000001", "MX7K2MXP.MX7K2MXQ", "{}", &newer, &more] {
            assert_eq!(Guest::read(other), None, "{other}");
        }
    }

    #[test]
    fn the_longest_name_and_street_fit_and_what_does_not_is_not_kept() {
        assert!(guest(&"ỡ".repeat(80), &"ỡ".repeat(160)).written().is_some());
        assert_eq!(guest(&"🐝".repeat(80), &"🐝".repeat(160)).written(), None);
        let noted = Guest { note: "ỡ".repeat(500), ..guest("Lan", "số 18") };
        assert!(noted.written().is_none() && noted.once_more().written().is_some());
    }

    #[test]
    fn what_was_written_before_there_were_notes_is_read() {
        let before = "{\"v\":1,\"name\":\"Lan\",\"phone\":\"\",\"email\":\"\",\"unit\":\"\",\"street\":\"số 18\"}";
        assert_eq!(Guest::read(before).map(|guest| (guest.street, guest.note)), Some(("số 18".into(), String::new())));
    }
}
