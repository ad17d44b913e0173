//! What some write in one word and others in two: `500ml` and `500 ml`, `hmong` and what *H'Mông* is without its sign.

/// What numbers stand before, folded.
const UNITS: [&str; 8] = ["g", "gr", "gam", "gram", "kg", "ml", "l", "lit"];
/// What Vietnamese words begin with that is two consonants. Any other two come from a name of another language, and have a sign between them.
const BEGINNINGS: [&str; 8] = ["ch", "gh", "kh", "ng", "nh", "ph", "th", "tr"];
/// Shorter words are no such names.
const SHORTEST_NAME: usize = 4;

/// Some words of a question that may as well be written otherwise: one in two, or two in one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Spaced {
    pub from: usize,
    pub until: usize,
    /// Of one word: how many letters the first of the two has.
    letters: usize,
}

impl Spaced {
    /// Those words in their other spelling.
    pub(super) fn other(&self, words: &[String]) -> String {
        match &words[self.from..self.until] {
            [word] => {
                let at = word.char_indices().nth(self.letters).map_or(word.len(), |(at, _)| at);
                format!("{} {}", &word[..at], &word[at..])
            }
            two => two.concat(),
        }
    }
}

/// All of them, in order; none is part of two.
pub(super) fn spaced(words: &[String]) -> Vec<Spaced> {
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(word) = words.get(at) {
        let together = words.get(at + 1).filter(|next| are_one(word, next)).map(|_| (2, 0));
        let (taken, letters) = match together.or_else(|| is_two(word).map(|letters| (1, letters))) {
            Some(found) => found,
            None => {
                at += 1;
                continue;
            }
        };
        found.push(Spaced { from: at, until: at + taken, letters });
        at += taken;
    }
    found
}

/// The whole question in its other spelling.
pub(super) fn respelled(words: &[String], spaced: &[Spaced]) -> String {
    let (mut line, mut at) = (Vec::new(), 0);
    while at < words.len() {
        match spaced.iter().find(|spaced| spaced.from == at) {
            Some(spaced) => {
                line.push(spaced.other(words));
                at = spaced.until;
            }
            None => {
                line.push(words[at].clone());
                at += 1;
            }
        }
    }
    line.join(" ")
}

/// `500ml`, `hmong`: how many letters stand before the space.
fn is_two(word: &str) -> Option<usize> {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 {
        return UNITS.contains(&&word[digits..]).then_some(digits);
    }
    let begins = word.get(..2).filter(|two| two.bytes().all(is_consonant))?;
    (word.len() >= SHORTEST_NAME && !BEGINNINGS.contains(&begins)).then_some(1)
}

/// `500 ml`, `h mong`.
fn are_one(word: &str, next: &str) -> bool {
    let number = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    let letter = word.len() == 1 && word.bytes().all(is_consonant);
    let name = next.len() + 1 >= SHORTEST_NAME && next.bytes().next().is_some_and(is_consonant);
    number && UNITS.contains(&next) || letter && name
}

fn is_consonant(byte: u8) -> bool {
    byte.is_ascii_lowercase() && !b"aeiouy".contains(&byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn other(typed: &str) -> Option<String> {
        let words: Vec<String> = typed.split(' ').map(str::to_owned).collect();
        let spaced = spaced(&words);
        (!spaced.is_empty()).then(|| respelled(&words, &spaced))
    }

    #[test]
    fn measures_and_names_of_the_highlands_are_written_in_both_ways() {
        for (typed, meant) in [
            ("500ml", "500 ml"),
            ("mat ong 500 ml", "mat ong 500ml"),
            ("gao 5kg nep", "gao 5 kg nep"),
            ("hmong", "h mong"),
            ("h mong", "hmong"),
            ("vai hmong 2 kg", "vai h mong 2kg"),
            ("k brop", "kbrop"),
            ("hmông", "h mông"),
        ] {
            assert_eq!(other(typed).as_deref(), Some(meant), "{typed}");
        }
    }

    #[test]
    fn other_words_have_one_spelling() {
        for typed in
            ["mat ong", "nghieng", "che", "trau", "500", "5 sao", "4g5", "h ong", "thit trau", "kg", "", "đkmông"]
        {
            assert_eq!(other(typed), None, "{typed}");
        }
    }
}
