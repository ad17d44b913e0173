//! Figures as a hand would keep them, beside a market in which anything may happen.

use std::collections::BTreeMap;

use chophien::{
    entities::order,
    kernel::ids::UnitCode,
    market::{
        sales::Trade,
        statistics::{ladder::Ladder, period::Period},
    },
};
use time::Date;

use super::read;
use crate::kit::TestApp;

/// Where everything happens.
pub const COMMUNES: [&str; 3] = ["00769", "01021", "00715"];
/// The set of the goods of every third seller.
pub const SETS: [i32; 3] = [4, 11, 1];

/// A household at the end of a month.
pub struct Stood {
    /// One of `COMMUNES`.
    pub place: Option<usize>,
    /// Its shop is approved.
    pub shop: bool,
    /// It has something on sale.
    pub live: bool,
    /// Which seller it is.
    pub seller: Option<usize>,
}

/// What the hand has written.
#[derive(Default)]
pub struct Hand {
    /// By day, commune and set.
    sold: BTreeMap<(Date, usize, i32), Trade>,
    /// Orders by day and seller.
    sellers_on: BTreeMap<(Date, usize), i64>,
    /// By the first day of the month.
    ends: BTreeMap<Date, Vec<Stood>>,
}

impl Hand {
    /// An order more or less.
    pub fn count(&mut self, by: i64, day: Date, seller: usize, order: &order::Model) {
        let place = COMMUNES.iter().position(|code| order.unit_code == UnitCode((*code).to_owned()));
        let sum = self.sold.entry((day, place.expect("a commune"), SETS[seller % 3])).or_default();
        sum.count += by;
        sum.value.0 += by * order.goods_total.0;
        *self.sellers_on.entry((day, seller)).or_default() += by;
    }

    /// How everybody stood when the month of that day was over.
    pub fn month_ends(&mut self, day: Date, all: Vec<Stood>) {
        self.ends.insert(Period::month_of(day).from, all);
    }

    /// The report on every month that has ended says the same.
    pub async fn compare(&self, app: &TestApp) {
        for (month, ends) in &self.ends {
            let period = Period::month_of(*month);
            let report = read(app, period).await;
            let of = |wanted: &dyn Fn(usize, i32) -> bool| {
                let rows = self.sold.iter();
                let rows = rows.filter(|((day, place, set), _)| period.holds(*day) && wanted(*place, *set));
                Trade::sum(rows.map(|(_, trade)| *trade))
            };
            assert_eq!(report.trade, of(&|_, _| true), "{month}");
            for set in &report.sets {
                assert_eq!(set.trade, of(&|_, no| no == set.no), "{month} {}", set.no);
            }
            for (n, code) in COMMUNES.iter().enumerate() {
                let place = report.places.iter().find(|p| p.code == Some(TestApp::unit(code))).expect("a commune");
                assert_eq!(place.trade, of(&|place, _| place == n), "{month} {code}");
                assert_eq!(place.ladder, self.ladder(period, ends, n), "{month} {code}");
            }
        }
        assert!(self.ends.len() > 3, "months have passed");
    }

    fn ladder(&self, period: Period, ends: &[Stood], here: usize) -> Ladder {
        let mut ladder = Ladder::default();
        for stood in ends.iter().filter(|stood| stood.place == Some(here)) {
            let rows = self.sellers_on.iter();
            let rows = rows.filter(|((day, seller), _)| period.holds(*day) && Some(*seller) == stood.seller);
            let sold = rows.map(|(_, orders)| orders).sum::<i64>() > 0;
            ladder.accounts += 1;
            ladder.shops += i64::from(stood.shop);
            ladder.live += i64::from(stood.live);
            ladder.active += i64::from(stood.live && sold);
            ladder.off_sale += i64::from(stood.shop && !stood.live && sold);
        }
        ladder
    }
}
