//! Fields that carry, beside what was typed, what the page showed there (`stock-K7QM2X` and `seen_stock-K7QM2X`), and how such a
//! form comes back: what was left alone shows what holds now, what was typed stays.

use super::fields::Fields;
use crate::{infra::words::Message, kernel::seen::Seen};

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
