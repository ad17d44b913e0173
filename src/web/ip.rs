//! The IP that a request really came from: the peer's, or what a trusted proxy says.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use axum::{
    extract::ConnectInfo,
    http::{Extensions, HeaderMap},
};

/// What hosts that speak IPv6 alone call those that speak IPv4, in the last 32 bits (RFC 6052).
const NAT64: [u16; 6] = [0x64, 0xff9b, 0, 0, 0, 0];

/// The last hop in `X-Forwarded-For` that can be read and is no trusted proxy itself, if the peer is one. Whoever asks may write what she
/// likes before it.
pub fn of(extensions: &Extensions, headers: &HeaderMap, trusted: &[IpAddr]) -> IpAddr {
    let peer = extensions.get::<ConnectInfo<SocketAddr>>().map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |info| info.0.ip());
    let peer = canonical(peer);
    let is_trusted = |ip: &IpAddr| trusted.iter().any(|proxy| canonical(*proxy) == *ip);
    if !is_trusted(&peer) {
        return peer;
    }
    let lines = headers.get_all("x-forwarded-for").iter().map(|line| line.as_bytes());
    let hops = lines.flat_map(|line| line.split(|byte| *byte == b','));
    hops.rev().filter_map(read).find(|ip| !is_trusted(ip)).unwrap_or(peer)
}

/// One address has one form: IPv4 is IPv4, however it was wrapped.
pub(super) fn canonical(ip: IpAddr) -> IpAddr {
    match ip.to_canonical() {
        IpAddr::V6(v6) if v6.segments()[..6] == NAT64 => {
            let [.., a, b, c, d] = v6.octets();
            IpAddr::V4(Ipv4Addr::new(a, b, c, d))
        }
        ip => ip,
    }
}

/// As proxies write it: bare, in brackets, with a port, with the zone of a link, in quotes.
fn read(hop: &[u8]) -> Option<IpAddr> {
    let text = std::str::from_utf8(hop).ok()?.trim().trim_matches('"');
    let bracketed = text.strip_prefix('[').and_then(|rest| rest.split_once(']'));
    let ip = match bracketed {
        Some((inside, port)) if port.is_empty() || port.strip_prefix(':').is_some_and(is_port) => {
            IpAddr::V6(inside.split('%').next()?.parse::<Ipv6Addr>().ok()?)
        }
        Some(_) => return None,
        None => match text.split_once(':') {
            Some((host, port)) if is_port(port) => IpAddr::V4(host.parse().ok()?),
            _ => text.split('%').next()?.parse().ok()?,
        },
    };
    Some(canonical(ip))
}

