//! What is likely to be wrong with words, told to a moderator before she looks: forbidden goods, promises to heal, and ways round the
//! market. They explain themselves, decide nothing, and may be mistaken. Pure.
//!
//! What may not be sold or promised: rule 14, the Law on Advertising 2012 (art. 7 and 8), and what a moderator knows (`words.txt`).

use std::sync::LazyLock;

use crate::kernel::{
    fold::{fold, toned},
    phone::Phone,
};

pub use crate::kernel::words::moderation::Sign;

/// What is looked for: a sign, whether the tones count, and the words.
static WORDS: LazyLock<Vec<Sought>> =
    LazyLock::new(|| include_str!("words.txt").lines().filter_map(Sought::read).collect());

struct Sought {
    sign: Sign,
    toned: bool,
    words: &'static str,
    folded: String,
}

impl Sought {
    /// `health any …`; nothing of a remark.
    fn read(line: &'static str) -> Option<Self> {
        let mut parts = line.splitn(3, ' ');
        let (sign, toned) = (Sign::parse(parts.next()?)?, parts.next()? == "toned");
        let words = parts.next()?;
        Some(Self { sign, toned, words, folded: fold(words) })
    }
}

/// Parts of a word that lead elsewhere.
const LINKS: [&str; 9] = ["http", "www.", ".com", ".vn", "zalo", "facebook", "fb.", "tiktok", "telegram"];

/// A sign, and the words that it is seen by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// Of what.
    pub sign: Sign,
    /// The words.
    pub words: String,
}

/// All of them in a text, each once.
pub fn signs(text: &str) -> Vec<Seen> {
    let text_toned = format!(" {} ", toned(text));
    let has = |words: &str| text_toned.contains(&format!(" {words} "));
    let mut seen: Vec<Seen> = Vec::new();
    let mut add = |sign, words: &str| {
        if !seen.iter().any(|seen| seen.words == words) {
            seen.push(Seen { sign, words: words.to_owned() });
        }
    };
    // Without their tones they are meant where they were typed without any.
    let there = |sought: &&Sought| has(sought.words) || (!sought.toned && has(&sought.folded));
    WORDS.iter().filter(there).for_each(|sought| add(sought.sign, sought.words));
    numbers(text).iter().for_each(|number| add(Sign::Number, number));
    let lower = text.to_lowercase();
    let links = lower.split_whitespace().filter(|word| LINKS.iter().any(|link| word.contains(link)));
    links.for_each(|word| add(Sign::Elsewhere, &word.chars().take(60).collect::<String>()));
    seen
}

/// Telephone numbers, whatever stands between their digits.
fn numbers(text: &str) -> Vec<String> {
    let belongs = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '.' | '-' | '+' | '(' | ')');
    let runs = text.split(|c: char| !belongs(c)).map(str::trim);
    runs.filter_map(|run| Phone::parse(run).map(|phone| phone.spaced())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<(Sign, String)> {
        signs(text).into_iter().map(|seen| (seen.sign, seen.words)).collect()
    }

    #[test]
    fn what_is_likely_to_be_wrong_is_told_with_its_words() {
        let one = |sign, words: &str| vec![(sign, words.to_owned())];
        assert_eq!(told("Mật ong CHỮA BỆNH dạ dày"), one(Sign::Health, "chữa bệnh"));
        assert_eq!(told("mat ong chua benh da day"), one(Sign::Health, "chữa bệnh"));
        assert_eq!(told("Rượu ngô men lá"), one(Sign::Forbidden, "rượu"));
        assert_eq!(told("Gọi 0912.345-678 để đặt"), one(Sign::Number, "0912\u{a0}345\u{a0}678"));
        assert_eq!(told("xem ở https://vidu.example/a"), one(Sign::Elsewhere, "https://vidu.example/a"));
        assert_eq!(told("nhắn Zalo nhé, nhắn ZALO nhé"), one(Sign::Elsewhere, "zalo"));
    }

    #[test]
    fn every_line_of_the_list_is_read() {
        let lines = include_str!("words.txt").lines().filter(|line| !line.starts_with('#'));
        assert_eq!(WORDS.len(), lines.count());
        assert!(WORDS.iter().all(|sought| told(sought.words).iter().any(|(_, words)| words == sought.words)));
    }

    #[test]
    fn what_every_household_writes_is_no_sign() {
        for text in [
            "Mật ong bạc hà Mèo Vạc, lọ 500 ml, quay đúng mùa hoa. Chưa bệnh tật gì.",
            "Gà thả đồi 1,8 kg; giá 180.000 đồng; nặng 1.500 g; xã 00769.",
            "Bánh chưng gù, biếu bà con; bìa hộp in hoa; cao nguyên đá; ruou",
            "",
        ] {
            assert_eq!(told(text), [], "{text}");
        }
    }
}
