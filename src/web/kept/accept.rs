//! What a browser says that it can read, and which copy it has already.

use axum::http::{
    HeaderMap, HeaderValue,
    header::{ACCEPT_ENCODING, IF_NONE_MATCH},
};

/// How the bytes of an answer are packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Coding {
    /// As they are.
    Identity,
    /// `gzip`.
    Gzip,
    /// `br`.
    Brotli,
}

/// The one that is liked best; of equals the smallest. Where nothing fits, bytes as they are: better than no page.
pub(super) fn coding(headers: &HeaderMap) -> Coding {
    let (mut brotli, mut gzip, mut any, mut identity) = (None, None, None, None);
    let said = headers.get_all(ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
    for part in said.flat_map(|value| value.split(',')) {
        let (name, parameters) = part.split_once(';').unwrap_or((part, ""));
        let liking = quality(parameters);
        match name.trim().to_ascii_lowercase().as_str() {
            "br" => brotli = Some(liking),
            "gzip" | "x-gzip" => gzip = Some(liking),
            "identity" => identity = Some(liking),
            "*" => any = Some(liking),
            _ => {}
        }
    }
    let liking = |own: Option<u16>| own.or(any).unwrap_or(0);
    let (brotli, gzip, identity) = (liking(brotli), liking(gzip), identity.unwrap_or(0));
    match brotli.max(gzip) {
        0 => Coding::Identity,
        best if best < identity => Coding::Identity,
        best if best == brotli => Coding::Brotli,
        _ => Coding::Gzip,
    }
}

/// In thousandths; what cannot be read is not liked.
fn quality(parameters: &str) -> u16 {
    let said = parameters.split(';').filter_map(|p| p.split_once('=')).find(|(name, _)| name.trim() == "q");
    let Some((_, value)) = said else { return 1_000 };
    let value: f32 = value.trim().parse().unwrap_or(0.0);
    (value.clamp(0.0, 1.0) * 1_000.0) as u16
}

/// Whether the browser, or a proxy before it, has the copy with this tag. A proxy may have weakened the tag by packing the bytes.
pub(super) fn has_copy(headers: &HeaderMap, tag: &HeaderValue) -> bool {
    let tag = tag.as_bytes();
    let said = headers.get_all(IF_NONE_MATCH).iter().flat_map(|value| value.as_bytes().split(|byte| *byte == b','));
    said.map(<[u8]>::trim_ascii).any(|one| one == b"*" || one.strip_prefix(b"W/").unwrap_or(one) == tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(name: axum::http::HeaderName, value: &str) -> HeaderMap {
        HeaderMap::from_iter([(name, HeaderValue::from_str(value).expect("a header"))])
    }

    #[test]
    fn the_coding_is_one_that_the_browser_reads() {
        for (value, coded) in [
            ("gzip, deflate, br, zstd", Coding::Brotli),
            ("gzip, deflate", Coding::Gzip),
            ("br;q=0, gzip", Coding::Gzip),
            ("br;q=0.5, gzip;q=0.8", Coding::Gzip),
            ("BR ; Q=1, gzip", Coding::Brotli),
            ("gzip;q=0.5, identity", Coding::Identity),
            ("*", Coding::Brotli),
            ("*;q=0", Coding::Identity),
            ("br;q=0, *", Coding::Gzip),
            ("identity;q=0", Coding::Identity),
            ("br;q=much", Coding::Identity),
            ("zstd", Coding::Identity),
            (",;q=;;,", Coding::Identity),
            ("", Coding::Identity),
        ] {
            assert_eq!(coding(&said(ACCEPT_ENCODING, value)), coded, "{value}");
        }
        assert_eq!(coding(&HeaderMap::new()), Coding::Identity);
    }

    #[test]
    fn a_copy_is_known_by_its_tag() {
        let tag = HeaderValue::from_static("\"a-br\"");
        for known in ["\"a-br\"", "W/\"a-br\"", "\"x\", \"a-br\"", "*"] {
            assert!(has_copy(&said(IF_NONE_MATCH, known), &tag), "{known}");
        }
        for other in ["\"a\"", "a-br", "", "\"a-gzip\""] {
            assert!(!has_copy(&said(IF_NONE_MATCH, other), &tag), "{other}");
        }
    }
}
