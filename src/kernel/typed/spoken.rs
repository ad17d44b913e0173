//! An address as people say it: `X. Pải Lủng, H. Mèo Vạc, T. Hà Giang`, `Q7 TPHCM`, `TT Đồng Văn`, `thôn Sà Lủng xã Pải Lủng huyện Mèo Vạc`.
//! Read into parts from the smallest on, each a name and, where it was told, what kind of unit it is.

use super::clean;
use crate::kernel::fold::fold;

/// Letters of an address that are read, at most.
const LONGEST: usize = 200;
/// Parts of an address that are read, at most.
const MOST_PARTS: usize = 8;
/// Words for kinds of units, as typed in small letters, with their code in the lists; of two words first.
const KINDS: [(&str, &str); 9] = [
    ("thị trấn", "thi_tran"),
    ("thành phố", "thanh_pho"),
    ("thị xã", "thi_xa"),
    ("đặc khu", "dac_khu"),
    ("phường", "phuong"),
    ("huyện", "huyen"),
    ("quận", "quan"),
    ("xã", "xa"),
    ("tỉnh", "tinh"),
];
/// The same as people shorten them.
const SHORT: [(&str, &str); 10] = [
    ("tt", "thi_tran"),
    ("tp", "thanh_pho"),
    ("tx", "thi_xa"),
    ("đk", "dac_khu"),
    ("dk", "dac_khu"),
    ("p", "phuong"),
    ("h", "huyen"),
    ("q", "quan"),
    ("x", "xa"),
    ("t", "tinh"),
];
/// What people call two cities, behind something smaller.
const NICKNAMES: [(&str, &str); 5] = [
    ("hcm", "ho chi minh"),
    ("tphcm", "ho chi minh"),
    ("sai gon", "ho chi minh"),
    ("saigon", "ho chi minh"),
    ("hn", "ha noi"),
];
/// The country, folded: it says nothing.
const COUNTRY: [&str; 3] = ["viet nam", "vietnam", "vn"];
/// What a house, a road or a hamlet begins with, folded: smaller than any unit.
#[rustfmt::skip]
const SMALLER: [&str; 19] = [
    "thon", "ban", "to", "ap", "so", "xom", "khu", "buon", "lang", "duong", "ngo", "ngach", "hem", "kp", "khom", "soc", "nha", "to dan pho", "sn",
];

/// One part of an address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// What kind of unit it is called: `xa`, `phuong`, `thi_tran`, `huyen`, `quan`, `tinh` …
    pub kind: Option<&'static str>,
    /// The word for the kind may belong to the name as well: *xa Dung* is *Xa Dung*, or a xã.
    pub unsure: bool,
    /// Folded, without the word for its kind: `pai lung`.
    pub name: String,
}

impl Part {
    /// The name is a number: only a unit of that very name is meant.
    pub fn is_number(&self) -> bool {
        !self.name.is_empty() && self.name.bytes().all(|byte| byte.is_ascii_digit())
    }

    /// Smaller than any unit: a house, a road, a hamlet. *Bản Máy* looks so and is a commune, so this is only asked where nothing was
    /// found.
    pub fn is_smaller(&self) -> bool {
        let begins =
            |word: &&str| self.name.strip_prefix(*word).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
        self.kind.is_none() && (self.name.starts_with(|c: char| c.is_ascii_digit()) || SMALLER.iter().any(begins))
    }

    /// The name with the word for its kind before it, where that may belong to it.
    pub fn whole(&self) -> String {
        match self.kind.filter(|_| self.unsure) {
            Some(kind) => format!("{kind} {}", self.name),
            None => self.name.clone(),
        }
    }
}

/// The parts, the smallest first as people say them.
pub fn parts(typed: &str) -> Vec<Part> {
    let text: String = clean(typed).chars().take(LONGEST).flat_map(char::to_lowercase).collect();
    let text = text.replace(" - ", ",").replace(|c: char| ",;–—\n|/()".contains(c), ",");
    let mut parts: Vec<Part> = Vec::new();
    for piece in text.split(',') {
        let words = words(piece);
        let mut from = 0;
        while from < words.len() {
            let (part, to) = part(&words, from, parts.is_empty());
            if !part.name.is_empty() {
                parts.push(part);
            }
            from = to;
        }
    }
    while parts.len() > 1 && parts.last().is_some_and(|part| COUNTRY.contains(&part.name.as_str())) {
        parts.pop();
    }
    parts.truncate(MOST_PARTS);
    parts
}

/// A word in small letters with its tones.
struct Word {
    text: String,
    /// A dot follows: it is shortened.
    dotted: bool,
}

