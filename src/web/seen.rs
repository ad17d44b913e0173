//! Fields that carry, beside what was typed, what the page showed there (`stock-K7QM2X` and `seen_stock-K7QM2X`), and how such a
//! form comes back: what was left alone shows what holds now, what was typed stays. A value that is read (a price) is compared as
//! what it means (`seen`), a form of words as it was typed (`shown`, `against`).

use super::fields::Fields;
use crate::{
    infra::words::Message,
    kernel::{seen::Seen, typed::clean},
};

/// The name of the hidden field beside a field.
pub fn seen_name(name: &str) -> String {
    format!("seen_{name}")
}

impl Fields {
    /// What was typed beside what was seen, both read by `read`. A form that does not say what it showed is shown again.
    pub fn seen<T>(&mut self, name: &str, read: impl Fn(&mut Fields, &str) -> Option<T>) -> Option<Seen<T>> {
        let mut shown = Fields::default().with(name, self.typed(&seen_name(name)));
        let (to, was) = (read(self, name), read(&mut shown, name));
        if was.is_none() {
            self.wrong("", "form-stale");
        }
        Some(Seen { was: was?, to: to? })
    }

    /// Somebody else changed it meanwhile: the form comes back with the question, and its next answer has seen how it is now.
    pub fn ask_again(&mut self, name: &str, now: impl Into<String>, question: Message) {
        self.set(&seen_name(name), vec![now.into()]);
        self.wrong(name, question);
    }

    /// The form as it is shown for the first time says, of these fields, what it shows (`components/forms.html` carries it).
    pub fn shown(mut self, names: &[&str]) -> Self {
        for name in names {
            let values = self.values.get(*name).cloned().unwrap_or_default();
            self.remember(name, values);
        }
        self
    }

    /// Settles each field with what holds `now`, which whoever asks has claimed: what was left as it was shown takes what holds now;
    /// what was typed stays where nobody else has changed that field since, or has changed it to the same; and what somebody else
    /// has changed too is asked about, with what it is now in the words of `said`. A form that does not say what it showed has to
    /// be looked at again. In each case its next answer has seen how it is now.
    ///
    /// Whether nothing is asked: what is read of the form from here on may be written.
    pub fn against(&mut self, now: &Fields, names: &[&str], said: impl Fn(&str) -> String) -> bool {
        for name in names {
            let (typed, is) = (self.lines(name), now.lines(name));
            if !self.values.contains_key(&seen_name(name)) {
                self.wrong("", "form-stale");
            } else if typed == self.lines(&seen_name(name)) {
                self.take(now, name);
            } else if typed != is && self.lines(&seen_name(name)) != is {
                let said = said(name);
                let key = if said.is_empty() { "field-changed-to-nothing" } else { "field-changed" };
                self.wrong(name, Message::new(key).with("now", said));
            }
            self.remember(name, now.values.get(*name).cloned().unwrap_or_default());
        }
        self.fine()
    }

    /// A place is typed beside its code (`pages/address.rs`).
    fn take(&mut self, now: &Fields, name: &str) {
        for field in [name.to_owned(), format!("{name}_text"), format!("{name}_for")] {
            if field == name || now.values.contains_key(&field) {
                self.set(&field, now.values.get(&field).cloned().unwrap_or_default());
            }
        }
    }

    /// What shows nothing says so too.
    fn remember(&mut self, name: &str, values: Vec<String>) {
        self.set(&seen_name(name), if values.is_empty() { vec![String::new()] } else { values });
    }

    /// The values of a field, however its browser ends lines, and in whatever form of letters a row was written once.
    fn lines(&self, name: &str) -> Vec<String> {
        self.all(name).into_iter().map(|value| clean(&value).replace("\r\n", "\n")).collect()
    }

