//! Names are heard one after the other, and counted in bounded memory.

use std::collections::HashMap;

use super::{LONGEST, MOST_PAIRS, MOST_WORDS, Vocabulary};
use crate::kernel::fold::toned;

/// While names are heard, twice as many are held as are kept at last; then those go that were heard the least.
const HELD: usize = 2;

/// What was heard so far.
#[derive(Default)]
pub struct Learning {
    words: HashMap<Box<str>, Heard>,
    pairs: HashMap<(u32, u32), u32>,
    next: u32,
}

struct Heard {
    id: u32,
    count: u32,
}

impl Learning {
    /// One name: its words, and which stand beside each other. A number stands between words and is none.
    pub fn hear(&mut self, name: &str) {
        let mut before = None;
        for word in toned(name).split(' ') {
            let is_word = (1..=LONGEST).contains(&word.chars().count()) && word.chars().all(char::is_alphabetic);
            let id = is_word.then(|| self.word(word));
            if let (Some(first), Some(second)) = (before, id) {
                *self.pairs.entry((first, second)).or_default() += 1;
            }
            before = id;
        }
        self.forget();
    }

    /// What is worth keeping of it.
    pub fn done(self) -> Vocabulary {
        let words = self.words.into_iter().map(|(word, heard)| (word, heard.id, heard.count)).collect();
        Vocabulary::of(words, self.pairs.into_iter().collect())
    }

    fn word(&mut self, word: &str) -> u32 {
        if let Some(heard) = self.words.get_mut(word) {
            heard.count += 1;
            return heard.id;
        }
        let id = self.next;
        self.next += 1;
        self.words.insert(word.into(), Heard { id, count: 1 });
        id
    }

    fn forget(&mut self) {
        let mut least = 1;
        while self.words.len() > HELD * MOST_WORDS {
            self.words.retain(|_, heard| heard.count > least);
            least *= 2;
        }
        let mut least = 1;
        while self.pairs.len() > HELD * MOST_PAIRS {
            self.pairs.retain(|_, count| *count > least);
            least *= 2;
        }
    }
}
