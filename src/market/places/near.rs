//! The communes around one, by their centres: they lie where they lie, so they are in the program.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::kernel::ids::UnitCode;

/// What the migrations load too.
const POINTS: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/migrations/data/unit_points.csv"));

/// Half the side of the square that is looked through, in degrees: some 55 km.
const HALF_SIDE: f64 = 0.5;
/// A degree of longitude in those of latitude, this far north.
const NARROWER: f64 = 0.93;

static CENTRES: LazyLock<Vec<Centre>> = LazyLock::new(|| {
    let rows: Result<_, csv::Error> = csv::Reader::from_reader(POINTS.as_bytes()).into_deserialize().collect();
    rows.expect("a test reads these rows")
});

#[derive(Deserialize)]
struct Centre {
    code: UnitCode,
    lat: f64,
    lon: f64,
}

impl Centre {
    /// The square of the distance, good for comparing.
    fn apart(&self, other: &Self) -> f64 {
        let (north, east) = (self.lat - other.lat, (self.lon - other.lon) * NARROWER);
        north * north + east * east
    }

    fn is_around(&self, other: &Self) -> bool {
        (self.lat - other.lat).abs() <= HALF_SIDE && (self.lon - other.lon).abs() <= HALF_SIDE
    }
}

/// At most so many communes, itself first, then by distance; none farther than some 55 km each way, and none of a code without a
/// centre.
pub fn near(code: &UnitCode, most: usize) -> Vec<UnitCode> {
    let Some(here) = CENTRES.iter().find(|centre| centre.code == *code) else { return Vec::new() };
    let mut around: Vec<&Centre> = CENTRES.iter().filter(|centre| centre.is_around(here)).collect();
    around.sort_by(|a, b| {
        let from_here = |centre: &Centre| (centre.code != *code, centre.apart(here));
        let ((a_other, a_far), (b_other, b_far)) = (from_here(a), from_here(b));
        a_other.cmp(&b_other).then(a_far.total_cmp(&b_far)).then_with(|| a.code.cmp(&b.code))
    });
    around.into_iter().take(most).map(|centre| centre.code.clone()).collect()
}
