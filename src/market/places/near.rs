//! The communes around one, by their centres: they lie where they lie, so they are in the program.

use std::{
    collections::HashMap,
    sync::{LazyLock, OnceLock},
};

use serde::Deserialize;

use crate::kernel::ids::UnitCode;

/// What the migrations load too.
const POINTS: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/migrations/data/unit_points.csv"));

/// Half the side of the square that is looked through, in degrees: some 55 km.
const HALF_SIDE: f64 = 0.5;
/// A degree of longitude in those of latitude, this far north.
const NARROWER: f64 = 0.93;
/// A commune and so many neighbours.
const AROUND: usize = 7;

static CENTRES: LazyLock<HashMap<UnitCode, Centre>> = LazyLock::new(|| {
    let rows: Result<Vec<Centre>, csv::Error> =
        csv::Reader::from_reader(POINTS.as_bytes()).into_deserialize().collect();
    rows.expect("a test reads these rows").into_iter().map(|centre| (centre.code.clone(), centre)).collect()
});

#[derive(Deserialize)]
struct Centre {
    code: UnitCode,
    lat: f64,
    lon: f64,
    /// Looked for among all of them once, when somebody first asks.
    #[serde(skip)]
    around: OnceLock<Vec<UnitCode>>,
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

    fn look_around(&self) -> Vec<UnitCode> {
        let mut around: Vec<&Self> = CENTRES.values().filter(|centre| centre.is_around(self)).collect();
        around.sort_by(|a, b| {
            let from_here = |centre: &Self| (centre.code != self.code, centre.apart(self));
            let ((a_other, a_far), (b_other, b_far)) = (from_here(a), from_here(b));
            a_other.cmp(&b_other).then(a_far.total_cmp(&b_far)).then_with(|| a.code.cmp(&b.code))
        });
        around.into_iter().take(AROUND).map(|centre| centre.code.clone()).collect()
    }
}

/// Seven communes at most, itself first, then by distance; none farther than some 55 km each way, and none of a code without a centre.
pub fn near(code: &UnitCode) -> &'static [UnitCode] {
    CENTRES.get(code).map_or(&[], |here| here.around.get_or_init(|| here.look_around()))
}
