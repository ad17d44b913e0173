//! Every way to read what was typed: arcs from place to place, each one word. Places are between the typed words, and inside of those that
//! nobody knows, which may be two words without a space, or two halves with one too many.

use super::{Vocabulary, slips};
use crate::kernel::{
    fold::{fold, toned},
    typed::keys,
};

/// Words after these are not looked at, as in a search.
pub(super) const MOST_TYPED: usize = 8;
/// Letters that are read at most.
const LONGEST_TYPED: usize = 200;
/// Slips are looked for in words no longer than this: no word of the language is.
const LONGEST_SLIPPED: usize = 12;
/// No syllable is longer.
const LONGEST_SYLLABLE: usize = 7;
/// What one word may be a slip of, at most; the likeliest.
const MOST_SLIPS: usize = 24;

/// A word is written with other tones than were typed.
const TONES: u16 = 60;
/// What was typed begins a word.
const BEGUN: u16 = 80;
/// The keys of a typing method; and where they mean other tones.
const KEYS: [u16; 2] = [100, 130];
/// A space was left out.
const SPLIT: u16 = 150;
/// A space stands inside of a word, or beside its place.
const JOINED: u16 = 100;
/// Nobody knows the word.
const UNKNOWN: u16 = 700;

/// A typed word.
pub(super) struct Token {
    pub toned: String,
    folded: String,
}

/// One word on the way.
pub(super) struct Arc {
    /// The place behind it.
    pub to: usize,
    pub said: Said,
    pub cost: u16,
    /// Other letters than were typed.
    pub changed: bool,
    /// By a slip.
    pub slip: bool,
}

/// What is said there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// A word that is known.
    Word(u16),
    /// The typed word of that number, as it is.
    Typed(usize),
}

/// All of them.
pub(super) struct Lattice {
    /// By the place where they begin; the first is before everything, and whatever an arc leads to comes later.
    pub arcs: Vec<Vec<Arc>>,
    pub tokens: Vec<Token>,
    /// Nothing that was typed is strange: only what stands beside it can be wrong.
    pub sure: bool,
}

/// Letters that may be several words.
struct Span<'a> {
    letters: &'a str,
    from: usize,
    /// The place behind its first letter.
    inside: usize,
    to: usize,
}

impl Token {
    fn all(typed: &str) -> Vec<Self> {
        let typed: String = typed.chars().take(LONGEST_TYPED).collect();
        let words = toned(&typed);
        let read = words.split(' ').map(|word| Self { toned: word.to_owned(), folded: fold(word) });
        read.filter(|token| !token.folded.is_empty() && !token.folded.contains(' ')).take(MOST_TYPED).collect()
    }

    fn is_number(&self) -> bool {
        self.folded.starts_with(|c: char| c.is_numeric())
    }

    /// It may be several words, or a part of one.
    fn may_be_split(&self) -> bool {
        slips::may_slip(&self.folded)
    }
}

impl Lattice {
    pub(super) fn new(words: &Vocabulary, typed: &str) -> Self {
        let tokens = Token::all(typed);
        let known = |token: &Token| !words.spelled(&token.folded).is_empty();
        let fine = |token: &Token| known(token) || token.is_number() || words.begins(&token.folded);
        let sure = tokens.iter().all(fine);
        let mut lattice = Self { arcs: Vec::new(), tokens: Vec::new(), sure };
        let pairs: Vec<String> = tokens.windows(2).map(|two| joined(two, known)).collect();
        let single = |token: &Token| if known(token) || !token.may_be_split() { 0 } else { token.folded.len() - 1 };
        let (mut places, mut next) = (Vec::new(), 0);
        for (at, token) in tokens.iter().enumerate() {
            let pair = pairs.get(at).map_or(0, |letters| letters.len().saturating_sub(1));
            places.push((next, next + 1, next + 1 + single(token)));
            next += 1 + single(token) + pair;
        }
        lattice.arcs.resize_with(next, Vec::new);
        let from = |at: usize| places.get(at).map_or(next, |(from, ..)| *from);
        for (at, token) in tokens.iter().enumerate() {
            lattice.whole(words, at, token, (from(at), from(at + 1)));
            if single(token) > 0 {
                let span = Span { letters: &token.folded, from: from(at), inside: places[at].1, to: from(at + 1) };
                lattice.split(words, &span, 0);
            }
            if let Some(letters) = pairs.get(at).filter(|letters| !letters.is_empty()) {
                let span = Span { letters, from: from(at), inside: places[at].2, to: from(at + 2) };
                lattice.split(words, &span, JOINED);
            }
        }
        lattice.tokens = tokens;
        lattice
    }

