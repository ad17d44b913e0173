//! Whose an address is. Of IPv4 it is one connection's. Of IPv6 a household has 64 bits to itself, and many get 48: whoever walks
//! about in those is met again, with sixteen times the room, since there they may be sixteen neighbours.

use std::net::{IpAddr, Ipv6Addr};

/// How much more than one household all networks of a /48 have together.
const NEIGHBOURS: u32 = 16;

/// One household, as it is told in logs.
pub fn household(ip: IpAddr) -> String {
    match ip {
        IpAddr::V4(ip) => ip.to_string(),
        IpAddr::V6(ip) => network(ip, 64),
    }
}

/// What is counted for an address, and how many times the setting's number each may have.
pub(super) fn keys(ip: IpAddr) -> Vec<(String, u32)> {
    match ip {
        IpAddr::V4(_) => vec![(household(ip), 1)],
        IpAddr::V6(v6) => vec![(household(ip), 1), (network(v6, 48), NEIGHBOURS)],
    }
}

fn network(ip: Ipv6Addr, bits: u32) -> String {
    let host = 128 - bits;
    format!("{}/{bits}", Ipv6Addr::from_bits(ip.to_bits() >> host << host))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(ip: &str) -> Vec<(String, u32)> {
        keys(ip.parse().expect("an address"))
    }

    #[test]
    fn a_household_is_counted_and_so_is_what_it_walks_about_in() {
        assert_eq!(of("203.0.113.7"), [("203.0.113.7".to_owned(), 1)]);
        let own = [("2001:db8:1:2::/64".to_owned(), 1), ("2001:db8:1::/48".to_owned(), 16)];
        assert_eq!(of("2001:db8:1:2:3:4:5:6"), own);
        assert_eq!(of("2001:db8:1:2::9"), own);
        assert_eq!(of("2001:db8:1:ff::9")[1], own[1]);
        assert_ne!(of("2001:db8:2:2::9")[1], own[1]);
    }
}