/// `x.pải` is two words, and so is `q7`.
fn words(piece: &str) -> Vec<Word> {
    let mut words = Vec::new();
    for typed in piece.split_whitespace() {
        let count = typed.matches('.').count();
        for (i, text) in typed.split('.').enumerate() {
            let dotted = i < count;
            let text = text.trim_matches(|c: char| !c.is_alphanumeric());
            if text.is_empty() {
                continue;
            }
            let letters = text.find(|c: char| c.is_ascii_digit()).map_or(text, |at| &text[..at]);
            let number = &text[letters.len()..];
            if short(letters).is_some() && !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()) {
                words.push(Word { text: letters.to_owned(), dotted: true });
                words.push(Word { text: number.to_owned(), dotted });
            } else {
                words.push(Word { text: text.to_owned(), dotted });
            }
        }
    }
    words
}

/// The part that begins at a word, and where the next one does.
fn part(words: &[Word], from: usize, first: bool) -> (Part, usize) {
    let kind = kind(words, from);
    let is_bare = kind.as_ref().is_some_and(|kind| from + kind.words == words.len());
    if is_bare && !first {
        return (Part::default(), words.len());
    }
    let kind = kind.filter(|_| !is_bare);
    let begin = from + kind.as_ref().map_or(0, |kind| kind.words);
    let mut end = begin + 1;
    while end < words.len() && !begins_part(words, begin, end) {
        end += 1;
    }
    let texts: Vec<&str> = words[begin..end].iter().map(|word| word.text.as_str()).collect();
    let folded = fold(&texts.join(" "));
    let nickname = NICKNAMES.iter().find(|(said, _)| !first && *said == folded);
    let name = nickname.map_or(folded, |(_, name)| (*name).to_owned());
    (Part { unsure: kind.as_ref().is_some_and(|kind| kind.unsure), kind: kind.map(|kind| kind.code), name }, end)
}

/// Whether another part begins inside a piece without a comma: behind a number, at a word for a kind that cannot be part of a name, or
/// at a city's nickname.
fn begins_part(words: &[Word], begin: usize, at: usize) -> bool {
    if at == begin + 1 && is_number(&words[begin]) || ["hcm", "tphcm"].contains(&words[at].text.as_str()) {
        return true;
    }
    let country = words[at..].iter().map(|word| fold(&word.text)).collect::<Vec<_>>().join(" ");
    if COUNTRY.contains(&country.as_str()) {
        return true;
    }
    let Some(found) = kind(words, at) else { return false };
    let Some(next) = words.get(at + found.words) else { return false };
    // No name has this word inside, whatever its tone.
    let told = !found.short && (!found.unsure || found.code == "huyen");
    let is_clear = told || found.short && words[at].dotted || is_number(next);
    is_clear && kind(words, at + found.words).is_none_or(|next| next.short || next.unsure)
}

struct KindWord {
    code: &'static str,
    /// How many words it is.
    words: usize,
    /// Typed without tones, in one word: it may be a name's.
    unsure: bool,
    /// One of the short forms.
    short: bool,
}

fn kind(words: &[Word], at: usize) -> Option<KindWord> {
    let word = words.get(at)?;
    let two = words.get(at + 1).map(|next| format!("{} {}", word.text, next.text));
    for (spelled, code) in KINDS {
        let is_two = spelled.contains(' ');
        let Some(said) = (if is_two { two.as_ref() } else { Some(&word.text) }) else { continue };
        let toneless = *said == fold(spelled);
        if said == spelled || toneless {
            let numbered = words.get(at + 1).is_some_and(is_number);
            let unsure = toneless && !is_two && !numbered;
            return Some(KindWord { code, words: if is_two { 2 } else { 1 }, unsure, short: false });
        }
    }
    let code = short(&word.text)?;
    Some(KindWord { code, words: 1, unsure: false, short: true })
}

fn is_number(word: &Word) -> bool {
    word.text.bytes().all(|byte| byte.is_ascii_digit())
}

