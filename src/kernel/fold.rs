//! Search text: what is typed without tones must find what is written with them. The same function folds what is stored
//! and what is asked, so both databases agree. It cannot tell *ma* from *má*: `toned` keeps the tones for ranking.

use unicode_normalization::UnicodeNormalization;

/// NFD, combining marks dropped, đ→d, lower-case, everything else than letters and digits to one space.
pub fn fold(text: &str) -> String {
    words(text.nfd().filter(|c| !unicode_normalization::char::is_combining_mark(*c)).map(|c| match c {
        'đ' | 'Đ' | 'ð' | 'Ð' | 'ɖ' | 'Ɖ' => 'd',
        other => other,
    }))
}

/// As `fold`, but NFC with the tones kept.
pub fn toned(text: &str) -> String {
    words(text.nfc())
}

/// The same words without their tones, case and punctuation kept: how a text (SMS) is written.
pub fn bare(text: &str) -> String {
    let plain = text.nfd().filter(|c| !unicode_normalization::char::is_combining_mark(*c)).map(|c| match c {
        'đ' | 'ð' | 'ɖ' => 'd',
        'Đ' | 'Ð' | 'Ɖ' => 'D',
        '₫' => 'd',
        '\u{a0}' => ' ',
        '–' | '—' => '-',
        '“' | '”' => '"',
        other => other,
    });
    plain.map(|c| if c.is_ascii() { c } else { ' ' }).collect()
}

fn words(chars: impl Iterator<Item = char>) -> String {
    let mut out = String::new();
    let mut gap = false;
    for c in chars.flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            if gap && !out.is_empty() {
                out.push(' ');
            }
            gap = false;
            out.push(c);
        } else {
            gap = true;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tones_and_the_barred_d_are_folded() {
        assert_eq!(fold("Mật ong  BẠC HÀ, Đồng Văn (500ml)"), "mat ong bac ha dong van 500ml");
        assert_eq!(fold("Ðồng Văn"), "dong van", "whichever Đ a keyboard gave");
    }

    #[test]
    fn a_text_is_ascii() {
        assert_eq!(bare("Đơn DH7K2M: 125.000\u{a0}₫, nhà Mỷ"), "Don DH7K2M: 125.000 d, nha My");
    }

    #[test]
    fn composed_and_decomposed_text_fold_alike() {
        assert_eq!(fold("cha\u{323}"), fold("chạ"));
        assert_eq!(toned("CHA\u{323}"), "chạ");
    }
}
