//! Codes of orders, of texts and of parcels.

use chophien::kernel::typed::code;
use proptest::prelude::*;

const AROUND: [(&str, &str); 6] = [
    ("", ""),
    ("Mã: ", ""),
    ("đơn hàng #", " "),
    ("https://cho.example/orders/", "?utm_source=zalo"),
    ("cho.example/purchases/", "/secret"),
    ("\u{200b}", "\u{202e}"),
];

#[test]
fn whatever_is_read_is_short_and_plain() {
    super::holds("codes, any text", 400, super::text(), |text| {
        let read = code::read(&text);
        prop_assert!(read.len() <= 400 && read.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_uppercase()));
        if read.len() == 8 {
            prop_assert_eq!(code::read(&read), read.clone());
        }
        if let Some(digits) = code::digits(&text) {
            prop_assert!(digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_digit()));
            prop_assert_eq!(code::digits(&digits), Some(digits.clone()));
        }
        prop_assert!(code::of_parcel(&text).chars().count() <= 400);
        Ok(())
    });
}

#[test]
fn a_code_is_found_in_whatever_it_came_in() {
    let code = "[2-9][23456789ABCDEFGHJKMNPQRSTUVWXYZ]{7}";
    super::holds("codes, what they come in", 400, (code, 0..AROUND.len(), any::<bool>()), |(code, around, small)| {
        let (before, behind) = AROUND[around];
        let written = if small { code.to_lowercase() } else { code.clone() };
        prop_assert_eq!(code::read(&format!("{before}{written}{behind}")), code);
        Ok(())
    });
}
