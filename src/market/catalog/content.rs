//! What a moderator looks at before it is shown, and the rules that it keeps.

use serde::{Deserialize, Serialize};

use crate::{
    infra::words::Message,
    kernel::{calendar, typed::clean},
    market::places::sets,
};

/// The letters of a name.
pub const NAME: std::ops::RangeInclusive<usize> = 3..=90;
/// The letters of a description, at most.
pub const LONGEST_DESCRIPTION: usize = 4_000;
/// Photos of a product, at most.
pub const MOST_PHOTOS: usize = 8;
/// Twelve bits, one a month.
const ALL_MONTHS: i32 = 0xfff;

/// The words and photos of a product, as proposed or approved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProductContent {
    /// `Mật ong bạc hà Mèo Vạc`.
    pub name: String,
    /// OCOP set, 1 to 26.
    pub set_no: i32,
    /// May be empty.
    pub description: String,
    /// Codes of pictures; the first is the cover.
    pub photos: Vec<String>,
    /// Bit n−1 is month n; 0 is all year.
    pub season_months: i32,
}

impl ProductContent {
    /// As it would come in by a form of today: two texts that look the same are the same.
    pub fn cleaned(self) -> Self {
        Self { name: clean(&self.name), description: clean(&self.description), ..self }
    }
}

/// Why content cannot be proposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ContentError {
    /// Three to ninety letters.
    #[error("the name is too short or too long")]
    Name,
    /// Four thousand letters.
    #[error("the description is too long")]
    Description,
    /// One to eight, each once.
    #[error("there are no photos, too many, or one twice")]
    Photos,
    /// Months are twelve.
    #[error("the season has no such month")]
    Season,
    /// OCOP has twenty-six.
    #[error("there is no such set")]
    NoSuchSet,
    /// Alcohol and medicinal goods.
    #[error("goods of set {0} are not sold here yet")]
    SetRefused(i32),
}

/// Whether the set exists and its goods are sold here. White spirits, other alcohol, medicines and supplements are not before
/// age checks and claim rules for them are built.
pub fn check_set(set_no: i32) -> Result<(), ContentError> {
    match sets::set(set_no) {
        None => Err(ContentError::NoSuchSet),
        Some(set) if set.sellable => Ok(()),
        Some(_) => Err(ContentError::SetRefused(set_no)),
    }
}

/// The rules, the set first: whoever brings what is not sold here need not mend a name.
pub fn check(content: &ProductContent) -> Result<(), ContentError> {
    check_set(content.set_no)?;
    if !NAME.contains(&content.name.trim().chars().count()) {
        return Err(ContentError::Name);
    }
    if content.description.chars().count() > LONGEST_DESCRIPTION {
        return Err(ContentError::Description);
    }
    let each_once = content.photos.iter().enumerate().all(|(i, photo)| !content.photos[..i].contains(photo));
    if content.photos.is_empty() || content.photos.len() > MOST_PHOTOS || !each_once {
        return Err(ContentError::Photos);
    }
    if content.season_months & !ALL_MONTHS != 0 {
        return Err(ContentError::Season);
    }
    Ok(())
}

/// The bits of months 1 to 12; every month is the same as none, all year.
pub fn season(months: impl IntoIterator<Item = u8>) -> i32 {
    let bits = months.into_iter().filter(|m| (1..=12).contains(m)).fold(0, |bits, m| bits | 1 << (m - 1));
    if bits == ALL_MONTHS { 0 } else { bits }
}

/// The months of a season, 1 to 12; all year is none.
pub fn months(season: i32) -> Vec<u8> {
    (1..=12).filter(|m| season & (1 << (m - 1)) != 0).collect()
}

/// A season as people say it: from month to month, over the end of the year too.
pub fn season_said(season: i32) -> Vec<Message> {
    let said = |(from, to)| match from == to {
        true => Message::new("goods-month").with("n", from),
        false => Message::new("season-run").with("from", from).with("to", to),
    };
    let runs: Vec<Message> = calendar::runs(season).into_iter().map(said).collect();
    if runs.is_empty() { vec![Message::new("row-all-year")] } else { runs }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn honey() -> ProductContent {
        ProductContent {
            name: "Mật ong bạc hà".into(),
            set_no: 4,
            description: String::new(),
            photos: vec!["a".into()],
            season_months: season([11, 12, 1]),
        }
    }

    #[test]
    fn honey_with_one_photo_is_fine() {
        assert_eq!(check(&honey()), Ok(()));
        assert_eq!(months(honey().season_months), [1, 11, 12]);
    }

    #[test]
    fn alcohol_and_medicines_are_refused_before_anything_else() {
        for set_no in [14, 15, 18] {
            let wine = ProductContent { set_no, name: String::new(), ..honey() };
            assert_eq!(check(&wine), Err(ContentError::SetRefused(set_no)));
            assert_eq!(check_set(set_no), Err(ContentError::SetRefused(set_no)));
        }
    }

    #[test]
    fn each_rule_has_its_word() {
        let photos = |n: usize| (0..n).map(|i| i.to_string()).collect::<Vec<_>>();
        for (content, error) in [
            (ProductContent { set_no: 27, ..honey() }, ContentError::NoSuchSet),
            (ProductContent { set_no: 0, ..honey() }, ContentError::NoSuchSet),
            (ProductContent { name: "  ab ".into(), ..honey() }, ContentError::Name),
            (ProductContent { name: "ă".repeat(91), ..honey() }, ContentError::Name),
            (ProductContent { description: "ă".repeat(4_001), ..honey() }, ContentError::Description),
            (ProductContent { photos: vec![], ..honey() }, ContentError::Photos),
            (ProductContent { photos: photos(9), ..honey() }, ContentError::Photos),
            (ProductContent { photos: vec!["a".into(), "a".into()], ..honey() }, ContentError::Photos),
            (ProductContent { season_months: 4_096, ..honey() }, ContentError::Season),
        ] {
            assert_eq!(check(&content), Err(error));
        }
    }

    #[test]
    fn a_season_is_said_from_month_to_month() {
        let keys = |months: &[u8]| {
            let said = season_said(season(months.iter().copied()));
            said.into_iter().map(|message| message.key).collect::<Vec<_>>()
        };
        assert_eq!(keys(&[11, 12, 1, 6]), ["goods-month", "season-run"]);
        assert_eq!(season_said(season([11, 12, 1])), [Message::new("season-run").with("from", 11).with("to", 1)]);
        assert_eq!(keys(&[]), ["row-all-year"]);
    }

    #[test]
    fn every_month_is_all_year() {
        assert_eq!(season(1..=12), 0);
        assert_eq!(months(0), Vec::<u8>::new());
    }
}
