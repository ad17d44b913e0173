//! Passwords that are to be set: long enough, none that many people use, and none that somebody who knows its owner tries first. No sign,
//! capital or digit is asked for: such rules make passwords that many use.

mod frequent;

use time::{Date, Month};

use crate::kernel::{fold::fold, phone::Phone};

/// Letters at least.
pub const SHORTEST: usize = 8;
/// So many different letters are too few.
const FEW: usize = 3;
/// Digits round a word make it no better.
const DIGITS: usize = 8;
/// Fewer letters beside a name make it no better, nor fewer signs beside a number.
const LETTERS: usize = 3;
const SIGNS: usize = 4;
/// Rows and columns of keyboards.
const ROWS: [&str; 6] =
    ["1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "1q2w3e4r5t6y7u8i9o0p", "1qaz2wsx3edc4rfv5tgb6yhn7ujm"];
/// Years in which somebody was born, married or had a child.
const YEARS: std::ops::RangeInclusive<i32> = 1930..=2049;

/// What is known of whose password it is to be: nothing of it is one.
#[derive(Clone, Copy, Debug, Default)]
pub struct Own<'a> {
    /// The number of the account.
    pub phone: Option<&'a Phone>,
    /// The market's name, her own, those of her shops.
    pub names: &'a [&'a str],
}

/// Why a password may not be set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weak {
    /// Fewer than `SHORTEST` letters.
    Short,
    /// Many people use it: it is tried first.
    Common,
    /// Her own number, or its end.
    Number,
    /// Her own name, her shop's or the market's.
    Name,
}

impl Weak {
    /// The words that say so.
    pub fn key(self) -> &'static str {
        match self {
            Self::Short => "password-too-short",
            Self::Common => "password-common",
            Self::Number => "password-number",
            Self::Name => "password-name",
        }
    }
}

/// A password that may be set. Only `of` makes one, and `infra/passwords` hashes nothing else.
pub struct Fit(String);

impl Fit {
    /// This one, unless it is weak for whoever sets it.
    pub fn of(password: String, own: &Own<'_>) -> Result<Self, Weak> {
        if password.chars().count() < SHORTEST {
            return Err(Weak::Short);
        }
        let fit = Self(password);
        let letters = compact(&fit.0);
        if own.phone.is_some_and(|phone| is_number(&letters, phone)) {
            return Err(Weak::Number);
        }
        fit.is_none_of(own.names)?;
        if has_few(&fit.0) || is_common(&letters) || is_common(&compact(&fit.0.replace('@', "a").replace('$', "s"))) {
            return Err(Weak::Common);
        }
        Ok(fit)
    }

    /// Asked again of names that nobody knew before.
    pub fn is_none_of(&self, names: &[impl AsRef<str>]) -> Result<(), Weak> {
        let letters = compact(&self.0);
        if names.iter().any(|name| is_name(&letters, name.as_ref())) { Err(Weak::Name) } else { Ok(()) }
    }

