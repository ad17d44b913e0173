//! What a list of goods is asked for, as an address: read kindly (what is not understood is left out), written in one order.

use serde::Serialize;

use crate::{
    kernel::{ids::UnitCode, money::Money, slug::is_slug, typed::price},
    market::catalog::browse::Sort,
    web::query,
};

const LIST: &str = "/products";
const LONGEST_QUESTION: usize = 200;

/// The parameters of `/products`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Asked {
    /// Words as typed, tidied; empty for none.
    pub q: String,
    /// Slug of an OCOP set.
    pub category: Option<String>,
    /// 3 to 5.
    pub stars: Option<i32>,
    /// A commune of today.
    pub unit: Option<UnitCode>,
    /// A district of before July 2025.
    pub district: Option<UnitCode>,
    /// No cheaper.
    pub price_from: Option<Money>,
    /// No dearer.
    pub price_to: Option<Money>,
    /// Only what can be bought now.
    pub in_stock: bool,
    /// The words as they are, whatever else may be meant.
    pub exactly: bool,
    /// `new`, `cheap` or `dear`; nothing for the best first.
    pub sort: Option<&'static str>,
    /// From 1.
    pub page: u64,
}

impl Asked {
    /// Reads a query.
    pub fn read(query: Option<&str>) -> Self {
        let mut asked = Self { page: 1, ..Self::default() };
        for (name, value) in query::pairs(query.unwrap_or("")).take(50) {
            asked.hear(&name, value.trim());
        }
        if let (Some(from), Some(to)) = (asked.price_from, asked.price_to)
            && from > to
        {
            (asked.price_from, asked.price_to) = (Some(to), Some(from));
        }
        asked
    }

    fn hear(&mut self, name: &str, value: &str) {
        let code = |digits| UnitCode::parse(value).filter(|code| code.0.len() == digits);
        match name {
            "q" => self.q = tidied(value),
            "category" => self.category = slug(value),
            "stars" => self.stars = value.parse().ok().filter(|stars| (3..=5).contains(stars)),
            "unit" => self.unit = code(5),
            "district" => self.district = code(3),
            "price_from" => self.price_from = price::read(value),
            "price_to" => self.price_to = price::read(value),
            "in_stock" => self.in_stock = !value.is_empty(),
            "exactly" => self.exactly = !value.is_empty(),
            "sort" => self.sort = ["new", "cheap", "dear"].into_iter().find(|known| *known == value),
            "page" => self.page = value.parse().unwrap_or(1).clamp(1, 10_000),
            _ => {}
        }
    }

    /// The order that was chosen.
    pub fn sort(&self) -> Sort {
        match self.sort {
            Some("new") => Sort::Newest,
            Some("cheap") => Sort::Cheapest,
            Some("dear") => Sort::Dearest,
            _ => Sort::Best,
        }
    }

    /// Whether the list is narrowed by more than words.
    pub fn is_narrowed(&self) -> bool {
        let Self { q, exactly, sort, page, .. } = self;
        *self != Self { q: q.clone(), exactly: *exactly, sort: *sort, page: *page, ..Self::default() }
    }

    /// The address of this page of the list.
    pub fn href(&self) -> String {
        let pairs = self.pairs();
        if pairs.is_empty() { LIST.to_owned() } else { format!("{LIST}?{}", encoded(&pairs)) }
    }

    /// The address of the first page without some parameters.
    pub fn without(&self, names: &[&str]) -> String {
        let mut less = Self { page: 1, ..self.clone() };
        names.iter().for_each(|name| less.drop_one(name));
        less.href()
    }

    fn drop_one(&mut self, name: &str) {
        match name {
            "q" => self.q.clear(),
            "category" => self.category = None,
            "stars" => self.stars = None,
            "unit" => self.unit = None,
            "district" => self.district = None,
            "price" => (self.price_from, self.price_to) = (None, None),
            "in_stock" => self.in_stock = false,
            _ => {}
        }
    }

    /// The address of the first page for the words as they are.
    pub fn exactly(&self) -> String {
        Self { page: 1, exactly: true, ..self.clone() }.href()
    }

    /// The address of any page, up to its number.
    pub fn paged(&self) -> String {
        let pairs = Self { page: 1, ..self.clone() }.pairs();
        if pairs.is_empty() { format!("{LIST}?page=") } else { format!("{LIST}?{}&page=", encoded(&pairs)) }
    }

    /// Everything that differs from the plain list, in a fixed order.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let text = |code: &Option<UnitCode>| code.as_ref().map(|code| code.0.clone());
        let number = |money: Option<Money>| money.map(|money| money.0.to_string());
        let all = [
            ("q", Some(self.q.clone()).filter(|q| !q.is_empty())),
            ("category", self.category.clone()),
            ("stars", self.stars.map(|stars| stars.to_string())),
            ("unit", text(&self.unit)),
            ("district", text(&self.district)),
            ("price_from", number(self.price_from)),
            ("price_to", number(self.price_to)),
            ("in_stock", self.in_stock.then(|| "1".to_owned())),
            ("exactly", (self.exactly && !self.q.is_empty()).then(|| "1".to_owned())),
            ("sort", self.sort.map(str::to_owned)),
            ("page", Some(self.page.to_string()).filter(|_| self.page > 1)),
        ];
        all.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
    }
}

fn encoded(pairs: &[(&'static str, String)]) -> String {
    url::form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish()
}

fn tidied(value: &str) -> String {
    let words: String = value.chars().map(|c| if c.is_control() { ' ' } else { c }).take(LONGEST_QUESTION).collect();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn slug(value: &str) -> Option<String> {
    is_slug(value).then(|| value.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_written_as_it_was_read() {
        let address = "q=m%E1%BA%ADt+ong&category=mat-ong&stars=4&unit=00769&price_from=10000&in_stock=1&exactly=1&sort=cheap&page=3";
        assert_eq!(Asked::read(Some(address)).href(), format!("/products?{address}"));
    }

    #[test]
    fn what_is_not_understood_is_left_out() {
        let odd = "q=%00%20&category=../x&stars=9&unit=abc&district=1&price_from=-5&sort=drop&page=-1&x=y&stars=";
        assert_eq!(Asked::read(Some(odd)), Asked { page: 1, ..Asked::default() });
    }

    #[test]
    fn prices_typed_the_wrong_way_round_are_turned() {
        let asked = Asked::read(Some("price_from=200.000&price_to=50k"));
        assert_eq!((asked.price_from, asked.price_to), (Some(Money(50_000)), Some(Money(200_000))));
    }

    #[test]
    fn a_question_is_one_whatever_was_pasted_with_it() {
        let plain = Asked::read(Some("q=%C4%90%E1%BB%93ng+V%C4%83n"));
        for query in [
            "q=%C3%90%E1%BB%93ng+V%C4%83n",
            "q=%E2%80%AE%C4%90%E1%BB%93ng+V%C4%83n%E2%80%8B",
            "q=%C4%90o%CC%82%CC%80ng+Va%CC%86n",
        ] {
            assert_eq!(Asked::read(Some(query)), plain, "{query}");
        }
    }
}
