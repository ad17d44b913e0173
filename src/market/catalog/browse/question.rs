//! What was typed into the search field, as a condition and an order that both databases agree on. Words are folded by the
//! same function as the stored text, so nothing a person can type is an operator of either index.

use sea_orm::{
    Condition, DbBackend,
    sea_query::{Expr, ExprTrait, Query},
};

use super::{
    super::on_sale::on_sale,
    spaced::{Spaced, respelled, spaced},
};
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
    toned: Vec<String>,
    /// Those are the same words, one by one. A sign that only one of the two foldings drops makes one word two.
    alike: bool,
    /// Those of them that others write in another way.
    spaced: Vec<Spaced>,
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
        let (words, toned) = (cut(fold(&typed)), cut(toned(&typed)));
        let alike = words.len() == toned.len() && words.iter().zip(&toned).all(|(word, toned)| *word == fold(toned));
        Self { alike, spaced: spaced(&words), words, toned }
    }

    /// The words one after the other, as they were typed and as others write them: without their tones, and with them.
    fn lines(&self) -> [Vec<String>; 2] {
        let lines = |words: &[String], alike: bool| {
            let other = (alike && !self.spaced.is_empty()).then(|| respelled(words, &self.spaced));
            [words.join(" ")].into_iter().chain(other).collect()
        };
        [lines(&self.words, true), lines(&self.toned, self.alike)]
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
        let [folded, typed] = self.lines();
        let open = typed != folded;
        if backend == DbBackend::Postgres {
            let toned = || has("products_names.toned_words", phrases(&typed, open));
            let whole = || has(NAME_WORDS, phrases(&folded, false));
            let begun = || has(NAME_WORDS, phrases(&folded, true));
            return [
                toned(),
                whole().and(toned().not()),
                begun().and(whole().not()).and(toned().not()),
                self.in_name(backend).and(begun().not()),
            ];
        }
        let toned = format!("toned_text : ({})", quoted(&typed, open));
        let whole = format!("name_text : ({})", quoted(&folded, false));
        let begun = format!("name_text : ({})", quoted(&folded, true));
        let name = format!("name_text : ({})", self.beginnings(backend));
        [
            toned.clone(),
            format!("({whole}) NOT ({toned})"),
            format!("(({begun}) NOT ({whole})) NOT ({toned})"),
            format!("({name}) NOT ({begun})"),
        ]
        .map(matches)
    }

    /// The classes of shops that have the words, the best first, on their index. 0: in their names · 1: in their names and their places.
    pub(super) fn of_shops(&self, backend: DbBackend) -> [Expr; 2] {
        let words = self.beginnings(backend);
        if backend == DbBackend::Postgres {
            let named = || has("shops_words.name_words", words.clone());
            return [named(), has("shops_words.all_words", words.clone()).and(named().not())];
        }
        let named = format!("name_words : ({words})");
        let anywhere = format!("({words}) NOT ({named})");
        [named, anywhere].map(|words| Expr::cust_with_values("shops_words MATCH ?", [words]))
    }

    /// Shops that are not open and have the words in their names, on their index.
    pub(super) fn of_closed_shops(&self, backend: DbBackend) -> Expr {
        let words = self.beginnings(backend);
        match backend {
            DbBackend::Postgres => has("closed_shops_words.name_words", words),
            _ => Expr::cust_with_values("closed_shops_words MATCH ?", [words]),
        }
    }

    /// Every word begins a word of the text, in one of its spellings.
    fn beginnings(&self, backend: DbBackend) -> String {
        let (begun, and, or): (fn(&str) -> String, _, _) = match backend {
            DbBackend::Postgres => (|line| phrase(line, true), " & ", " | "),
            _ => (|line| format!("\"{line}\" *"), " AND ", " OR "),
        };
        let (mut all, mut at) = (Vec::new(), 0);
        while at < self.words.len() {
            let Some(spaced) = self.spaced.iter().find(|spaced| spaced.from == at) else {
                all.push(begun(&self.words[at]));
                at += 1;
                continue;
            };
            let typed: Vec<String> = self.words[at..spaced.until].iter().map(|word| begun(word)).collect();
            all.push(format!("(({}){or}({}))", typed.join(and), begun(&spaced.other(&self.words))));
            at = spaced.until;
        }
        all.join(and)
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

/// An index of shops: a table of words, one row each, kept by triggers.
pub(super) struct Shops {
    pub table: &'static str,
}

impl Shops {
    /// Of open ones, by their names and places.
    pub(super) const OPEN: Self = Self { table: "shops_words" };
    /// Of all others, by their names.
    pub(super) const CLOSED: Self = Self { table: "closed_shops_words" };

    /// Its column with the shop's id.
    pub(super) fn key(&self, backend: DbBackend) -> (&'static str, &'static str) {
        (self.table, if backend == DbBackend::Postgres { "shop_id" } else { "rowid" })
    }
}

const NAME_WORDS: &str = "products_names.name_words";

fn has(column: &str, words: String) -> Expr {
    Expr::cust_with_values(format!("{column} @@ to_tsquery('simple', $1)"), [words])
}

fn matches(words: String) -> Expr {
    Expr::cust_with_values("products_names MATCH ?", [words])
}

/// Any of these lines, for SQLite; an open last word is the beginning of one.
fn quoted(lines: &[String], open: bool) -> String {
    let lines: Vec<String> = lines.iter().map(|line| format!("\"{line}\"{}", if open { " *" } else { "" })).collect();
    lines.join(" OR ")
}

/// The same for PostgreSQL.
fn phrases(lines: &[String], open: bool) -> String {
    lines.iter().map(|line| format!("({})", phrase(line, open))).collect::<Vec<_>>().join(" | ")
}

/// These words one after the other.
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
        assert_eq!(question.toned, ["mật", "ong", "bạc", "hà"]);
    }

    #[test]
    fn what_others_write_otherwise_is_asked_in_both_ways() {
        let question = Question::read("vải H'Mông 500ml");
        assert_eq!(question.lines()[1], ["vải h mông 500ml", "vải hmông 500 ml"]);
        assert_eq!(
            question.beginnings(DbBackend::Sqlite),
            "\"vai\" * AND ((\"h\" * AND \"mong\" *) OR (\"hmong\" *)) AND ((\"500ml\" *) OR (\"500 ml\" *))"
        );
        assert_eq!(
            question.beginnings(DbBackend::Postgres),
            "'vai':* & (('h':* & 'mong':*) | ('hmong':*)) & (('500ml':*) | ('500' <-> 'ml':*))"
        );
    }

    #[test]
    fn words_that_are_not_the_same_with_their_tones_have_one_spelling_there() {
        let question = Question::read("\u{16ff0} kbrop");
        assert_eq!((question.words.as_slice(), question.toned.len()), (&["kbrop".to_owned()][..], 2));
        assert_eq!(question.lines().map(|lines| lines.len()), [2, 1]);
        let question = Question::read("\u{16ff0} kbrop a b c d e g h");
        assert_eq!(question.words.len(), question.toned.len(), "both are cut to as many");
        let [folded, typed] = question.lines();
        assert_eq!((folded.len(), typed), (2, vec!["\u{16ff0} kbrop a b c d e g".to_owned()]));
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
