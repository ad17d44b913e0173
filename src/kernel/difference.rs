//! What changed between two texts: word by word for a moderator's eyes, and paragraph by paragraph where a text is long.

use std::time::Duration;

use serde::Serialize;
use similar::{ChangeTag, InlineChange, TextDiff};

use super::typed::clean;

/// After so long a coarser answer does: long texts that have nothing in common.
const LONGEST: Duration = Duration::from_millis(500);
/// Paragraphs around a change that are told as they are, so that one knows where it stands.
const AROUND: usize = 1;

/// A run of words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Piece {
    /// Where it stands.
    pub side: Side,
    /// The words with the spaces between them.
    pub text: String,
}

/// In which of the two texts something stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    /// In both.
    Both,
    /// Only in the old one.
    Old,
    /// Only in the new one.
    New,
}

impl From<ChangeTag> for Side {
    fn from(tag: ChangeTag) -> Self {
        match tag {
            ChangeTag::Equal => Self::Both,
            ChangeTag::Delete => Self::Old,
            ChangeTag::Insert => Self::New,
        }
    }
}

/// The texts as one sequence of runs: those of both in order, between them what went and what came.
/// Whether a letter is stored whole or with its marks behind it is no difference.
pub fn difference(old: &str, new: &str) -> Vec<Piece> {
    let (old, new) = (clean(old), clean(new));
    let (old, new): (Vec<&str>, Vec<&str>) = (old.split(' ').collect(), new.split(' ').collect());
    let diff = TextDiff::configure().timeout(LONGEST).diff_slices(&old, &new);
    let mut pieces: Vec<Piece> = Vec::new();
    for change in diff.iter_all_changes() {
        push(&mut pieces, change.tag().into(), change.value());
    }
    pieces
}

fn push(pieces: &mut Vec<Piece>, side: Side, word: &str) {
    match pieces.last_mut().filter(|piece| piece.side == side) {
        Some(piece) => {
            piece.text.push(' ');
            piece.text.push_str(word);
        }
        None => pieces.push(Piece { side, text: word.to_owned() }),
    }
}

/// A line of a text; in one that stands in one text alone, the words that make it another than its like are of that side too.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Paragraph {
    /// Where it stands.
    pub side: Side,
    /// Its words.
    pub pieces: Vec<Piece>,
}

/// The changes from one text to the next, line by line, in groups with what stands around them; none where nothing that one reads is
/// different.
pub fn paragraphs(old: &str, new: &str) -> Vec<Vec<Paragraph>> {
    let (old, new) = (read(old), read(new));
    let diff = TextDiff::configure().timeout(LONGEST).diff_lines(&old, &new);
    let of =
        |ops: &Vec<similar::DiffOp>| ops.iter().flat_map(|op| diff.iter_inline_changes(op)).map(paragraph).collect();
    diff.grouped_ops(AROUND).iter().map(of).collect()
}

/// Its lines that have words.
fn read(text: &str) -> String {
    let clean = clean(text);
    clean.lines().map(str::trim_end).filter(|line| !line.is_empty()).flat_map(|line| [line, "\n"]).collect()
}

