//! Reads the fields of a form one by one, and keeps what was typed and what is wrong with it: an invalid post shows the same
//! page again, nothing lost. Readers record an error at their field and return `None`; a page builds its input only when
//! nothing is wrong.

use std::{collections::BTreeMap, ops::RangeInclusive};

use serde::Serialize;
use time::Date;

use crate::{
    infra::{mailer, words::Message},
    kernel::{
        ids::UnitCode,
        money::{Money, grouped},
        phone::{Phone, PhoneError},
        typed::{
            self,
            password::{Fit, Own, SHORTEST, Weak},
        },
    },
};

/// The name of the hidden field that holds a form's token.
pub const TOKEN: &str = "csrf";

const LONGEST_EMAIL: usize = 120;

/// What was typed and what is wrong with it, field by field.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Fields {
    /// Field → every value that came under its name.
    pub values: BTreeMap<String, Vec<String>>,
    /// Field → what is wrong. The empty name is the form itself.
    pub errors: BTreeMap<String, Message>,
    /// The fields with errors, as they were read: a page reads them from top to bottom.
    wrong: Vec<String>,
    /// Nothing is wrong but the moment.
    #[serde(skip)]
    busy: bool,
}

impl Fields {
    /// Out of pairs as they came, each text cleaned of what nobody sees. Of a password, whose field is called so, only the NULs are
    /// dropped: it is compared as it was set.
    pub fn from_pairs(pairs: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut fields = Self::default();
        for (name, value) in pairs {
            let value = if name.contains("password") { value.replace('\0', "") } else { typed::clean(&value) };
            fields.values.entry(name).or_default().push(value);
        }
        fields
    }