    /// The typed word as one word.
    fn whole(&mut self, words: &Vocabulary, at: usize, token: &Token, (from, to): (usize, usize)) {
        let spelled = words.spelled(&token.folded);
        let is_known = !spelled.is_empty();
        let has_tones = token.toned != token.folded;
        for word in spelled {
            let other = has_tones && *words.words[word].toned != *token.toned;
            self.say(words, from, to, (word, if other { TONES } else { 0 }, false, false));
        }
        let decoded = if is_known { false } else { self.decoded(words, token, (from, to)) };
        if !is_known {
            let cost = match token.is_number() {
                true => 0,
                false if decoded => UNKNOWN,
                false if words.begins(&token.folded) || token.folded.contains(char::is_numeric) => BEGUN,
                false => UNKNOWN,
            };
            self.arcs[from].push(Arc { to, said: Said::Typed(at), cost, changed: false, slip: false });
        }
        if self.sure || !is_known && !words.begins(&token.folded) {
            self.slipped(words, token, (from, to));
        }
    }

    /// Whether the keys of a typing method are in it, and what they mean is known.
    fn decoded(&mut self, words: &Vocabulary, token: &Token, (from, to): (usize, usize)) -> bool {
        let mut any = false;
        for read in [keys::telex(&token.toned), keys::vni(&token.toned)].into_iter().flatten() {
            let folded = fold(&read);
            for word in words.spelled(&folded) {
                let other = usize::from(*words.words[word].toned != *read);
                self.say(words, from, to, (word, KEYS[other], folded != token.folded, false));
                any = true;
            }
        }
        any
    }

    fn slipped(&mut self, words: &Vocabulary, token: &Token, (from, to): (usize, usize)) {
        if !slips::may_slip(&token.folded) || token.folded.len() > LONGEST_SLIPPED {
            return;
        }
        let mut meant: Vec<(u16, usize)> = Vec::new();
        slips::meant_by(&token.folded, |folded, cost| {
            meant.extend(words.spelled(folded).map(|word| (cost + words.words[word].rare, word)));
        });
        meant.sort_unstable();
        let mut told = Vec::new();
        for (cost, word) in meant {
            if told.len() < MOST_SLIPS && !told.contains(&word) {
                told.push(word);
                let cost = cost - words.words[word].rare;
                self.say(words, from, to, (word, cost, true, true));
            }
        }
    }

    /// The letters as several words, each of two letters at least.
    fn split(&mut self, words: &Vocabulary, span: &Span<'_>, first: u16) {
        let length = span.letters.len();
        let place = |at: usize| match at {
            0 => span.from,
            at if at == length => span.to,
            at => span.inside + at - 1,
        };
        for from in 0..length {
            for to in from + 2..=length.min(from + LONGEST_SYLLABLE) {
                let is_whole = from == 0 && to == length;
                let cost = (if from == 0 { first } else { 0 }) + (if to < length { SPLIT } else { 0 });
                let spelled = if is_whole && first == 0 { 0..0 } else { words.spelled(&span.letters[from..to]) };
                for word in spelled {
                    self.say(words, place(from), place(to), (word, cost, true, false));
                }
            }
        }
    }

    fn say(&mut self, words: &Vocabulary, from: usize, to: usize, arc: (usize, u16, bool, bool)) {
        let (word, cost, changed, slip) = arc;
        let (said, cost) = (Said::Word(word as u16), cost + words.words[word].rare);
        self.arcs[from].push(Arc { to, said, cost, changed, slip });
    }
}

/// Two typed words in one, where one of them is strange; empty where none is, or they are too long for that.
fn joined(two: &[Token], known: impl Fn(&Token) -> bool) -> String {
    let [first, second] = two else { return String::new() };
    let letters = format!("{}{}", first.folded, second.folded);
    let strange = !known(first) || !known(second);
    let fits = letters.bytes().all(|byte| byte.is_ascii_lowercase()) && letters.len() <= 2 * LONGEST_SYLLABLE;
    if strange && fits { letters } else { String::new() }
}
