//! Numbers of papers as people write them: `Số 12/GCN-OCOP`, `12 / GCN – OCOP`.

use super::fold::fold;

/// What two spellings of one number have in common: its letters and digits, in groups. `12-gcn-ocop` of both.
pub fn key(number: &str) -> String {
    let folded = fold(number);
    folded.strip_prefix("so ").unwrap_or(&folded).replace(' ', "-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_number_have_one_key_and_other_numbers_another() {
        for same in ["12/GCN-OCOP", "Số: 12/GCN-OCOP", " 12 / gcn – ocop ", "SỐ 12/GCN-OCOP."] {
            assert_eq!(key(same), "12-gcn-ocop", "{same}");
        }
        assert_eq!(key("45/QĐ-UBND"), "45-qd-ubnd");
        assert_ne!(key("1/23"), key("12/3"));
        assert_eq!(key("Sơn La 7"), "son-la-7");
        assert_eq!(key(" – "), "");
    }
}