    /// A form shown for the first time, with a value in it.
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.set(name, vec![value.into()]);
        self
    }

    /// Puts values where others were.
    pub fn set(&mut self, name: &str, values: Vec<String>) {
        self.values.insert(name.to_owned(), values);
    }

    /// Says what is wrong with a field; the first word stands.
    pub fn wrong(&mut self, name: &str, message: impl Into<Message>) {
        if !self.errors.contains_key(name) {
            self.wrong.push(name.to_owned());
            self.errors.insert(name.to_owned(), message.into());
        }
    }

    /// The same in passing.
    pub fn with_error(mut self, name: &str, message: impl Into<Message>) -> Self {
        self.wrong(name, message);
        self
    }

    /// Nobody could take it just now: it is sent again as it is, in a moment.
    pub fn busy(self, message: impl Into<Message>) -> Self {
        Self { busy: true, ..self.with_error("", message) }
    }

    /// The same of one field.
    pub fn busy_at(&mut self, name: &str, message: impl Into<Message>) {
        self.busy = true;
        self.wrong(name, message);
    }

    /// Whether that is what is wrong.
    pub fn is_busy(&self) -> bool {
        self.busy
    }

    /// Nothing is wrong so far.
    pub fn fine(&self) -> bool {
        self.errors.is_empty()
    }

    /// What was typed, as it came, without spaces around it.
    pub fn typed(&self, name: &str) -> &str {
        self.values.get(name).and_then(|v| v.first()).map_or("", |v| v.trim())
    }

    /// Everything that came under a name (checkboxes, several pictures).
    pub fn all(&self, name: &str) -> Vec<String> {
        let values = self.values.get(name).into_iter().flatten();
        values.map(|v| v.trim().to_owned()).filter(|v| !v.is_empty()).take(100).collect()
    }

    /// A ticked box.
    pub fn ticked(&self, name: &str) -> bool {
        !self.typed(name).is_empty()
    }

    /// One line of so many characters; control characters are dropped.
    pub fn line(&mut self, name: &str, length: RangeInclusive<usize>) -> Option<String> {
        let text: String = self.typed(name).chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        self.fits(name, text.split_whitespace().collect::<Vec<_>>().join(" "), length)
    }

    /// Several lines of so many characters in all.
    pub fn text(&mut self, name: &str, length: RangeInclusive<usize>) -> Option<String> {
        let text = self.typed(name).replace("\r\n", "\n");
        let text: String = text.chars().filter(|c| *c == '\n' || !c.is_control()).collect();
        self.fits(name, text, length)
    }

    /// One line, or nothing: `Some(None)` where it was left empty.
    pub fn maybe_line(&mut self, name: &str, most: usize) -> Option<Option<String>> {
        if self.typed(name).is_empty() { Some(None) } else { self.line(name, 1..=most).map(Some) }
    }

    fn fits(&mut self, name: &str, text: String, length: RangeInclusive<usize>) -> Option<String> {
        let letters = text.chars().count();
        if letters == 0 && *length.start() > 0 {
            self.wrong(name, "field-missing");
        } else if letters < *length.start() {
            self.wrong(name, Message::new("field-too-short").with("least", length.start()));
        } else if letters > *length.end() {
            self.wrong(name, Message::new("field-too-long").with("most", grouped(*length.end() as i64)));
        } else {
            return Some(text);
        }
        None
    }

    /// A password to be compared. It is taken out, so that no page can show it again; spaces around it do not count, since
    /// keyboards of phones add them.
    pub fn secret(&mut self, name: &str) -> Option<String> {
        let typed = self.typed(name).to_owned();
        self.values.remove(name);
        self.fits(name, typed, 1..=200)
    }

    /// A password to be set, for whom that is known of.
    pub fn new_password(&mut self, name: &str, own: &Own<'_>) -> Option<Fit> {
        let password = self.secret(name)?;
        Fit::of(password, own).map_err(|weak| self.weak(name, weak)).ok()
    }

    /// Says why a password may not be set.
    pub fn weak(&mut self, name: &str, weak: Weak) {
        self.wrong(name, Message::new(weak.key()).with("least", SHORTEST));
    }

    /// Six digits as they were texted, alone or with the words of the text around them.
    pub fn digits(&mut self, name: &str) -> Option<String> {
        self.read(name, "code-form-wrong", typed::code::digits)
    }

    /// A Vietnamese mobile number.
    pub fn phone(&mut self, name: &str) -> Option<Phone> {
        let wrong = match Phone::read(self.typed(name)) {
            Ok(phone) => return Some(phone),
            Err(_) if self.typed(name).is_empty() => "field-missing",
            Err(PhoneError::Wrong) => "field-phone-wrong",
            Err(PhoneError::Landline) => "field-phone-landline",
            Err(PhoneError::Two) => "field-phone-two",
            Err(PhoneError::LetterO) => "field-phone-letter",
        };
        self.wrong(name, wrong);
        None
    }

    /// An e-mail address that mails can go to, or nothing.
    pub fn maybe_email(&mut self, name: &str) -> Option<Option<String>> {
        if self.typed(name).is_empty() {
            return Some(None);
        }
        let valid = |text: &str| mailer::address(text).filter(|address| address.len() <= LONGEST_EMAIL);
        self.read(name, "field-email-wrong", |text| valid(text).map(Some))
    }

    /// An amount of đồng within bounds.
    pub fn money(&mut self, name: &str, bounds: RangeInclusive<i64>) -> Option<Money> {
        let amount = self.read(name, "field-money-wrong", typed::price::read)?;
        self.within(name, amount.0, bounds).map(Money)
    }

    /// A whole number within bounds; dots and spaces between digits are fine.
    pub fn number(&mut self, name: &str, bounds: RangeInclusive<i64>) -> Option<i64> {
        let number = self.read(name, "field-number-wrong", typed::number)?;
        self.within(name, number, bounds)
    }

    fn within(&mut self, name: &str, number: i64, bounds: RangeInclusive<i64>) -> Option<i64> {
        if number < *bounds.start() {
            self.wrong(name, Message::new("field-too-small").with("least", grouped(*bounds.start())));
        } else if number > *bounds.end() {
            self.wrong(name, Message::new("field-too-large").with("most", grouped(*bounds.end())));
        } else {
            return Some(number);
        }
        None
    }

    /// A day: `2026-11-22` as browsers send it, or `22/11/2026` as people type it.
    pub fn day(&mut self, name: &str) -> Option<Date> {
        self.read(name, "field-day-wrong", typed::day)
    }

    /// The code of a unit; whether it exists is asked elsewhere.
    pub fn unit(&mut self, name: &str) -> Option<UnitCode> {
        self.read(name, "field-unit-wrong", UnitCode::parse)
    }

    /// One of a closed list.
    pub fn choice<T>(&mut self, name: &str, parse: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        self.read(name, "field-choice-wrong", parse)
    }

    /// Whatever `parse` understands; an empty field is missing, anything else is `wrong`.
    pub fn read<T>(&mut self, name: &str, wrong: &str, parse: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        let typed = self.typed(name).to_owned();
        let value = if typed.chars().count() > 2_000 { None } else { parse(&typed) };
        if value.is_none() {
            self.wrong(name, if typed.is_empty() { "field-missing" } else { wrong });
        }
        value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(name: &str, value: &str) -> Fields {
        Fields::default().with(name, value)
    }

    #[test]
    fn a_line_is_tidied_and_measured_in_letters() {
        let mut fields = typed("name", "  Vàng   Thị Mỷ\u{7} ");
        assert_eq!(fields.line("name", 2..=11).as_deref(), Some("Vàng Thị Mỷ"));
        assert!(fields.line("name", 2..=10).is_none());
        assert_eq!(fields.errors["name"].key, "field-too-long");
    }

    #[test]
    fn a_nul_is_dropped_wherever_it_was_put() {
        let mut fields =
            Fields::from_pairs([("q".to_owned(), "a\0b".to_owned()), ("code".to_owned(), "\0".to_owned())]);
        assert_eq!((fields.typed("q"), fields.all("q").join("")), ("ab", "ab".to_owned()));
        assert!(fields.read("code", "x", |typed| Some(typed.to_owned())).is_some_and(|code| code.is_empty()));
    }

    #[test]
    fn what_nobody_sees_comes_into_no_field_but_stays_in_a_password() {
        let pairs = ["name", "password", "old_password"].map(|name| (name.to_owned(), "\u{202e}a\u{200b}Ð".to_owned()));
        let fields = Fields::from_pairs(pairs);
        assert_eq!(fields.typed("name"), "aĐ");
        assert_eq!(
            (fields.typed("password"), fields.typed("old_password")),
            ("\u{202e}a\u{200b}Ð", "\u{202e}a\u{200b}Ð")
        );
        let mut nothing = Fields::from_pairs([("name".to_owned(), "\u{200b}\u{200b}".to_owned())]);
        assert!(nothing.line("name", 1..=80).is_none());
        assert_eq!(nothing.errors["name"].key, "field-missing");
    }

    #[test]
    fn a_number_that_texts_do_not_reach_is_refused_with_its_reason() {
        for (text, key) in [
            ("0219 3866 123", "field-phone-landline"),
            ("0912345678 0987654321", "field-phone-two"),
            ("O912345678", "field-phone-letter"),
            ("12", "field-phone-wrong"),
            ("", "field-missing"),
        ] {
            let mut fields = typed("phone", text);
            assert_eq!(fields.phone("phone"), None, "{text}");
            assert_eq!(fields.errors["phone"].key, key, "{text}");
        }
    }

    #[test]
    fn a_mail_address_is_one_that_mails_go_to() {
        assert_eq!(typed("email", " lan@vidu.vn ").maybe_email("email"), Some(Some("lan@vidu.vn".to_owned())));
        assert_eq!(typed("email", "").maybe_email("email"), Some(None));
        for wrong in
            ["a@b", "vàng@gmail.com", "\"a b\"@a.vn", "Lan <lan@vidu.vn>", "a@[127.0.0.1]", "lan@vidu..vn", "@vidu.vn"]
        {
            assert_eq!(typed("email", wrong).maybe_email("email"), None, "{wrong}");
        }
    }

    #[test]
    fn an_empty_field_is_missing_and_a_wrong_one_is_wrong() {
        let mut fields = typed("price", "abc");
        assert!(fields.money("price", 1..=10).is_none() && fields.phone("phone").is_none());
        assert_eq!(fields.errors["price"].key, "field-money-wrong");
        assert_eq!(fields.errors["phone"].key, "field-missing");
    }

    #[test]
    fn days_are_read_as_browsers_send_and_as_people_type() {
        for text in ["2026-11-02", "2/11/2026", "02-11-2026"] {
            assert_eq!(typed("on", text).day("on"), Some(time::macros::date!(2026 - 11 - 02)), "{text}");
        }
    }
}
