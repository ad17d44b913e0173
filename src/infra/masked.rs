//! What somebody else's server or program has said, without whom it was about: it goes into the log and before administrators.

/// Letters in the place of what is not told.
const MASK: &str = "…";
/// Digits of a code, and of a number written without gaps.
const IN_ONE: usize = 6;
/// Digits of a number written in groups; a date has eight.
const IN_GROUPS: usize = 9;

/// Without addresses of mails and without numbers of phones and codes; what mail servers answer with (550 5.1.1) stays.
pub(super) fn masked(said: &str) -> String {
    without_numbers(&without_addresses(said))
}

fn without_addresses(said: &str) -> String {
    let ends = |c: char| c.is_whitespace() || "<>()[]\"',;:".contains(c);
    let pieces = said.split_inclusive(ends).map(|piece| {
        let word = piece.trim_end_matches(ends);
        if word.contains('@') { [MASK, &piece[word.len()..]].concat() } else { piece.to_owned() }
    });
    pieces.collect()
}

fn without_numbers(said: &str) -> String {
    let letters: Vec<char> = said.chars().collect();
    let mut told = String::new();
    let mut at = 0;
    while at < letters.len() {
        let (end, digits, groups) = number(&letters[at..]);
        if digits >= IN_GROUPS || (groups == 1 && digits >= IN_ONE) {
            told.push_str(MASK);
        } else {
            told.extend(&letters[at..at + end]);
        }
        at += end;
        told.extend(letters.get(at).filter(|_| end == 0));
        at += usize::from(end == 0);
    }
    told
}

/// How many letters a number has that begins here, how many of them are digits, and in how many groups they stand: of two digits at
/// least, with one space, dot or stroke between them.
fn number(letters: &[char]) -> (usize, usize, usize) {
    let run = |from: usize| letters[from..].iter().take_while(|c| c.is_ascii_digit()).count();
    let first = run(0);
    let (mut end, mut digits, mut groups) = (first, first, usize::from(first > 0));
    while first > 0 && letters.get(end).is_some_and(|c| " .-".contains(*c)) {
        let next = run(end + 1);
        if next < 2 {
            break;
        }
        (end, digits, groups) = (end + 1 + next, digits + next, groups + 1);
    }
    (end, digits, groups)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_named_and_the_reason_stays() {
        for (said, told) in [
            ("550 5.1.1 <lan@example.vn>: user unknown", "550 5.1.1 <…>: user unknown"),
            ("no mailbox lan.nguyen+cho@nguyen-lan.vn here", "no mailbox … here"),
            ("\"Lan\" <lan@a.vn>,mai@b.vn: refused", "\"Lan\" <…>,…: refused"),
            ("0900000001 is not on the network", "… is not on the network"),
            ("+84 900 000 001 is not", "+… is not"),
            ("84-900-000-001, 0900.000.001", "…, …"),
            ("could not say: ma 123456", "could not say: ma …"),
            ("421 4.7.0 try again in 300 s", "421 4.7.0 try again in 300 s"),
            ("452 4.2.2 full until 2026-11-26", "452 4.2.2 full until 2026-11-26"),
            ("", ""),
        ] {
            assert_eq!(masked(said), told);
        }
    }
}
