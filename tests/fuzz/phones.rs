//! Numbers of phones.

use chophien::kernel::phone::Phone;
use proptest::prelude::*;

/// A number of ten digits, and how somebody writes it.
fn spelled() -> impl Strategy<Value = (String, String)> {
    let number = ("0[35789]", "[0-9]{8}").prop_map(|(head, rest)| format!("{head}{rest}"));
    (number, 0_usize..8).prop_map(|(number, way)| {
        let (rest, groups) = (&number[1..], [&number[..4], &number[4..7], &number[7..]]);
        let spelled = match way {
            0 => number.clone(),
            1 => format!("+84{rest}"),
            2 => format!("84 {rest}"),
            3 => format!("(+84) {rest}"),
            4 => groups.join("."),
            5 => format!("{} (Zalo)", groups.join(" ")),
            6 => format!("SĐT: {}", groups.join("-")),
            _ => groups.join("\u{a0}") + "\u{200b}",
        };
        (number, spelled)
    })
}

#[test]
fn a_number_that_was_read_and_is_shown_again_is_the_same() {
    super::holds("phones, any text", 400, super::text(), |text| {
        let Ok(phone) = Phone::read(&text) else { return Ok(()) };
        let digits = phone.as_str();
        prop_assert!(digits.len() == 10 && digits.starts_with('0') && digits.bytes().all(|b| b.is_ascii_digit()));
        for shown in [digits.to_owned(), phone.spaced()] {
            prop_assert_eq!(Phone::read(&shown), Ok(phone.clone()));
        }
        prop_assert!(Phone::read(&phone.masked()).is_err(), "nobody calls what was masked");
        Ok(())
    });
}

#[test]
fn a_number_is_one_however_it_is_written() {
    super::holds("phones, ways to write one", 400, spelled(), |(number, spelled)| {
        let read = Phone::parse(&spelled);
        prop_assert_eq!(read.as_ref().map(Phone::as_str), Some(number.as_str()), "{}", spelled);
        Ok(())
    });
}
