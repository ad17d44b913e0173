//! How far two provinces are from each other, as carriers count it: by the official two-digit codes, which run from the
//! north of the country to its south (Decision 19/2025/QĐ-TTg).

use crate::kernel::ids::UnitCode;

pub use crate::kernel::words::delivery::Zone;

/// Codes up to 37 (Ninh Bình) are the north.
const LAST_OF_THE_NORTH: u8 = 37;
/// Codes up to 68 (Lâm Đồng) are the centre and its highlands; the rest is the south.
const LAST_OF_THE_CENTRE: u8 = 68;

#[derive(PartialEq, Eq)]
enum Part {
    North,
    Centre,
    South,
}

fn part(province: &UnitCode) -> Option<Part> {
    let number: u8 = province.0.parse().ok().filter(|_| province.is_province())?;
    Some(if number <= LAST_OF_THE_NORTH {
        Part::North
    } else if number <= LAST_OF_THE_CENTRE {
        Part::Centre
    } else {
        Part::South
    })
}

/// The zone between two provinces; `None` where one of them is no province.
pub fn between(from: &UnitCode, to: &UnitCode) -> Option<Zone> {
    let (start, end) = (part(from)?, part(to)?);
    Some(if from == to {
        Zone::Near
    } else if start == end {
        Zone::North
    } else {
        Zone::Far
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zones_follow_the_map() {
        let cases = [
            ("08", "08", Zone::Near),
            ("08", "01", Zone::North),
            ("08", "37", Zone::North),
            ("08", "38", Zone::Far),
            ("08", "79", Zone::Far),
            ("38", "48", Zone::North),
            ("79", "96", Zone::North),
            ("96", "01", Zone::Far),
        ];
        for (from, to, zone) in cases {
            assert_eq!(between(&UnitCode(from.into()), &UnitCode(to.into())), Some(zone), "{from} to {to}");
        }
    }

    #[test]
    fn a_commune_is_no_province() {
        assert_eq!(between(&UnitCode("08".into()), &UnitCode("00769".into())), None);
    }
}