    /// As it is hashed.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Letters and digits as whoever guesses types them: without tones, capitals and what stands between.
fn compact(password: &str) -> String {
    fold(password).replace(' ', "")
}

/// Without the digits round it, where these are no more than a date.
fn word(letters: &str) -> &str {
    let word = letters.trim_matches(|c: char| c.is_ascii_digit());
    if letters.len() - word.len() > DIGITS { letters } else { word }
}

/// `passw0rd`.
fn spelled_out(word: &str) -> String {
    let letter = |c| match c {
        '0' => 'o',
        '1' => 'i',
        '3' => 'e',
        '4' => 'a',
        '5' => 's',
        '7' => 't',
        other => other,
    };
    word.chars().map(letter).collect()
}

fn has_few(password: &str) -> bool {
    let mut different: Vec<char> = password.chars().collect();
    different.sort_unstable();
    different.dedup();
    different.len() <= FEW
}

fn is_common(letters: &str) -> bool {
    let digits: String = letters.chars().filter(char::is_ascii_digit).collect();
    let (all, beside) = (digits.as_str(), letters.len() - digits.len());
    let known_digits = beside < FEW && (is_run(all) || is_day(all));
    if known_digits || is_run(letters) {
        return true;
    }
    let is_known = |text: &str| {
        let word = word(text);
        [text, word].iter().any(|word| frequent::has(word) || frequent::has(&spelled_out(word)))
    };
    is_known(letters) || piece(letters).is_some_and(|piece| piece.len() <= FEW || is_run(piece) || is_known(piece))
}

/// Each letter comes after the last one, in the alphabet or on a keyboard, forwards or back.
fn is_run(letters: &str) -> bool {
    if letters.len() < FEW {
        return false;
    }
    let codes: Vec<i64> = letters.chars().map(|c| i64::from(u32::from(c))).collect();
    let steps: Vec<i64> = codes.windows(2).map(|pair| pair[1] - pair[0]).collect();
    let in_order = steps.iter().all(|step| *step == 1) || steps.iter().all(|step| *step == -1);
    let back: String = letters.chars().rev().collect();
    let word = word(letters);
    in_order
        || ROWS.iter().any(|row| row.contains(letters) || row.contains(back.as_str()))
        || word.len() >= FEW && ROWS.iter().any(|row| row.contains(word))
}

/// `22112026` or `20261122`.
fn is_day(letters: &str) -> bool {
    let number = |part: &str| part.parse::<u16>().ok();
    if letters.len() != DIGITS || !letters.bytes().all(|byte| byte.is_ascii_digit()) {
        return false;
    }
    [(&letters[4..], &letters[2..4], &letters[..2]), (&letters[..4], &letters[4..6], &letters[6..])].iter().any(
        |(year, month, day)| {
            let (Some(year), Some(month), Some(day)) = (number(year), number(month), number(day)) else { return false };
            let (year, month, day) = (i32::from(year), month as u8, day as u8);
            let month = Month::try_from(month);
            YEARS.contains(&year) && month.is_ok_and(|month| Date::from_calendar_date(year, month, day).is_ok())
        },
    )
}

/// What the whole is made of by saying it again and again.
fn piece(letters: &str) -> Option<&str> {
    let ends = letters.char_indices().map(|(at, _)| at).filter(|at| *at > 0 && letters.len().is_multiple_of(*at));
    ends.map(|at| &letters[..at]).find(|piece| piece.repeat(letters.len() / piece.len()) == letters)
}

/// The number, in whichever spelling, or its end, with next to nothing beside it.
fn is_number(letters: &str, phone: &Phone) -> bool {
    let nine = &phone.as_str()[1..];
    [nine, &nine[1..], &nine[2..], &nine[3..]].iter().any(|end| {
        let Some((before, after)) = letters.split_once(end) else { return false };
        let abroad = before.strip_suffix("84").unwrap_or(before);
        abroad.trim_end_matches('0').chars().count() + after.chars().count() < SIGNS
    })
}

/// The name or words of it, with next to nothing beside them.
fn is_name(letters: &str, name: &str) -> bool {
    let name = fold(name);
    let words: Vec<&str> = name.split(' ').filter(|word| !word.is_empty()).collect();
    let runs = (0..words.len()).flat_map(|from| (from + 1..=words.len()).map(move |to| (from, to)));
    runs.map(|(from, to)| words[from..to].concat()).any(|part| {
        let left = letters.replace(&part, "");
        let digits = left.bytes().filter(u8::is_ascii_digit).count();
        let beside = left.chars().count() - digits;
        word(letters) == part
            || part.chars().count() >= LETTERS && beside < LETTERS && digits <= DIGITS && left != letters
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn weak(password: &str) -> Option<Weak> {
        let phone = Phone::parse("0938274615").expect("a number");
        let own = Own { phone: Some(&phone), names: &["Chợ Phiên", "Vàng Thị Mỷ", "Mật ong Mỷ"] };
        Fit::of(password.to_owned(), &own).err()
    }

    #[test]
    fn what_many_use_is_refused_however_it_is_dressed() {
        for password in [
            "password",
            "Password1",
            "P@ssw0rd",
            "p@$$w0rd123",
            "12345678",
            "987654321",
            "1234567890",
            "11111111",
            "abcdefgh",
            "qwertyuiop",
            "1q2w3e4r",
            "1qaz2wsx",
            "qwerty123",
            "asdfghjkl",
            "iloveyou",
            "iloveyou2",
            "matkhau123",
            "mật khẩu 123",
            "MatKhau@2026",
            "khongbiet",
            "khongbiet1",
            "anhyeuem",
            "Anh yêu em 1314",
            "emyeuanh99",
            "vietnam1",
            "vietnam2026",
            "hanoi123",
            "saigon12",
            "12121212",
            "abcabcabc",
            "hanoihanoi",
            "22111990",
            "19901122",
            "2211 1990",
            "aaaaaaaa",
            "!!!!!!!!",
            "letmein1",
            "adminadmin",
            "12345678a",
        ] {
            assert_eq!(weak(password), Some(Weak::Common), "{password}");
        }
    }

    #[test]
    fn ones_own_number_is_refused_in_every_spelling() {
        for password in [
            "0938274615",
            "+84938274615",
            "84938274615",
            "0084 938 274 615",
            "938274615",
            "0938.274.615",
            "38274615x",
            "my0938274615",
            "0938274615!a",
            "38 274 615",
            "  274615  ",
        ] {
            assert_eq!(weak(password), Some(Weak::Number), "{password}");
        }
        assert_eq!(weak("0938274614 la"), None, "another number is not hers");
    }

    #[test]
    fn names_are_refused_and_what_only_holds_one_is_not() {
        for password in [
            "vangthimy",
            "Vàng Thị Mỷ",
            "thimy2026",
            "vang1990",
            "MatOngMy",
            "matong123",
            "chophien1",
            "Chợ Phiên 2026",
            "my123456",
        ] {
            assert_eq!(weak(password), Some(Weak::Name), "{password}");
        }
        for password in
            ["cho-phien-mau", "ong bạc hà 2026", "mật khẩu mới 2026", "vàng như nắng mùa thu", "phiên chợ sớm mai"]
        {
            assert_eq!(weak(password), None, "{password}");
        }
    }

    #[test]
    fn nothing_but_length_is_asked_of_what_nobody_guesses() {
        assert_eq!(weak("bảy chữ"), Some(Weak::Short));
        for password in ["trâu đá mưa", "73920184", "a password of tomorrow", "mùa ngô mới", "🌽🌾🐃🍯🌶🍊🥭🍚"]
        {
            assert_eq!(weak(password), None, "{password}");
        }
    }

    #[test]
    fn names_that_were_not_known_before_are_asked_afterwards() {
        let fit = Fit::of("thimy2026".to_owned(), &Own::default()).expect("nobody's name so far");
        assert_eq!(fit.is_none_of(&["Vàng Thị Mỷ"]), Err(Weak::Name));
        assert_eq!(fit.is_none_of(&["Lò Văn Pao"]), Ok(()));
    }

    proptest! {
        #[test]
        fn nothing_typed_breaks_it(password in "\\PC{0,60}", name in "\\PC{0,30}") {
            let phone = Phone::parse("0912345678").expect("a number");
            let fit = Fit::of(password.clone(), &Own { phone: Some(&phone), names: &[&name] });
            prop_assert!(fit.is_err() || password.chars().count() >= SHORTEST);
        }
    }
}
