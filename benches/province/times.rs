//! When things happened: five years before the day on which the tests' clock stands.

use chophien::kernel::instant::Instant;
use time::Duration;

use super::Size;
use crate::kit::NOW;

const YEARS: Duration = Duration::days(5 * 365);
/// So many shops were there when the market began.
const AT_FIRST: u64 = 200;

/// When the market began.
pub fn start() -> Instant {
    now().before(YEARS)
}

/// When the generator's world ends.
pub fn now() -> Instant {
    NOW.into()
}

/// The moment of one of so many things that happened at even distances.
pub fn spread(of: u64, many: u64) -> Instant {
    let whole = i128::from(now().0 - start().0);
    Instant(start().0 + (whole * i128::from(of) / i128::from(many.max(1))) as i64)
}

/// When the owner of that shop registered.
pub fn registered(shop: u64, size: &Size) -> Instant {
    opened(shop, size).before(Duration::days(3))
}

/// When the shop was first approved; those that sell most have been there longest.
pub fn opened(shop: u64, size: &Size) -> Instant {
    match shop.checked_sub(AT_FIRST) {
        None => start().before(Duration::days(7)),
        Some(later) => spread(later, size.shops.max(AT_FIRST + 1) - AT_FIRST).before(Duration::days(2)),
    }
}

/// How many of so many shops had opened by then.
pub fn opened_by(then: Instant, size: &Size) -> u64 {
    let share = i128::from(size.shops.saturating_sub(AT_FIRST)) * i128::from(then.0 - start().0);
    let later = (share / i128::from(now().0 - start().0)) as u64;
    (AT_FIRST + later).min(size.shops)
}
