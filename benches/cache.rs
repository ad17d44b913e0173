//! How long the machine itself takes to fetch what pages need: one thing after the other, from all over a few megabytes.

use std::{hint::black_box, time::Instant};

/// As much as a processor fetches at once.
#[derive(Clone, Copy)]
#[repr(align(64))]
struct Line(u32);

/// 4 MB: more than a processor keeps for itself, and less than what it shares with others.
const LINES: u32 = 4 * 1_024 * 1_024 / 64;
/// Odd, so that the walk has a full period; and no processor foresees it.
const STEP: u32 = 40_503;
const FETCHED: u32 = 2_000_000;

/// Nanoseconds. Twenty to forty where the machine is quiet; where other machines on the same metal have filled what is shared, hundreds, and then a page costs
/// twice as much while the bare handler costs a quarter more, although nothing is *stolen*.
pub fn nanoseconds() -> f64 {
    let lines: Vec<Line> = (0..LINES).map(|at| Line(next(at))).collect();
    let mut at = (0..LINES).fold(0, |at, _| lines[at as usize].0);
    let begun = Instant::now();
    for _ in 0..FETCHED {
        at = lines[at as usize].0;
    }
    black_box(at);
    begun.elapsed().as_nanos() as f64 / f64::from(FETCHED)
}

/// A linear congruence of full period over a power of two.
fn next(at: u32) -> u32 {
    (at.wrapping_mul(STEP.wrapping_mul(4).wrapping_add(1)).wrapping_add(STEP)) % LINES
}
