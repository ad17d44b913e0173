//! Districts ended on 2025-07-01 and Hà Giang became part of Tuyên Quang: both live on as labels, so that figures can be
//! compared with older ones. A commune of today that was made of communes of several districts counts under the one that
//! most of them lay in; between equals, under the one with the lower code. Every commune counts under exactly one.

use std::collections::BTreeMap;

use crate::kernel::ids::UnitCode;

/// A former commune that lives on in a commune of today: (today's code, code of the former district).
pub type Link = (UnitCode, UnitCode);

/// Commune of today → the former district that it counts under.
pub fn districts(links: impl IntoIterator<Item = Link>) -> BTreeMap<UnitCode, UnitCode> {
    let mut counts: BTreeMap<UnitCode, BTreeMap<UnitCode, u32>> = BTreeMap::new();
    for (commune, district) in links {
        *counts.entry(commune).or_default().entry(district).or_default() += 1;
    }
    counts.into_iter().filter_map(|(commune, districts)| Some((commune, most(districts)?))).collect()
}

fn most(districts: BTreeMap<UnitCode, u32>) -> Option<UnitCode> {
    let ranked = districts.into_iter().max_by(|(a, m), (b, n)| m.cmp(n).then_with(|| b.cmp(a)));
    ranked.map(|(district, _)| district)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(commune: &str, district: &str) -> Link {
        (UnitCode(commune.into()), UnitCode(district.into()))
    }

    #[test]
    fn a_commune_counts_where_most_of_it_lay() {
        let found = districts([link("00715", "026"), link("00715", "027"), link("00715", "027")]);
        assert_eq!(found[&UnitCode("00715".into())], UnitCode("027".into()));
    }

    #[test]
    fn between_equals_the_lower_code_wins() {
        let found = districts([link("00715", "027"), link("00715", "026")]);
        assert_eq!(found[&UnitCode("00715".into())], UnitCode("026".into()));
    }
}
