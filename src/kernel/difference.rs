//! What changed between two texts, word by word, for a moderator's eyes.

use serde::Serialize;

use super::typed::clean;

/// Words beyond this are compared as one: the table grows with the product of both lengths.
const MOST_WORDS: usize = 1_500;

/// A run of words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Piece {
    /// Where it stands.
    pub side: Side,
    /// The words with the spaces between them.
    pub text: String,
}

/// In which of the two texts a run stands.
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

/// The texts as one sequence of runs: those of both in order, between them what went and what came.
/// Whether a letter is stored whole or with its marks behind it is no difference.
pub fn difference(old: &str, new: &str) -> Vec<Piece> {
    let (old, new) = (clean(old), clean(new));
    let (old, new) = (words(&old), words(&new));
    let common = common_lengths(&old, &new);
    let mut pieces: Vec<Piece> = Vec::new();
    let (mut i, mut j) = (0, 0);
    while i < old.len() || j < new.len() {
        if i < old.len() && j < new.len() && old[i] == new[j] {
            push(&mut pieces, Side::Both, old[i]);
            (i, j) = (i + 1, j + 1);
        } else if j == new.len() || (i < old.len() && common[i + 1][j] >= common[i][j + 1]) {
            push(&mut pieces, Side::Old, old[i]);
            i += 1;
        } else {
            push(&mut pieces, Side::New, new[j]);
            j += 1;
        }
    }
    pieces
}

/// Words, each with the spaces behind it; what is too long ends in one long word.
fn words(text: &str) -> Vec<&str> {
    text.splitn(MOST_WORDS, ' ').collect()
}

/// How many words the ends of both texts share in order, from each pair of places on.
fn common_lengths(old: &[&str], new: &[&str]) -> Vec<Vec<u16>> {
    let mut common = vec![vec![0; new.len() + 1]; old.len() + 1];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            common[i][j] =
                if old[i] == new[j] { common[i + 1][j + 1] + 1 } else { common[i + 1][j].max(common[i][j + 1]) };
        }
    }
    common
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

    #[test]
    fn a_very_long_text_is_still_compared() {
        let long = "ong ".repeat(20_000);
        let pieces = difference(&long, &format!("{long}bạc hà"));
        assert_eq!(pieces.iter().filter(|p| p.side == Side::Both).count(), 1);
        assert!(pieces.iter().any(|p| p.side == Side::New && p.text.ends_with("bạc hà")));
    }
}
