//! What was typed into the search field, as a condition and an order that both databases agree on. Words are folded by the
//! same function as the stored text, so nothing a person can type is an operator of either index.

use sea_orm::{
    Condition, DbBackend,
    sea_query::{Expr, ExprTrait, Query},
};

use super::super::on_sale::on_sale;
use crate::{
    entities::product,
    kernel::fold::{fold, toned},
};

/// Words after these are not looked at.
const MOST_WORDS: usize = 8;
const LONGEST_WORD: usize = 30;

/// A question, folded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Question {
    /// Without tones, at most eight; each may be the beginning of a longer word.
    pub words: Vec<String>,
    /// With the tones that were typed.
    pub toned: String,
}

impl Question {
    /// Reads what was typed. Without a letter or a digit in it there are no words, and nothing is found.
    pub(super) fn read(typed: &str) -> Self {
        let cut = |text: String| -> Vec<String> {
            text.split(' ')
                .filter(|w| !w.is_empty())
                .take(MOST_WORDS)
                .map(|w| w.chars().take(LONGEST_WORD).collect())
                .collect()
        };
        let typed: String = typed.chars().take(200).collect();
        Self { words: cut(fold(&typed)), toned: cut(toned(&typed)).join(" ") }
    }

    /// The same question with other words; tones are taken from nowhere.
    pub(super) fn of_words(words: Vec<String>) -> Self {
        Self { toned: words.join(" "), words }
    }

    /// Goods on sale of which every word begins a word of the text. Denied twice, `on_sale` says the same and keeps SQLite from
    /// walking through everything on sale to ask each whether it has the words: it starts from the words.
    pub(super) fn on_sale(&self, backend: DbBackend) -> Condition {
        if self.words.is_empty() {
            return Condition::all().add(Expr::cust("1 = 0"));
        }
        let found = Query::select()
            .column(Index::TEXTS.key(backend))
            .from(Index::TEXTS.table)
            .and_where(self.in_text(backend))
            .take();
        let found = Expr::col((product::Entity, product::Column::Id)).in_subquery(found);
        Condition::all().add(on_sale().not().not()).add(found)
    }

    /// Each word begins one of the text, in any order: a condition on the index of texts.
    pub(super) fn in_text(&self, backend: DbBackend) -> Expr {
        match backend {
            DbBackend::Postgres => has("products_search.text_words", self.beginnings(backend)),
            _ => Expr::cust_with_values("products_search MATCH ?", [self.beginnings(backend)]),
        }
    }

    /// The same of the name, on the index of names.
    pub(super) fn in_name(&self, backend: DbBackend) -> Expr {
        match backend {
            DbBackend::Postgres => has(NAME_WORDS, self.beginnings(backend)),
            _ => matches(format!("name_text : ({})", self.beginnings(backend))),
        }
    }

    /// The classes of names that have the words, the best first, as conditions on the index of names; a name is in one of them. 0: these
    /// words with these tones · 1: the words in this order · 2: the beginning of such words · 3: all of them, anywhere. Words typed without
    /// tones have these tones only as whole words: who types `ma` does not mean `mang` more than `mật`.
    pub(super) fn ranks(&self, backend: DbBackend) -> [Expr; 4] {
        let folded = self.words.join(" ");
        let open = self.toned != folded;
        if backend == DbBackend::Postgres {
            let toned = || has("products_names.toned_words", phrase(&self.toned, open));
            let whole = || has(NAME_WORDS, phrase(&folded, false));
            let begun = || has(NAME_WORDS, phrase(&folded, true));
            return [
                toned(),
                whole().and(toned().not()),
                begun().and(whole().not()).and(toned().not()),
                self.in_name(backend).and(begun().not()),
            ];
        }
        let toned = format!("toned_text : \"{}\"{}", self.toned, if open { " *" } else { "" });
        let whole = format!("name_text : \"{folded}\"");
        let begun = format!("{whole} *");
        let name = format!("name_text : ({})", self.beginnings(backend));
        [
            toned.clone(),
            format!("({whole}) NOT ({toned})"),
            format!("(({begun}) NOT ({whole})) NOT ({toned})"),
            format!("({name}) NOT ({begun})"),
        ]
        .map(matches)
    }

    fn beginnings(&self, backend: DbBackend) -> String {
        let (before, after, between) = match backend {
            DbBackend::Postgres => ("'", "':*", " & "),
            _ => ("\"", "\" *", " AND "),
        };
        self.words.iter().map(|word| format!("{before}{word}{after}")).collect::<Vec<_>>().join(between)
    }
}

/// An index of words: a table beside the goods, one row each, kept by triggers.
pub(super) struct Index {
    pub table: &'static str,
}

impl Index {
    /// Of names, with and without their tones.
    pub(super) const NAMES: Self = Self { table: "products_names" };
    /// Of everything that a listing says.
    pub(super) const TEXTS: Self = Self { table: "products_search" };

    /// Its column with the product's id.
    pub(super) fn key(&self, backend: DbBackend) -> (&'static str, &'static str) {
        (self.table, if backend == DbBackend::Postgres { "product_id" } else { "rowid" })
    }
}

const NAME_WORDS: &str = "products_names.name_words";

fn has(column: &str, words: String) -> Expr {
    Expr::cust_with_values(format!("{column} @@ to_tsquery('simple', $1)"), [words])
}

fn matches(words: String) -> Expr {
    Expr::cust_with_values("products_names MATCH ?", [words])
}

/// These words one after the other; an open last one is the beginning of a word.
fn phrase(words: &str, open: bool) -> String {
    let quoted: Vec<String> = words.split(' ').map(|word| format!("'{word}'")).collect();
    quoted.join(" <-> ") + if open { ":*" } else { "" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_is_folded_and_keeps_its_tones_beside() {
        let question = Question::read("  Mật Ong,  bạc-hà ");
        assert_eq!(question.words, ["mat", "ong", "bac", "ha"]);
        assert_eq!(question.toned, "mật ong bạc hà");
    }

    #[test]
    fn operators_are_no_words() {
        assert_eq!(Question::read("\"*:-()'&|!%_\\").words, Vec::<String>::new());
        assert_eq!(Question::read("ong* NEAR(mat) OR -x").words, ["ong", "near", "mat", "or", "x"]);
    }

    #[test]
    fn long_garbage_is_cut() {
        let question = Question::read(&"aé".repeat(500));
        assert_eq!((question.words.len(), question.words[0].chars().count()), (1, LONGEST_WORD));
        assert_eq!(Question::read(&"a ".repeat(500)).words.len(), MOST_WORDS);
    }
}
