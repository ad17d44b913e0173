//! Prices and numbers.

use chophien::kernel::{
    money::Money,
    typed::{number, price},
};
use proptest::prelude::*;

/// No price that can be typed is more: fifteen digits.
const MOST: i64 = 999_999_999_999_999;

#[test]
fn a_price_that_was_read_and_is_shown_again_is_the_same() {
    let near = "[0-9]{1,7}[.,]?[0-9]{0,3} ?(k|tr|triệu|nghìn|đ|vnđ|tr[0-9]{1,3})?".boxed();
    super::holds("prices, any text", 400, prop_oneof![super::text(), near], |text| {
        for read in [price::read(&text), number(&text).map(Money)].into_iter().flatten() {
            prop_assert!((0..=MOST).contains(&read.0), "{}", text);
            prop_assert_eq!(price::read(&read.to_string()), Some(read));
            prop_assert_eq!(price::read(&read.0.to_string()), Some(read));
        }
        Ok(())
    });
}

#[test]
fn an_amount_is_one_however_it_is_written() {
    super::holds("prices, ways to write one", 400, 1..1_000_000_i64, |thousands| {
        let amount = Money(thousands * 1_000);
        let grouped = amount.to_string().replace(['₫', '\u{a0}'], "");
        for written in [grouped.clone(), format!("{grouped}đ"), format!("{grouped} VNĐ"), format!("{thousands}k")] {
            prop_assert_eq!(price::read(&written), Some(amount), "{}", written);
        }
        prop_assert_eq!(price::read(&format!("-{grouped}")), None);
        Ok(())
    });
}
