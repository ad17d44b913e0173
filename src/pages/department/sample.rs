//! A small report, for the samples of the pages.

use time::{Date, macros::date};

use crate::{
    kernel::{ids::UnitCode, instant::Instant, money::Money, words::shops::Kind},
    market::{
        sales::Trade,
        statistics::{
            ladder::Ladder,
            ocop::Coverage,
            period::Period,
            report::{Before, CommuneReport, Report, SetRow, StarRow},
            rows::{DayRow, KindRow, MonthRow, PlaceRow},
            territory::{Commune, Territory},
        },
    },
};

/// The day of the samples.
pub const TODAY: Date = date!(2026 - 11 - 22);
const TRADE: Trade = Trade { count: 281, value: Money(214_600_000) };
const LADDER: Ladder = Ladder { accounts: 18_412, shops: 1_206, live: 734, active: 198, off_sale: 12 };

/// One commune, one order of each kind.
pub fn report() -> Report {
    let period = Period::month_of(TODAY);
    let commune = commune_report();
    Report {
        period,
        runs: true,
        read_at: Instant::start_of(TODAY),
        read_on: TODAY,
        territory: Territory {
            name: "Tỉnh Tuyên Quang".into(),
            absorbed: vec!["Hà Giang".into()],
            communes: vec![Commune {
                code: UnitCode("00769".into()),
                name: "Xã Mèo Vạc".into(),
                district: "Huyện Mèo Vạc".into(),
                province: "Tỉnh Hà Giang".into(),
            }],
        },
        ladder: LADDER,
        trade: TRADE,
        before: commune.before,
        last_year: commune.last_year,
        months: commune.months,
        days: commune.days,
        places: vec![commune.place],
        outside: PlaceRow::default(),
        kinds: commune.kinds,
        sets: vec![SetRow { no: 4, name: "Mật ong, nông sản khác".into(), trade: TRADE }],
        stars: [Some(4), None].map(|stars| StarRow { stars, trade: TRADE }).to_vec(),
        ocop: Coverage { valid: 15, on_sale: 12 },
    }
}

/// The same for one commune.
pub fn commune_report() -> CommuneReport {
    let period = Period::month_of(TODAY);
    let place = PlaceRow {
        code: Some(UnitCode("00769".into())),
        name: "Xã Mèo Vạc".into(),
        district: "Huyện Mèo Vạc".into(),
        province: "Tỉnh Hà Giang".into(),
        ladder: LADDER,
        trade: TRADE,
    };
    CommuneReport {
        period,
        runs: true,
        read_on: TODAY,
        place,
        before: Before { period: period.previous_alike(TODAY), trade: Trade { count: 246, value: Money(1) } },
        last_year: period.last_year_alike(TODAY).map(|period| Before { period, trade: Trade::default() }),
        months: vec![MonthRow { month: period.from, trade: TRADE, asked: true, runs: true }],
        days: vec![DayRow { day: TODAY, trade: TRADE }],
        kinds: vec![KindRow { kind: Kind::Household, trade: TRADE }],
    }
}
