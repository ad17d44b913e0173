//! The keys of a typing method that was not switched on, or that stopped half way: `maatj` and `ma6t5` are how *mật* is typed.

use unicode_normalization::UnicodeNormalization;

const GRAVE: char = '\u{300}';
const ACUTE: char = '\u{301}';
const CIRCUMFLEX: char = '\u{302}';
const TILDE: char = '\u{303}';
const BREVE: char = '\u{306}';
const HOOK: char = '\u{309}';
const HORN: char = '\u{31b}';
const DOT: char = '\u{323}';

const VOWELS: &str = "aeiouy";
/// What a syllable ends in, letter by letter.
const ENDINGS: &str = "cghmnpt";
/// No syllable with all its keys is longer.
const LONGEST: usize = 12;

/// A word of Telex keys: `maatj` → `mật`; nothing where no key is in it, or no syllable comes out of it.
pub fn telex(word: &str) -> Option<String> {
    read(word, |syllable, c| match c {
        's' => syllable.tone(ACUTE),
        'f' => syllable.tone(GRAVE),
        'r' => syllable.tone(HOOK),
        'x' => syllable.tone(TILDE),
        'j' => syllable.tone(DOT),
        'a' | 'e' | 'o' => syllable.double(c),
        'w' => syllable.horn() || syllable.mark("a", BREVE) || syllable.alone(),
        'd' => syllable.bar(),
        _ => false,
    })
}

/// A word of VNI keys: `ma6t5` → `mật`.
pub fn vni(word: &str) -> Option<String> {
    let decoded = read(word, |syllable, c| match c {
        '1' => syllable.tone(ACUTE),
        '2' => syllable.tone(GRAVE),
        '3' => syllable.tone(HOOK),
        '4' => syllable.tone(TILDE),
        '5' => syllable.tone(DOT),
        '6' => syllable.mark("aeo", CIRCUMFLEX),
        '7' => syllable.horn(),
        '8' => syllable.mark("a", BREVE),
        '9' => syllable.bar(),
        _ => false,
    });
    decoded.filter(|word| word.chars().all(char::is_alphabetic))
}

/// A syllable while it is typed.
#[derive(Default)]
struct Syllable {
    letters: Vec<Letter>,
    tone: Option<char>,
}

struct Letter {
    base: char,
    mark: Option<char>,
}

fn read(word: &str, key: impl Fn(&mut Syllable, char) -> bool) -> Option<String> {
    let (mut syllable, mut keys) = (Syllable::default(), false);
    if word.chars().count() > LONGEST {
        return None;
    }
    for c in word.nfc().flat_map(char::to_lowercase) {
        if c.is_ascii() && key(&mut syllable, c) {
            keys = true;
        } else {
            syllable.push(c);
        }
    }
    syllable.written().filter(|_| keys)
}

impl Syllable {
    /// A letter, which may have its marks already.
    fn push(&mut self, c: char) {
        let mut parts = c.nfd();
        let mut letter = Letter { base: parts.next().unwrap_or(c), mark: None };
        for mark in parts {
            match mark {
                CIRCUMFLEX | BREVE | HORN => letter.mark = Some(mark),
                GRAVE | ACUTE | TILDE | HOOK | DOT => self.tone = Some(mark),
                _ => letter.base = c,
            }
        }
        self.letters.push(letter);
    }

    fn is_vowel(letter: &Letter) -> bool {
        VOWELS.contains(letter.base)
    }

    fn tone(&mut self, tone: char) -> bool {
        let any = self.letters.iter().any(Self::is_vowel);
        if any {
            self.tone = Some(tone);
        }
        any
    }

    /// The last of these vowels gets a mark.
    fn mark(&mut self, of: &str, mark: char) -> bool {
        let last = self.letters.iter_mut().rev().find(|letter| of.contains(letter.base) && letter.mark.is_none());
        last.map(|letter| letter.mark = Some(mark)).is_some()
    }

    /// `uo` gets two horns, and *ua* one on its *u*.
    fn horn(&mut self) -> bool {
        let at = |base| self.letters.iter().rposition(|letter| letter.base == base && letter.mark.is_none());
        let (a, o, u) = (at('a'), at('o'), at('u'));
        let after_q = |u: usize| u > 0 && self.letters[u - 1].base == 'q';
        let horned = match (a, o, u) {
            (_, Some(o), Some(u)) if o == u + 1 && !after_q(u) => vec![u, o],
            (Some(a), _, Some(u)) if a == u + 1 && a + 1 == self.letters.len() && !after_q(u) => vec![u],
            (Some(_), ..) => return false,
            (None, Some(o), _) => vec![o],
            (None, None, Some(u)) => vec![u],
            (None, None, None) => return false,
        };
        for at in horned {
            self.letters[at].mark = Some(HORN);
        }
        true
    }

