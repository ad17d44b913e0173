//! Codes as people hand them on: pasted with the words around them, as the whole link, or read aloud in groups.

use super::plain;
use crate::kernel::fold::fold;

/// Letters of an order's code, and of a purchase's.
const LENGTH: usize = 8;
/// Digits of a texted code.
const DIGITS: usize = 6;
/// What stands before the code in a link.
const FOLDERS: [&str; 3] = ["orders", "purchases", "reports"];
/// What people and texts call a code, folded.
const LABELS: [&str; 20] = [
    "ma", "don", "hang", "mua", "lan", "so", "cua", "toi", "la", "van", "buu", "gui", "phan", "anh", "code", "order",
    "purchase", "report", "no", "id",
];
const LONGEST: usize = 400;

/// The code of an order or a purchase, upper-case; empty where there is nothing like one.
pub fn read(text: &str) -> String {
    let text: String = plain(text).chars().take(LONGEST).collect();
    if let Some(code) = text.split_whitespace().find_map(in_link) {
        return code;
    }
    let words = || text.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|word| !word.is_empty());
    let whole = |word: &&str| tidy(word).len() == LENGTH && word.is_ascii();
    let numbered = |word: &&str| whole(word) && word.bytes().any(|byte| byte.is_ascii_digit());
    if let Some(word) = words().rfind(numbered).or_else(|| words().rfind(whole)) {
        return tidy(word);
    }
    tidy(&words().skip_while(|word| LABELS.contains(&fold(word).as_str())).collect::<String>())
}

/// `https://cho.example/orders/DH7K2MXP?x=1`: what follows the folder, or else the last part.
fn in_link(word: &str) -> Option<String> {
    let path = word.split(['?', '#']).next().filter(|path| path.contains('/'))?;
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    let folder = parts.iter().position(|part| FOLDERS.contains(part));
    let code = tidy(folder.map_or_else(|| parts.last(), |at| parts.get(at + 1))?);
    (!code.is_empty()).then_some(code)
}

/// Upper-case, without spaces and dashes.
fn tidy(typed: &str) -> String {
    typed.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).take(40).collect()
}

/// The six digits of a texted code: as they are, in groups, or alone of their length in the whole text that brought them.
pub fn digits(text: &str) -> Option<String> {
    let text: String = plain(text).chars().take(LONGEST).collect();
    let runs: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).filter(|run| run.len() == DIGITS).collect();
    if let [run] = runs[..] {
        return Some(run.to_owned());
    }
    let groups = text.split(|c: char| !c.is_ascii_digit() && !" -.".contains(c)).map(bare);
    let mut groups = groups.filter(|digits| digits.len() == DIGITS);
    groups.next().filter(|_| runs.is_empty() && groups.next().is_none())
}

fn bare(group: &str) -> String {
    group.chars().filter(char::is_ascii_digit).collect()
}

/// A carrier's code with its dashes: alone, in groups, behind its label or at the end of a link.
pub fn of_parcel(text: &str) -> String {
    let text: String = plain(text).chars().take(LONGEST).collect();
    let words = || text.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|word| !word.is_empty());
    let numbered: Vec<&str> = words().filter(|word| word.bytes().any(|byte| byte.is_ascii_digit())).collect();
    match numbered[..] {
        [] => text.trim().to_owned(),
        [one] if text.contains([':', '/', '=']) => one.to_owned(),
        _ => words().skip_while(|word| LABELS.contains(&fold(word).as_str())).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_code_is_read_out_of_whatever_it_came_in() {
        for typed in [
            "AT86EAY3",
            " at86 eay3 ",
            "at86-eay3",
            "Mã: AT86EAY3",
            "Mã:AT86EAY3",
            "Mã đơn AT86EAY3",
            "mã at86 eay3",
            "Mã lần mua: at86eay3.",
            "đơn hàng #AT86EAY3",
            "ＡＴ８６ＥＡＹ３",
            "AT86\u{200b}EAY3",
            "https://cho.example/orders/AT86EAY3",
            "https://cho.example/orders/AT86EAY3/?utm_source=zalo#x",
            "cho.example/purchases/at86eay3/secret",
            "Cho Phien: don AT86EAY3 da duoc gian hang nhan",
            "Xem tai https://cho.example/orders/AT86EAY3 nhe",
        ] {
            assert_eq!(read(typed), "AT86EAY3", "{typed:?}");
        }
    }

    #[test]
    fn what_holds_no_code_is_no_code() {
        assert_eq!(read(""), "");
        assert_eq!(read("Mã đơn:"), "");
        assert_eq!(read("dh7k-2m"), "DH7K2M");
    }

    #[test]
    fn six_digits_are_read_out_of_the_text_that_brought_them() {
        for typed in [
            "123456",
            " 123 456 ",
            "123-456",
            "12.34.56",
            "Mã: 123456",
            "１２３４５６",
            "123456 la ma cua ban, dung trong 10 phut",
            "Cho Phien: 123 456 la ma cua ban",
            "123456\u{200b}",
        ] {
            assert_eq!(digits(typed).as_deref(), Some("123456"), "{typed:?}");
        }
        for typed in ["", "12345", "1234567", "123456 654321", "12345a", "123 456, 654 321"] {
            assert_eq!(digits(typed), None, "{typed:?}");
        }
    }

    #[test]
    fn a_carriers_code_is_read_out_of_what_it_came_in() {
        for typed in [
            "VTP-1290331",
            " VTP-1290331\u{200b} ",
            "Mã: VTP-1290331",
            "Mã vận đơn VTP-1290331",
            "VTP- 1290331",
            "https://vidu.vn/tra-cuu?ma=VTP-1290331",
        ] {
            assert_eq!(of_parcel(typed), "VTP-1290331", "{typed:?}");
        }
        assert_eq!(of_parcel(""), "");
    }

    proptest! {
        #[test]
        fn nothing_typed_breaks_them(text in any::<String>()) {
            prop_assert!(read(&text).bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase()));
            prop_assert!(digits(&text).is_none_or(|digits| digits.len() == 6));
            of_parcel(&text);
        }

        #[test]
        fn a_code_is_its_own_reading(code in "[2-9A-HJKMNP-Z]{8}") {
            prop_assert_eq!(read(&code), code.clone());
            let (link, labelled) = (format!("https://cho.example/orders/{code}"), format!("Mã: {code}"));
            prop_assert_eq!(read(&link), code.clone());
            prop_assert_eq!(read(&labelled), code);
        }
    }
}
