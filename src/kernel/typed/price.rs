//! A price as people write it: `125.000`, `125k`, `1tr2`, `1,2 triệu`, `125.000 VNĐ`, `125.000,00`. What could mean two amounts (`1.250k`)
//! is none.

use rust_decimal::{Decimal, prelude::ToPrimitive};

use super::plain;
use crate::kernel::money::Money;

/// What may stand before or behind the amount, the longer first.
const CURRENCIES: [&str; 7] = ["vnđ", "vnd", "đồng", "dong", "₫", "đ", "d"];
/// A thousand, the longer first.
const THOUSANDS: [&str; 6] = ["nghìn", "nghin", "ngàn", "ngan", "k", "n"];
/// A million, the longer first.
const MILLIONS: [&str; 4] = ["triệu", "trieu", "tr", "củ"];
const LONGEST: usize = 40;

/// The amount, in whole đồng.
pub fn read(text: &str) -> Option<Money> {
    let lower = plain(text).to_lowercase();
    let bare = without_currency(lower.trim());
    if bare.chars().count() > LONGEST {
        return None;
    }
    scaled(bare, &MILLIONS, 1_000_000).or_else(|| scaled(bare, &THOUSANDS, 1_000)).or_else(|| whole(bare))
}

fn without_currency(text: &str) -> &str {
    let before = CURRENCIES.iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text).trim_start();
    CURRENCIES.iter().find_map(|word| before.strip_suffix(word)).unwrap_or(before).trim_end()
}

/// `125k`, `1,2 triệu`, `1tr2`, `1tr250k`: digits, a word, and perhaps what is left of the next thousand.
fn scaled(text: &str, words: &[&str], unit: i64) -> Option<Money> {
    let (head, tail) = words.iter().find_map(|word| text.split_once(word))?;
    let (head, tail) = (head.trim(), tail.trim());
    if tail.is_empty() {
        return of(decimal(head)?, unit);
    }
    if !is_digits(head, 6) {
        return None;
    }
    let rest = of(format!("0.{}", rest(tail, unit)?).parse().ok()?, unit)?;
    of(head.parse().ok()?, unit)?.plus(rest)
}

/// `2` of `1tr2`, `250` of `1tr250` and of `1 triệu 250 nghìn`: hundreds, tens and ones of the next smaller word.
fn rest(tail: &str, unit: i64) -> Option<&str> {
    let named = THOUSANDS.iter().find_map(|word| tail.strip_suffix(word)).filter(|_| unit == 1_000_000);
    let digits = named.unwrap_or(tail).trim_end();
    (is_digits(digits, 3) && (named.is_none() || digits.len() == 3)).then_some(digits)
}

/// `1`, `1,2`, `1.25`: with three digits behind the sign it might as well be a thousand.
fn decimal(text: &str) -> Option<Decimal> {
    let (whole, part) = text.split_once([',', '.']).unwrap_or((text, "0"));
    (is_digits(whole, 6) && is_digits(part, 2)).then(|| format!("{whole}.{part}").parse().ok())?
}

fn of(number: Decimal, unit: i64) -> Option<Money> {
    let exact = number.checked_mul(Decimal::from(unit))?;
    exact.is_integer().then(|| exact.to_i64().map(Money))?
}

/// Digits, in groups or not, and perhaps the two zeros that spreadsheets and banks write behind them.
fn whole(text: &str) -> Option<Money> {
    for (zeros, sign) in [(",00", ','), (".00", '.')] {
        if let Some(amount) = text.strip_suffix(zeros).filter(|amount| !amount.contains(sign)) {
            return Money::parse(amount);
        }
    }
    Money::parse(text)
}

fn is_digits(text: &str, most: usize) -> bool {
    (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_price_is_read_as_people_write_it() {
        for (typed, dong) in [
            ("125000", 125_000),
            ("125.000", 125_000),
            (" 125 000 ₫", 125_000),
            ("125k", 125_000),
            ("125K", 125_000),
            ("125 nghìn", 125_000),
            ("125 ngàn đồng", 125_000),
            ("12,5k", 12_500),
            ("12k5", 12_500),
            ("1tr2", 1_200_000),
            ("1tr25", 1_250_000),
            ("1tr250", 1_250_000),
            ("1tr250k", 1_250_000),
            ("1 triệu 250 nghìn", 1_250_000),
            ("1,2 triệu", 1_200_000),
            ("1.2tr", 1_200_000),
            ("2 tr", 2_000_000),
            ("125.000 VNĐ", 125_000),
            ("125.000 VND", 125_000),
            ("125000đ", 125_000),
            ("VND 125,000", 125_000),
            ("125000.00", 125_000),
            ("125.000,00", 125_000),
            ("125,000.00", 125_000),
            ("\u{200b}125000", 125_000),
            ("１２５.０００", 125_000),
            ("1250", 1_250),
        ] {
            assert_eq!(read(typed), Some(Money(dong)), "{typed:?}");
        }
    }

    #[test]
    fn what_is_no_price_or_could_be_two_is_none() {
        for typed in [
            "",
            "k",
            "tr",
            "đ",
            "đồng",
            "1.25.000",
            "-125000",
            "-125k",
            "1.5",
            "12,50",
            "1.250k",
            "1,250 triệu",
            "1.000.00",
            "1tr2k",
            "1tr2500",
            "k125",
            "125kk",
            "1e5",
            "125 usd",
            "0,0001k",
            "9999999999999999",
            "1tr2tr3",
            "1.2tr5",
        ] {
            assert_eq!(read(typed), None, "{typed:?}");
        }
    }

    proptest! {
        #[test]
        fn nothing_typed_breaks_it(text in any::<String>()) {
            prop_assert!(read(&text).is_none_or(|money| money.0 >= 0));
        }

        #[test]
        fn what_looks_like_a_price_is_no_other(text in "[0-9]{1,4}[.,]?[0-9]{0,3} ?(k|tr|nghìn|triệu|đ)?[0-9]{0,4}") {
            prop_assert!(read(&text).is_none_or(|money| (0..10_000_000_000_000).contains(&money.0)));
        }

        #[test]
        fn an_amount_that_the_market_writes_is_read_again(dong in 0i64..=1_000_000_000) {
            prop_assert_eq!(read(&Money(dong).to_string()), Some(Money(dong)));
            prop_assert_eq!(read(&dong.to_string()), Some(Money(dong)));
        }
    }
}