    /// A `w` that stands where a vowel does is one.
    fn alone(&mut self) -> bool {
        let none = !self.letters.iter().any(Self::is_vowel);
        if none {
            self.letters.push(Letter { base: 'u', mark: Some(HORN) });
        }
        none
    }

    /// The same vowel a second time: beside the first, or behind the end of the syllable.
    fn double(&mut self, base: char) -> bool {
        let Some(at) = self.letters.iter().rposition(|letter| letter.base == base && letter.mark.is_none()) else {
            return false;
        };
        let only_endings = self.letters[at + 1..].iter().all(|letter| ENDINGS.contains(letter.base));
        if only_endings {
            self.letters[at].mark = Some(CIRCUMFLEX);
        }
        only_endings
    }

    fn bar(&mut self) -> bool {
        let first = self.letters.first_mut().filter(|letter| letter.base == 'd');
        first.map(|letter| letter.base = 'đ').is_some()
    }

    /// Composed, its tone where it belongs; nothing without vowels side by side, or with letters of other languages.
    fn written(&self) -> Option<String> {
        let from = self.letters.iter().position(Self::is_vowel)?;
        let until = self.letters.iter().rposition(Self::is_vowel)? + 1;
        let side_by_side = self.letters[from..until].iter().all(Self::is_vowel);
        let ours = |letter: &Letter| letter.base.is_ascii_alphanumeric() || letter.base == 'đ';
        let toned = self.toned(from, until);
        let mut text = String::new();
        for (at, letter) in self.letters.iter().enumerate() {
            text.push(letter.base);
            text.extend(letter.mark);
            text.extend(self.tone.filter(|_| at == toned));
        }
        (side_by_side && self.letters.iter().all(ours)).then(|| text.nfc().collect())
    }

    /// Which of the vowels bears the tone.
    fn toned(&self, mut from: usize, until: usize) -> usize {
        let before = from.checked_sub(1).map(|at| self.letters[at].base);
        let glides = matches!((before, self.letters[from].base), (Some('q'), 'u') | (Some('g'), 'i'));
        if glides && until - from > 1 {
            from += 1;
        }
        if let Some(marked) = self.letters[from..until].iter().rposition(|letter| letter.mark.is_some()) {
            return from + marked;
        }
        let is_closed = until < self.letters.len();
        match until - from {
            0 | 1 => from,
            2 if !is_closed => from,
            _ => from + 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn telex_keys_are_the_letters_that_they_stand_for() {
        for (keys, meant) in [
            ("maatj", "mật"),
            ("mataj", "mật"),
            ("mâtj", "mật"),
            ("chef", "chè"),
            ("vinhf", "vình"),
            ("dduwowngf", "đường"),
            ("dduowngf", "đường"),
            ("dangd", "đang"),
            ("tuyeets", "tuyết"),
            ("ruwowuj", "rượu"),
            ("muaw", "mưa"),
            ("quar", "quả"),
            ("gaoj", "gạo"),
            ("gias", "giá"),
            ("xoong", "xông"),
            ("hawngs", "hắng"),
            ("tw", "tư"),
            ("hoaf", "hòa"),
            ("hoangf", "hoàng"),
            ("chuoois", "chuối"),
            ("ngheej", "nghệ"),
        ] {
            assert_eq!(telex(keys).as_deref(), Some(meant), "{keys}");
        }
    }

    #[test]
    fn vni_keys_are_the_letters_that_they_stand_for() {
        for (keys, meant) in [
            ("ma6t5", "mật"),
            ("mat65", "mật"),
            ("ong1", "óng"),
            ("che2", "chè"),
            ("d9uong72", "đường"),
            ("tuye6t1", "tuyết"),
            ("ca8n", "căn"),
            ("mua7", "mưa"),
            ("ru7o7u5", "rượu"),
        ] {
            assert_eq!(vni(keys).as_deref(), Some(meant), "{keys}");
        }
    }

    #[test]
    fn what_was_not_typed_with_keys_is_left_alone() {
        for word in ["", "mat", "mật", "ong", "500ml", "12", "trang", "s", "x", "sapa", "aaaaaaaaaaaaa"] {
            assert_eq!(vni(word), None, "{word}");
        }
        for word in ["", "mat", "mật", "ong", "500ml", "12", "trang", "s", "x", "ma6t5", "nghieng", "srx"] {
            assert_eq!(telex(word), None, "{word}");
        }
    }

    proptest! {
        #[test]
        fn keys_make_one_short_word_or_none(word in "[a-zđâêôơưă0-9]{0,14}|\\PC{0,14}") {
            for read in [telex(&word), vni(&word)].into_iter().flatten() {
                prop_assert!(!read.is_empty() && read.chars().count() <= 2 * LONGEST);
                prop_assert_eq!(read.nfc().collect::<String>(), read.clone());
                prop_assert_ne!(read, word.clone());
            }
        }
    }
}
