//! How cells are read: kinds, sets, stars and places as people write them in their own lists.

use std::collections::HashMap;

use super::Scheme;
use crate::{
    kernel::{fold::fold, ids::UnitCode, typed},
    market::places::{find::of_province, sets},
};

/// `OCOP`, `Hữu cơ`, `ATTP`, …
pub fn scheme(text: &str) -> Option<Scheme> {
    let folded = fold(text);
    let is = |words: &[&str]| words.iter().any(|word| folded == *word || folded.ends_with(&format!(" {word}")));
    let known: [(Scheme, &[&str]); 5] = [
        (Scheme::Ocop, &["ocop"]),
        (Scheme::Vietgap, &["vietgap", "viet gap"]),
        (Scheme::Pgs, &["pgs", "pgs huu co"]),
        (Scheme::Organic, &["organic", "huu co"]),
        (Scheme::FoodSafety, &["attp", "an toan thuc pham", "food safety"]),
    ];
    Scheme::parse(text).or_else(|| known.into_iter().find(|(_, words)| is(words)).map(|(scheme, _)| scheme))
}

/// A number from 1 to 26, or a set's name.
pub fn set(text: &str) -> Option<i32> {
    if let Some(no) = typed::number(text) {
        return sets::set(i32::try_from(no).ok()?).map(|set| set.no);
    }
    let folded = fold(text);
    sets::sets().iter().find(|set| fold(&set.name) == folded || fold(&set.short_name) == folded).map(|set| set.no)
}

/// `4`, `4 sao`, `****`.
pub fn stars(text: &str) -> Option<i32> {
    let many = text.chars().filter(|sign| matches!(sign, '*' | '★' | '⭐')).count();
    let digits: String = typed::plain(text).chars().filter(char::is_ascii_digit).collect();
    let stars = if digits.is_empty() { i32::try_from(many).ok() } else { digits.parse().ok() };
    stars.filter(|stars| (3..=5).contains(stars))
}

/// Communes of a province by their names.
#[derive(Debug)]
pub struct Communes(HashMap<String, UnitCode>);

impl Communes {
    /// Of that one.
    pub fn of(province: &UnitCode) -> Self {
        let places = of_province(province).into_iter();
        Self(
            places
                .flat_map(|place| [fold(&place.name), fold(&place.full_name)].map(|name| (name, place.code.clone())))
                .collect(),
        )
    }

    /// `Mèo Vạc`, `Xã Mèo Vạc`, `00769`, `Thôn 3, xã Mèo Vạc, tỉnh Tuyên Quang`; nothing where an address may name two of them: districts
    /// that are no more have left their names to communes.
    pub fn find(&self, text: &str) -> Option<UnitCode> {
        let own = |code: &UnitCode| self.0.values().any(|known| known == code);
        if let Some(code) = UnitCode::parse(text).filter(own) {
            return Some(code);
        }
        let parts: Vec<String> = text.split([',', ';', '-']).map(fold).collect();
        let typed = |part: &&String| part.starts_with("xa ") || part.starts_with("phuong ");
        let named = parts.iter().find(typed).and_then(|part| self.0.get(part));
        let mut all: Vec<&UnitCode> = parts.iter().filter_map(|part| self.0.get(part)).collect();
        all.dedup();
        named.or_else(|| all.first().copied().filter(|_| all.len() == 1)).cloned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_read_as_people_write_them() {
        for (text, kind) in [
            ("OCOP", Scheme::Ocop),
            ("Giấy chứng nhận OCOP", Scheme::Ocop),
            ("VietGAP", Scheme::Vietgap),
            ("Viet GAP", Scheme::Vietgap),
            ("Hữu cơ", Scheme::Organic),
            ("PGS", Scheme::Pgs),
            ("PGS hữu cơ", Scheme::Pgs),
            ("An toàn thực phẩm", Scheme::FoodSafety),
            ("food_safety", Scheme::FoodSafety),
        ] {
            assert_eq!(scheme(text), Some(kind), "{text}");
        }
        assert_eq!(scheme("ISO"), None);
        assert_eq!(scheme(""), None);
    }

    #[test]
    fn sets_and_stars_are_numbers_or_words() {
        assert_eq!((set("4"), set("Bộ 4"), set("27"), set("0")), (Some(4), None, None, None));
        let honey = sets::set(4).expect("honey");
        assert_eq!(set(&honey.name.to_uppercase()), Some(4));
        for (text, many) in
            [("4", Some(4)), ("4 sao", Some(4)), ("★★★", Some(3)), ("*****", Some(5)), ("2", None), ("", None)]
        {
            assert_eq!(stars(text), many, "{text}");
        }
    }

    #[test]
    fn a_commune_is_found_by_its_name_its_code_or_in_an_address() {
        let communes = Communes::of(&UnitCode("08".into()));
        for text in ["Mèo Vạc", "xã mèo vạc", "00769", "Thôn Sảng Pả, xã Mèo Vạc, tỉnh Tuyên Quang"]
        {
            assert_eq!(communes.find(text), Some(UnitCode("00769".into())), "{text}");
        }
        for text in ["Sa Pa", "00004", "", "huyện Mèo", "Tân Trào, Sơn Dương, Tuyên Quang"] {
            assert_eq!(communes.find(text), None, "{text}");
        }
    }
}