fn is_port(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit()) && text.parse::<u16>().is_ok()
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;
    use proptest::prelude::*;

    use super::*;

    const PROXIES: [&str; 3] = ["10.0.0.1", "::ffff:10.0.0.2", "2001:db8:ffff::1"];

    fn ip(text: &str) -> IpAddr {
        text.parse().expect("an address")
    }

    /// Who is meant by these lines behind that peer.
    fn behind(peer: &str, lines: &[Vec<u8>]) -> IpAddr {
        let (mut extensions, mut headers) = (Extensions::new(), HeaderMap::new());
        extensions.insert(ConnectInfo(SocketAddr::new(ip(peer), 443)));
        for line in lines {
            headers.append("x-forwarded-for", HeaderValue::from_bytes(line).expect("a header"));
        }
        of(&extensions, &headers, &PROXIES.map(ip))
    }

    fn told(line: &str) -> IpAddr {
        behind("10.0.0.1", &[line.as_bytes().to_vec()])
    }

    #[test]
    fn an_address_is_read_however_a_proxy_writes_it() {
        for (written, meant) in [
            ("203.0.113.7", "203.0.113.7"),
            ("203.0.113.7:5678", "203.0.113.7"),
            (" \"203.0.113.7:1\" ", "203.0.113.7"),
            ("[2001:db8::7]", "2001:db8::7"),
            ("[2001:DB8::7]:443", "2001:db8::7"),
            ("\"[2001:db8::7]:443\"", "2001:db8::7"),
            ("2001:db8::7", "2001:db8::7"),
            ("fe80::1%eth0", "fe80::1"),
            ("[fe80::1%eth0]:80", "fe80::1"),
            ("::ffff:203.0.113.7", "203.0.113.7"),
            ("[::ffff:cb00:7107]:9", "203.0.113.7"),
            ("64:ff9b::203.0.113.7", "203.0.113.7"),
            ("[64:ff9b::cb00:7107]:80", "203.0.113.7"),
        ] {
            assert_eq!(told(written), ip(meant), "{written}");
            assert_eq!(told(&format!("198.51.100.1, {written}")), ip(meant), "what stands before {written}");
        }
    }

    #[test]
    fn what_is_no_address_and_who_is_trusted_are_passed_over() {
        let odd =
            ["", "unknown", "_hidden", "203.0.113.7:", "203.0.113.7:99999", "[203.0.113.7]", "[::1", "::1]", "[::1]x"];
        for odd in odd.into_iter().chain(["203.0.113", "203.0.113.7:+1", "%", ":", "[]", "[]:1", ", ,"]) {
            assert_eq!(told(odd), ip("10.0.0.1"), "{odd:?}");
            assert_eq!(told(&format!("203.0.113.9,{odd}")), ip("203.0.113.9"), "{odd:?}");
        }
        assert_eq!(told("203.0.113.7, [::ffff:10.0.0.2]:80, 2001:db8:ffff::1"), ip("203.0.113.7"));
        assert_eq!(behind("10.0.0.1", &[b"203.0.113.7".to_vec(), b"10.0.0.2:1".to_vec()]), ip("203.0.113.7"));
        assert_eq!(
            behind("10.0.0.1", &[b"203.0.113.7, caf\xe9".to_vec()]),
            ip("203.0.113.7"),
            "one odd byte drops no line"
        );
    }

    #[test]
    fn whoever_is_no_proxy_is_not_believed_and_has_one_form() {
        assert_eq!(behind("198.51.100.1", &[b"203.0.113.7".to_vec()]), ip("198.51.100.1"));
        assert_eq!(behind("::ffff:198.51.100.1", &[]), ip("198.51.100.1"));
        assert_eq!(behind("64:ff9b::198.51.100.1", &[]), ip("198.51.100.1"));
        assert_eq!(behind("::ffff:10.0.0.1", &[b"203.0.113.7".to_vec()]), ip("203.0.113.7"), "a proxy in another form");
        assert_eq!(behind("10.0.0.2", &[b"203.0.113.7".to_vec()]), ip("203.0.113.7"), "as it stands in the settings");
    }

    fn written(ip: IpAddr, form: usize) -> String {
        match (ip, form % 4) {
            (ip, 0) => ip.to_string(),
            (ip, 1) => SocketAddr::new(ip, 65_535).to_string(),
            (IpAddr::V4(v4), 2) => v4.to_ipv6_mapped().to_string(),
            (IpAddr::V4(v4), _) => format!("[64:ff9b::{v4}]:1"),
            (IpAddr::V6(v6), 2) => format!("[{v6}]"),
            (IpAddr::V6(v6), _) => format!(" \"[{v6}%2]:80\"\t"),
        }
    }

    fn odd_line() -> impl Strategy<Value = Vec<u8>> {
        prop_oneof![
            proptest::collection::vec((0x20_u8..=0xff).prop_filter("no DEL", |byte| *byte != 0x7f), 0..60),
            "[0-9a-fA-F:.,\\[\\]%\" ]{0,60}".prop_map(String::into_bytes),
        ]
    }

    proptest! {
        #[test]
        fn nothing_written_before_the_last_hop_changes_who_is_meant(
            last in prop_oneof![any::<u32>().prop_map(|v4| IpAddr::V4(v4.into())), any::<u128>().prop_map(|v6| IpAddr::V6(v6.into()))],
            form in 0_usize..4,
            before in proptest::collection::vec(odd_line(), 0..4),
            on_one_line in any::<bool>(),
            proxies in proptest::collection::vec(0_usize..3, 0..3),
        ) {
            let last = canonical(last);
            prop_assume!(!PROXIES.map(ip).map(canonical).contains(&last));
            let own = [vec![written(last, form)], proxies.iter().map(|at| PROXIES[*at].to_owned()).collect()].concat();
            let own = own.join(",").into_bytes();
            let lines = if on_one_line {
                vec![[before.clone(), vec![own]].concat().join(&b","[..])]
            } else {
                [before.clone(), vec![own]].concat()
            };
            prop_assert_eq!(behind("10.0.0.1", &lines), last);
        }

        #[test]
        fn garbage_is_answered_with_somebody(lines in proptest::collection::vec(odd_line(), 0..5)) {
            let meant = behind("10.0.0.1", &lines);
            prop_assert_eq!(meant, canonical(meant));
        }
    }
}