fn short(word: &str) -> Option<&'static str> {
    SHORT.iter().find(|(short, _)| *short == word).map(|(_, code)| *code)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn said(typed: &str) -> Vec<String> {
        let part = |part: &Part| match part.kind {
            Some(kind) => format!("{kind}{}:{}", if part.unsure { "?" } else { "" }, part.name),
            None => part.name.clone(),
        };
        parts(typed).iter().map(part).collect()
    }

    #[test]
    fn an_address_is_read_however_its_kinds_are_written() {
        let meo_vac = ["xa:pai lung", "huyen:meo vac", "tinh:ha giang"];
        for typed in [
            "Xã Pải Lủng, Huyện Mèo Vạc, Tỉnh Hà Giang",
            "X. Pải Lủng, H. Mèo Vạc, T. Hà Giang",
            "x.Pải Lủng; h.Mèo Vạc; t.Hà Giang; Việt Nam",
            "xã Pải Lủng huyện Mèo Vạc tỉnh Hà Giang",
            "X. Pải Lủng H. Mèo Vạc T. Hà Giang, VN",
            "xã Pải Lủng – huyện Mèo Vạc – tỉnh Hà Giang Việt Nam",
        ] {
            assert_eq!(said(typed), meo_vac, "{typed:?}");
        }
        assert_eq!(said("pai lung - meo vac - ha giang"), ["pai lung", "meo vac", "ha giang"]);
        assert_eq!(said("xa pai lung huyen meo vac"), ["xa?:pai lung", "huyen?:meo vac"]);
        assert_eq!(said("TT Đồng Văn"), ["thi_tran:dong van"]);
        assert_eq!(said("TX. Mường Lay"), ["thi_xa:muong lay"]);
        assert_eq!(said("thị trấn Đồng Văn, Ðồng Văn"), ["thi_tran:dong van", "dong van"]);
        assert_eq!(said("ĐK Lý Sơn"), ["dac_khu:ly son"]);
    }

    #[test]
    fn a_number_is_a_part_of_its_own() {
        for typed in ["Q7, TPHCM", "Q.7 TP.HCM", "quận 7 tphcm", "Quan 7, Sài Gòn", "q 7 hcm", "Quận 7, TP Hồ Chí Minh"]
        {
            let parts = parts(typed);
            assert_eq!(parts[0].name, "7", "{typed:?}");
            assert_eq!(
                (parts[0].kind, parts[1].name.as_str(), parts.len()),
                (Some("quan"), "ho chi minh", 2),
                "{typed:?}"
            );
        }
        assert_eq!(said("P.3, Q.5, TP.HCM"), ["phuong:3", "quan:5", "thanh_pho:ho chi minh"]);
        assert_eq!(said("phường 3 quận 5 hồ chí minh"), ["phuong:3", "quan:5", "ho chi minh"]);
        assert_eq!(said("12 Trần Phú, P. Nguyễn Trãi"), ["12", "tran phu", "phuong:nguyen trai"]);
    }

    #[test]
    fn names_that_look_like_kinds_stay_whole() {
        for (typed, whole) in [
            ("Xa Dung", "xa dung"),
            ("Sơn Tịnh", "son tinh"),
            ("Quan Sơn", "quan son"),
            ("Tứ Xã", "tu xa"),
            ("Phương Thiện", "phuong thien"),
            ("Ea H'Leo", "ea h leo"),
            ("hà tĩnh", "ha tinh"),
            ("son tinh", "son tinh"),
            ("Xã", "xa"),
            ("Sài Gòn", "sai gon"),
            ("Đan Phượng", "dan phuong"),
        ] {
            let parts = parts(typed);
            assert_eq!(parts.iter().map(Part::whole).collect::<Vec<_>>(), [whole], "{typed:?}");
        }
        assert_eq!(said("xã Tân Xã huyện Thạch Thất"), ["xa:tan xa", "huyen:thach that"]);
    }

    #[test]
    fn what_is_smaller_than_a_commune_is_known() {
        for smaller in ["thôn Sà Lủng", "số 12 Trần Phú", "12 Trần Phú", "tổ 4", "Bản Máy", "Ấp 3"] {
            assert!(parts(smaller)[0].is_smaller(), "{smaller}");
        }
        for unit in ["xã Thôn", "Mèo Vạc", "Q7", "Bảng"] {
            assert!(!parts(unit)[0].is_smaller(), "{unit}");
        }
    }

    #[test]
    fn what_says_nothing_has_no_parts() {
        for typed in ["", ",,;", " - ", "...", "\u{200b}"] {
            assert_eq!(parts(typed), [], "{typed:?}");
        }
        assert_eq!(said("Việt Nam"), ["viet nam"]);
    }

    proptest! {
        #[test]
        fn nothing_typed_breaks_it(text in any::<String>(), near in "[xhqtpXHQ 0-9.,ãạ-]{0,40}") {
            for part in parts(&text).into_iter().chain(parts(&near)) {
                prop_assert!(!part.name.is_empty());
                part.is_smaller();
            }
            prop_assert!(parts(&text).len() <= MOST_PARTS);
        }
    }
}
