//! What was typed into the search field, as a condition and an order that both databases agree on. Words are folded by the
//! same function as the stored text, so nothing a person can type is an operator of either index.

use sea_orm::{
    Condition, DbBackend,
    sea_query::{CaseStatement, Expr, ExprTrait},
};

use super::super::on_sale::on_sale;
use crate::kernel::fold::{fold, toned};

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
        Condition::all().add(on_sale().not().not()).add(match backend {
            DbBackend::Postgres => Expr::cust_with_values(
                "to_tsvector('simple', \"products\".\"search_text\") @@ to_tsquery('simple', $1)",
                [self.joined("'", "':*", " & ")],
            ),
            _ => Expr::cust_with_values(
                "\"products\".\"id\" IN (SELECT rowid FROM products_search WHERE products_search MATCH ?)",
                [self.text()],
            ),
        })
    }

    /// The words in SQLite's index of texts, each the beginning of one, in any order.
    pub(super) fn text(&self) -> String {
        self.joined("\"", "\" *", " AND ")
    }

    /// The same in a name.
    pub(super) fn name(&self) -> String {
        format!("name_text : ({})", self.text())
    }

    /// What `rank` tells apart of names, as questions to SQLite's index of names, the best first; a product answers one of them, or
    /// none where its name has not all the words.
    pub(super) fn ranks(&self) -> [String; 4] {
        let folded = self.words.join(" ");
        let end = if self.toned == folded { "" } else { " *" };
        let toned = format!("toned_text : \"{}\"{end}", self.toned);
        let whole = format!("name_text : \"{folded}\"");
        let begun = format!("{whole} *");
        [
            toned.clone(),
            format!("({whole}) NOT ({toned})"),
            format!("(({begun}) NOT ({whole})) NOT ({toned})"),
            format!("({}) NOT ({begun})", self.name()),
        ]
    }

    fn joined(&self, before: &str, after: &str, between: &str) -> String {
        self.words.iter().map(|word| format!("{before}{word}{after}")).collect::<Vec<_>>().join(between)
    }

    /// 0: the name has these words with these tones · 1: the name has them in this order · 2: it has the beginnings of such
    /// words · 3: the name has them all · 4: they are elsewhere in the text. Words typed without tones have these tones only as
    /// whole words: who types `ma` does not mean `mang` more than `mật`.
    pub(super) fn rank(&self) -> Expr {
        let folded = self.words.join(" ");
        let end = if self.toned == folded { " " } else { "" };
        let all = self.words.iter().fold(Condition::all(), |all, word| all.add(has("name_text", word, "")));
        let rank = CaseStatement::new()
            .case(has("toned_text", &self.toned, end), 0)
            .case(has("name_text", &folded, " "), 1)
            .case(has("name_text", &folded, ""), 2)
            .case(all, 3)
            .finally(4);
        Expr::Case(Box::new(rank))
    }
}

/// The words begin at a word of the column; with a space as `end` they also end there.
fn has(column: &str, words: &str, end: &str) -> Expr {
    Expr::cust(format!("(' ' || \"products\".\"{column}\" || ' ')")).like(format!("% {words}{end}%"))
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