    /// Puts what holds now into a field that was left alone or not sent, and beside it that it was seen. What was typed stays
    /// with what was seen when it was typed, so that it is still asked about.
    pub fn show_now(&mut self, name: &str, now: &str) {
        let hidden = seen_name(name);
        let known = self.values.contains_key(name) && self.values.contains_key(&hidden);
        let asked = self.errors.contains_key(name);
        if !known || !asked && self.typed(name) == self.typed(&hidden) {
            if !self.values.contains_key(name) || known {
                self.set(name, vec![now.to_owned()]);
            }
            self.set(&hidden, vec![now.to_owned()]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(typed: &str, seen: &str) -> Fields {
        Fields::default().with("stock", typed).with("seen_stock", seen)
    }

    fn read(fields: &mut Fields) -> Option<Seen<i64>> {
        fields.seen("stock", |fields, name| fields.number(name, 0..=99))
    }

    #[test]
    fn what_was_typed_is_read_beside_what_was_seen() {
        assert_eq!(read(&mut form("7", "10")), Some(Seen { was: 10, to: 7 }));
    }

    const WORDS: [&str; 2] = ["name", "story"];

    fn words(name: &str, story: &str) -> Fields {
        Fields::default().with("name", name).with("story", story)
    }

    /// What a page showed, as its sender changed it.
    fn sent(shown: Fields, name: &str, story: &str) -> Fields {
        shown.shown(&WORDS).with("name", name).with("story", story)
    }

    fn against(fields: &mut Fields, now: &Fields) -> bool {
        fields.against(now, &WORDS, |name| now.typed(name).to_owned())
    }

    #[test]
    fn what_was_left_alone_is_as_it_is_now_and_what_was_typed_stays() {
        let mut fields = sent(words("Ong", "Cũ."), "Ong mật", "Cũ.");
        assert!(against(&mut fields, &words("Ong", "Mới.")));
        assert_eq!((fields.typed("name"), fields.typed("story")), ("Ong mật", "Mới."));
    }

    #[test]
    fn what_somebody_else_changed_too_is_asked_and_the_next_answer_has_seen_it() {
        let (mut fields, now) = (sent(words("Ong", "Cũ."), "Ong mật", "Cũ."), words("Ong rừng", "Cũ."));
        assert!(!against(&mut fields, &now));
        assert_eq!(fields.errors["name"], Message::new("field-changed").with("now", "Ong rừng"));
        assert_eq!(fields.typed("name"), "Ong mật", "what was typed stays");
        fields.errors.clear();
        assert!(against(&mut fields, &now));
        assert_eq!(fields.typed("name"), "Ong mật");
    }

    #[test]
    fn what_somebody_else_changed_to_the_same_is_not_asked_and_a_word_taken_away_is() {
        let mut fields = sent(words("Ong", "Cũ."), "Ong mật", "Mới.");
        assert!(!against(&mut fields, &words("Ong mật", "")));
        assert!(!fields.errors.contains_key("name"));
        assert_eq!(fields.errors["story"].key, "field-changed-to-nothing");
    }

    #[test]
    fn lists_are_compared_whole_and_nothing_is_something_that_was_seen() {
        let months = |months: &[&str]| {
            let mut fields = Fields::default();
            fields.set("season", months.iter().map(|month| (*month).to_owned()).collect());
            fields
        };
        let season = |fields: &mut Fields, now: &Fields| fields.against(now, &["season"], |_| String::new());
        let mut cleared = months(&["11", "12"]).shown(&["season"]);
        cleared.values.remove("season");
        assert!(season(&mut cleared, &months(&["11", "12"])));
        assert_eq!(cleared.all("season"), Vec::<String>::new(), "no box is ticked: that is what was typed");
        let mut none = months(&[]).shown(&["season"]);
        assert!(season(&mut none, &months(&["3"])));
        assert_eq!(none.all("season"), ["3"], "left alone");
    }

    #[test]
    fn ends_of_lines_are_the_browsers_and_no_change() {
        let mut fields = sent(words("Ong", "Một\nhai"), "Ong", "Một\r\nhai").with("seen_story", "Một\r\nhai");
        assert!(against(&mut fields, &words("Ong", "Một\nhai\nba")));
        assert_eq!(fields.typed("story"), "Một\nhai\nba");
    }

    #[test]
    fn words_without_what_was_seen_come_back_as_stale_and_ready() {
        let (mut fields, now) = (words("Ong mật", "Cũ."), words("Ong", "Cũ."));
        assert!(!against(&mut fields, &now));
        assert_eq!(fields.errors[""].key, "form-stale");
        fields.errors.clear();
        assert!(against(&mut fields, &now));
        assert_eq!(fields.typed("name"), "Ong mật");
    }

    #[test]
    fn a_place_is_taken_with_its_name() {
        let place = |code: &str, name: &str| Fields::default().with("unit", code).with("unit_text", name);
        let mut fields = place("00769", "Mèo Vạc").shown(&["unit"]);
        let now = place("01153", "Hoàng Su Phì");
        assert!(fields.against(&now, &["unit"], |_| String::new()));
        assert_eq!((fields.typed("unit"), fields.typed("unit_text")), ("01153", "Hoàng Su Phì"));
    }

    #[test]
    fn a_form_that_does_not_say_what_it_showed_comes_back_as_stale() {
        let mut fields = Fields::default().with("stock", "7");
        assert_eq!(read(&mut fields), None);
        assert_eq!(fields.errors[""].key, "form-stale");
        fields.show_now("stock", "10");
        assert_eq!((fields.typed("stock"), fields.typed("seen_stock")), ("7", "10"));
    }

    #[test]
    fn what_is_wrong_is_said_at_the_field_alone() {
        let mut fields = form("many", "10");
        assert_eq!(read(&mut fields), None);
        assert!(fields.errors.contains_key("stock") && !fields.errors.contains_key(""));
    }

    #[test]
    fn a_form_comes_back_with_what_holds_now_where_nothing_was_typed() {
        let mut fields = form("10", "10");
        fields.show_now("stock", "2");
        assert_eq!((fields.typed("stock"), fields.typed("seen_stock")), ("2", "2"));
        let mut new = Fields::default();
        new.show_now("stock", "2");
        assert_eq!((new.typed("stock"), new.typed("seen_stock")), ("2", "2"));
    }

    #[test]
    fn what_was_typed_stays_and_is_asked_about_before_it_counts() {
        let mut fields = form("7", "10");
        fields.show_now("stock", "2");
        assert_eq!((fields.typed("stock"), fields.typed("seen_stock")), ("7", "10"), "not asked yet");
        fields.ask_again("stock", "2", "stock-changed".into());
        fields.show_now("stock", "2");
        assert_eq!((fields.typed("stock"), fields.typed("seen_stock")), ("7", "2"), "asked");
    }
}