fn paragraph(change: InlineChange<'_, str>) -> Paragraph {
    let side = Side::from(change.tag());
    let piece = |(differs, text): &(bool, &str)| Piece {
        side: if *differs { side } else { Side::Both },
        text: text.trim_end_matches('\n').to_owned(),
    };
    let pieces = change.values().iter().map(piece).filter(|piece| !piece.text.is_empty());
    Paragraph { side, pieces: pieces.collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(old: &str, new: &str) -> String {
        let mark = |piece: &Piece| match piece.side {
            Side::Both => piece.text.clone(),
            Side::Old => format!("[-{}]", piece.text),
            Side::New => format!("[+{}]", piece.text),
        };
        difference(old, new).iter().map(mark).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn what_went_and_what_came_stand_between_what_stayed() {
        assert_eq!(
            told("mật ong rừng nguyên chất", "mật ong bạc hà nguyên chất"),
            "mật ong [-rừng] [+bạc hà] nguyên chất"
        );
        assert_eq!(told("chè", "chè Shan tuyết"), "chè [+Shan tuyết]");
        assert_eq!(told("chè cổ thụ", "chè cổ thụ"), "chè cổ thụ");
        assert_eq!(told("che\u{300} co\u{302}\u{309} thu\u{323}", "chè cổ thụ"), "chè cổ thụ");
    }

    fn told_of(before: &str, after: &str) -> Vec<Vec<(Side, String)>> {
        let marked = |piece: &Piece| match piece.side {
            Side::Both => piece.text.clone(),
            Side::Old | Side::New => format!("[{}]", piece.text),
        };
        let one = |line: &Paragraph| (line.side, line.pieces.iter().map(marked).collect());
        paragraphs(before, after).iter().map(|group| group.iter().map(one).collect()).collect()
    }

    #[test]
    fn of_a_long_text_the_lines_that_changed_are_told_with_their_words_and_one_around() {
        let before = "## Trả hàng\n\nBáo trong 7 ngày từ lúc nhận.\n\nA\n\nB\n\nC\n";
        let after = "## Trả hàng\n\nBáo trong 10 ngày từ lúc nhận.\n\nA\n\nB\n\nC\n";
        let line = |side, words: &str| (side, words.to_owned());
        assert_eq!(
            told_of(before, after),
            [[
                line(Side::Both, "## Trả hàng"),
                line(Side::Old, "Báo trong [7] ngày từ lúc nhận."),
                line(Side::New, "Báo trong [10] ngày từ lúc nhận."),
                line(Side::Both, "A"),
            ]]
        );
    }

    #[test]
    fn a_line_that_came_and_one_that_went_stand_in_groups_of_their_own() {
        let told = told_of("a\nb\nc\nd\ne\nf\ng\n", "new\na\nb\nc\nd\ne\nf\n");
        let changed = |group: &Vec<(Side, String)>| group.iter().find(|(side, _)| *side != Side::Both).map(|(s, _)| *s);
        assert_eq!(told.iter().map(changed).collect::<Vec<_>>(), [Some(Side::New), Some(Side::Old)]);
    }

    #[test]
    fn what_nobody_reads_is_no_difference() {
        for (one, other) in [("a\nb\n", "a\nb"), ("a\n\nb", "a\n\n\nb  \r\n"), ("", "\n"), ("chè", "che\u{300}")] {
            assert_eq!(told_of(one, other), Vec::<Vec<_>>::new(), "{one:?} {other:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn nothing_is_made_up_and_nothing_that_differs_is_left_out(
            before in proptest::collection::vec("[a-c]{1,3}( [a-c]{1,3}){0,3}", 0..8),
            after in proptest::collection::vec("[a-c]{1,3}( [a-c]{1,3}){0,3}", 0..8),
        ) {
            let told = paragraphs(&before.join("\n"), &after.join("\n")).concat();
            let words = |line: &Paragraph| line.pieces.iter().map(|piece| piece.text.as_str()).collect::<String>();
            for line in &told {
                let words = words(line);
                proptest::prop_assert!(line.side == Side::New || before.contains(&words));
                proptest::prop_assert!(line.side == Side::Old || after.contains(&words));
            }
            let of = |side| told.iter().filter(|line| line.side == side).map(words).collect::<Vec<_>>();
            let lost = before.len() - of(Side::Old).len();
            proptest::prop_assert_eq!(lost, after.len() - of(Side::New).len(), "what stays stays in both");
            proptest::prop_assert_eq!(told.is_empty(), before == after);
        }
    }

    #[test]
    fn a_very_long_text_is_still_compared() {
        let long = "ong ".repeat(20_000);
        let pieces = difference(&long, &format!("{long}bạc hà"));
        assert_eq!(pieces.iter().filter(|p| p.side == Side::Both).count(), 1);
        assert!(pieces.iter().any(|p| p.side == Side::New && p.text.ends_with("bạc hà")));
    }
}
