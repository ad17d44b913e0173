//! The words that names are made of, how often each is written and which stand beside each other, and by them what was probably meant
//! by words that find nothing. Small however large the market is: only the most frequent are kept.

mod lattice;
mod learning;
mod meant;
mod slips;

use std::{cmp::Ordering, collections::HashMap, ops::Range};

pub use learning::Learning;

use super::fold::fold;

/// Words that are kept at most; their numbers fit into 16 bits.
pub const MOST_WORDS: usize = 20_000;
/// Pairs of words that are kept at most.
pub const MOST_PAIRS: usize = 60_000;
/// Longer ones are no words.
const LONGEST: usize = 30;

/// What twice as rare costs, beside the slips of `slips`.
const RARER: u16 = 9;
/// What a pair that was seen once is worth, and twice as often more.
const PAIR: u16 = 100;

/// Words of names, with their tones.
#[derive(Debug, Default)]
pub struct Vocabulary {
    /// In the order of what they are without tones, then with them.
    words: Vec<Word>,
    /// In order.
    pairs: Vec<Pair>,
}

#[derive(Debug)]
struct Word {
    folded: Box<str>,
    toned: Box<str>,
    /// What it costs to mean it.
    rare: u16,
}

/// Two words that stand beside each other, and what that is worth.
type Pair = ((u16, u16), u16);

impl Vocabulary {
    /// How many words it has.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Nothing was learnt yet.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The words that are this without their tones.
    fn spelled(&self, folded: &str) -> Range<usize> {
        let from = self.words.partition_point(|word| *word.folded < *folded);
        let same = self.words[from..].iter().take_while(|word| *word.folded == *folded);
        from..from + same.count()
    }

    /// Whether any word begins so.
    fn begins(&self, folded: &str) -> bool {
        let at = self.words.partition_point(|word| *word.folded < *folded);
        self.words.get(at).is_some_and(|word| word.folded.starts_with(folded))
    }

    /// What it is worth that they stand beside each other; nothing where they never did.
    fn beside(&self, first: u16, second: u16) -> Option<u16> {
        let at = self.pairs.binary_search_by(|(pair, _)| pair.cmp(&(first, second))).ok()?;
        Some(self.pairs[at].1)
    }

    /// Out of words and pairs with how often they were written.
    fn of(mut words: Vec<(Box<str>, u32, u32)>, pairs: Vec<((u32, u32), u32)>) -> Self {
        let total: u64 = words.iter().map(|(_, _, count)| u64::from(*count)).sum();
        most_frequent(&mut words, MOST_WORDS, |(toned, _, count), (other, _, times)| {
            times.cmp(count).then_with(|| toned.cmp(other))
        });
        let mut words: Vec<(Word, u32)> = words
            .into_iter()
            .map(|(toned, id, count)| {
                let rare = (total / u64::from(count.max(1))).max(1).ilog2() as u16 * RARER;
                (Word { folded: fold(&toned).into(), toned, rare }, id)
            })
            .collect();
        words.sort_by(|(a, _), (b, _)| (&a.folded, &a.toned).cmp(&(&b.folded, &b.toned)));
        let places = words.iter().enumerate().map(|(at, (_, id))| (*id, at as u16)).collect();
        Self { pairs: pairs_of(&places, pairs), words: words.into_iter().map(|(word, _)| word).collect() }
    }
}

/// The pairs of words that are kept, in order.
fn pairs_of(places: &HashMap<u32, u16>, pairs: Vec<((u32, u32), u32)>) -> Vec<Pair> {
    let place =
        |((first, second), count): ((u32, u32), u32)| Some(((*places.get(&first)?, *places.get(&second)?), count));
    let mut kept: Vec<((u16, u16), u32)> = pairs.into_iter().filter_map(place).collect();
    most_frequent(&mut kept, MOST_PAIRS, |(pair, count), (other, times)| times.cmp(count).then(pair.cmp(other)));
    kept.sort_unstable();
    kept.into_iter().map(|(pair, count)| (pair, PAIR + count.max(1).ilog2() as u16 * RARER)).collect()
}

fn most_frequent<T>(all: &mut Vec<T>, most: usize, order: impl Fn(&T, &T) -> Ordering) {
    if all.len() > most {
        all.sort_unstable_by(order);
        all.truncate(most);
        all.shrink_to_fit();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn learnt(names: &[&str]) -> Vocabulary {
        let mut learning = Learning::default();
        names.iter().for_each(|name| learning.hear(name));
        learning.done()
    }

    #[test]
    fn words_are_found_without_their_tones_and_by_how_they_begin() {
        let words = learnt(&["Mật ong", "Mắt cá", "ONG mật", "Ông Táo"]);
        let toned = |folded| words.words[words.spelled(folded)].iter().map(|word| &*word.toned).collect::<Vec<_>>();
        assert_eq!(toned("mat"), ["mật", "mắt"]);
        assert_eq!(toned("ong"), ["ong", "ông"]);
        assert_eq!(toned("on"), Vec::<&str>::new());
        assert!(words.begins("on") && !words.begins("ot") && !words.begins("zz"));
        assert_eq!((words.len(), words.is_empty(), Vocabulary::default().is_empty()), (6, false, true));
    }

    #[test]
    fn what_is_written_oftener_costs_less_and_pairs_are_worth_more() {
        let many: Vec<&str> = ["Mật ong"].repeat(64).into_iter().chain(["Chè ong", "Chè mật"]).collect();
        let words = learnt(&many);
        let at = |folded: &str| words.spelled(folded).start;
        assert!(words.words[at("mat")].rare < words.words[at("che")].rare);
        let worth = |first, second| words.beside(at(first) as u16, at(second) as u16);
        assert!(worth("mat", "ong") > worth("che", "ong") && worth("che", "ong").is_some());
        assert_eq!(worth("ong", "mat"), None);
    }

    #[test]
    fn only_the_most_frequent_are_kept() {
        let mut learning = Learning::default();
        let letters: Vec<String> = ('a'..='z').flat_map(|a| ('a'..='z').map(move |b| format!("{a}{b}"))).collect();
        for first in &letters {
            for second in letters.iter().take(60) {
                learning.hear(&format!("mật ong {first}{second}"));
            }
        }
        let words = learning.done();
        assert!(words.len() <= MOST_WORDS && words.pairs.len() <= MOST_PAIRS);
        assert_eq!(words.spelled("ong").len(), 1);
    }
}
