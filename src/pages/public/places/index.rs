//! `/places`: where the goods come from: today's communes under the districts that people still name. Of each district a few are told,
//! those with the most goods; `?district=` tells all of one.

use std::cmp::Reverse;

use axum::extract::RawQuery;
use serde::Serialize;

use crate::{
    infra::page_cache::Subject,
    kernel::ids::UnitCode,
    market::catalog::views::by_place::{self, DistrictGoods, PlaceCount},
    pages::{asked::Asked, visit::Visit},
    web::{
        error::WebError,
        page::{Page, Show},
    },
};

/// Communes of a district that are told at first. One more than these is told too: it takes no more room than to say so.
const FOREMOST: usize = 4;

/// The places.
#[derive(Serialize)]
pub struct PlacesPage {
    groups: Vec<Group>,
    /// Communes with something on sale.
    places: usize,
}

/// A former district.
#[derive(Serialize)]
struct Group {
    code: &'static str,
    name: &'static str,
    province: &'static str,
    /// Its goods.
    href: String,
    communes: Vec<Commune>,
    /// Every commune is told, because it was asked for.
    whole: bool,
    /// How many more have something on sale, and where they are told.
    more: usize,
    more_href: String,
    /// Communes that have nothing on sale yet.
    quiet: Vec<&'static str>,
}

#[derive(Serialize)]
struct Commune {
    name: &'static str,
    goods: i64,
    href: String,
}

impl Page for PlacesPage {
    const TEMPLATE: &'static str = "public/places/index.html";

    fn stale_of(&self) -> Vec<Subject> {
        vec![Subject::Goods]
    }

    fn samples() -> Vec<Self> {
        let silent = PlaceCount { goods: 0, full_name: "Xã Sơn Vĩ", ..PlaceCount::sample() };
        let group = DistrictGoods { communes: vec![PlaceCount::sample(), silent.clone()], ..DistrictGoods::sample(0) };
        let quiet = DistrictGoods { communes: vec![silent], ..DistrictGoods::sample(1) };
        let many = DistrictGoods { communes: vec![PlaceCount::sample(); FOREMOST + 2], ..DistrictGoods::sample(2) };
        vec![Self::of(vec![group, quiet, many], &Asked::read(Some("q=che"))), Self::of(Vec::new(), &Asked::read(None))]
    }
}

/// Shows them. What was asked of the list stays asked when a place is chosen.
pub async fn get(visit: Visit, RawQuery(query): RawQuery) -> Result<Show<PlacesPage>, WebError> {
    let groups = by_place::by_former_district(&visit.app.db.read, &visit.app.province).await?;
    Ok(Show(PlacesPage::of(groups, &Asked::read(query.as_deref()))))
}

impl PlacesPage {
    fn of(groups: Vec<DistrictGoods>, asked: &Asked) -> Self {
        let mut with_goods: Vec<UnitCode> = groups
            .iter()
            .flat_map(|group| &group.communes)
            .filter(|place| place.goods > 0)
            .map(|place| place.code.clone())
            .collect();
        with_goods.sort();
        with_goods.dedup();
        let links = Links::of(asked);
        let group = |group: DistrictGoods| {
            let whole = asked.district.as_ref() == Some(&group.district.code);
            Group::of(group, &links, whole)
        };
        Self { places: with_goods.len(), groups: groups.into_iter().map(group).collect() }
    }
}

impl Group {
    fn of(group: DistrictGoods, links: &Links, whole: bool) -> Self {
        let (mut with, without): (Vec<PlaceCount>, Vec<PlaceCount>) =
            group.communes.into_iter().partition(|place| place.goods > 0);
        let all = with.len();
        if !whole && all > FOREMOST + 1 {
            with = foremost(with);
        }
        let commune =
            |place: PlaceCount| Commune { href: links.unit.to(&place.code), name: place.full_name, goods: place.goods };
        Self {
            more: all - with.len(),
            more_href: links.whole.to(&group.district.code),
            whole,
            href: links.district.to(&group.district.code),
            code: &group.district.code.0,
            name: &group.district.full_name,
            province: &group.district.province_name,
            communes: with.into_iter().map(commune).collect(),
            quiet: without.into_iter().map(|place| place.full_name).collect(),
        }
    }
}

/// Those with the most goods, in the order in which they stood.
fn foremost(places: Vec<PlaceCount>) -> Vec<PlaceCount> {
    let mut numbered: Vec<(usize, PlaceCount)> = places.into_iter().enumerate().collect();
    numbered.sort_by_key(|(at, place)| (Reverse(place.goods), *at));
    numbered.truncate(FOREMOST);
    numbered.sort_by_key(|(at, _)| *at);
    numbered.into_iter().map(|(_, place)| place).collect()
}

/// Addresses of the list of each place, and of all of a district here, written once and not once a place.
struct Links {
    unit: Link,
    district: Link,
    whole: Link,
}

/// What stands before the code of a place, and behind it.
struct Link(String, String);

impl Links {
    fn of(asked: &Asked) -> Self {
        let to = |unit, district| Asked { unit, district, page: 1, ..asked.clone() }.href();
        let any = || Some(UnitCode(ANY.to_owned()));
        let of_district = to(None, any());
        Self {
            unit: Link::of(&to(any(), None), "unit"),
            whole: Link::of(&of_district.replacen("/products", "/places", 1), "district"),
            district: Link::of(&of_district, "district"),
        }
    }
}

/// In the place of a code. What is typed has no `=` in an address, so `unit=*` stands there once.
const ANY: &str = "*";

impl Link {
    fn of(href: &str, name: &str) -> Self {
        let (before, after) = href.split_once(&format!("{name}={ANY}")).unwrap_or((href, ""));
        Self(format!("{before}{name}="), after.to_owned())
    }

    fn to(&self, code: &UnitCode) -> String {
        [&self.0, &code.0, &self.1].map(String::as_str).concat()
    }
}
