//! Where a request comes from, as proxies and strangers say.

use std::net::{IpAddr, SocketAddr};

use axum::{
    extract::ConnectInfo,
    http::{Extensions, HeaderMap, HeaderValue},
};
use chophien::web::ip;
use proptest::{collection::vec, prelude::*};

fn address() -> impl Strategy<Value = IpAddr> {
    prop_oneof![
        any::<u32>().prop_map(|v4| IpAddr::V4(v4.into())),
        any::<u128>().prop_map(|v6| IpAddr::V6(v6.into())),
        any::<u32>().prop_map(|v4| IpAddr::V6(std::net::Ipv4Addr::from(v4).to_ipv6_mapped())),
    ]
}

fn lines() -> impl Strategy<Value = Vec<Vec<u8>>> {
    let hop = prop_oneof![
        address().prop_map(|ip| ip.to_string()),
        (address(), any::<u16>()).prop_map(|(ip, port)| SocketAddr::new(ip, port).to_string()),
        "[0-9a-fA-F:.,\\[\\]%\" ]{0,40}",
    ];
    let told = vec(hop, 0..5).prop_map(|hops| hops.join(", ").into_bytes());
    let odd = vec((0x20_u8..=0xff).prop_filter("no DEL", |byte| *byte != 0x7f), 0..80);
    vec(prop_oneof![told, odd], 0..4)
}

#[test]
fn it_comes_from_the_peer_or_from_an_address_that_was_written_and_in_one_form() {
    let asked = (address(), lines(), any::<bool>());
    super::holds("forwarded addresses", 600, asked, |(peer, lines, trusted)| {
        let (mut extensions, mut headers) = (Extensions::new(), HeaderMap::new());
        extensions.insert(ConnectInfo(SocketAddr::new(peer, 443)));
        for line in &lines {
            headers.append("x-forwarded-for", HeaderValue::from_bytes(line).expect("a header"));
        }
        let proxies = if trusted { vec![peer] } else { Vec::new() };
        let meant = ip::of(&extensions, &headers, &proxies);
        prop_assert_eq!(meant, meant.to_canonical(), "one form");
        let alone = ip::of(&extensions, &HeaderMap::new(), &proxies);
        if !trusted {
            prop_assert_eq!(meant, alone, "nobody but a proxy is believed");
        }
        // Said again by the same proxy it is the same.
        let mut again = HeaderMap::new();
        again.append("x-forwarded-for", HeaderValue::from_str(&meant.to_string()).expect("a header"));
        prop_assert_eq!(ip::of(&extensions, &again, &proxies), if trusted { meant } else { alone });
        Ok(())
    });
}
