//! Bytes of a first visit: HTML, CSS, JS and fonts, compressed as a browser asks for them.

use std::collections::{BTreeMap, BTreeSet};

use crate::kit::{
    Answer,
    server::{self, Server},
};

fn compressed(server: &Server, path: &str) -> usize {
    let wanted = [("accept-encoding".to_owned(), "br, gzip".to_owned())];
    server::exchange(server.address, &format!("GET {path}"), &wanted, &[]).expect(path).body.len()
}

/// Everything that a page names and a phone must have before it is whole, pictures apart; modules name more modules.
fn needed(server: &Server, page: &Answer) -> BTreeSet<String> {
    let styles = page.attributes("link[rel=stylesheet], link[rel=preload][as=font]", "href");
    let mut needed: BTreeSet<String> = styles.into_iter().chain(page.attributes("script[src]", "src")).collect();
    for style in needed.clone().iter().filter(|path| path.contains(".css")) {
        let text = server::get(server.address, style).expect("a style").text();
        needed.extend(
            text.split("url(")
                .skip(1)
                .filter_map(|rest| rest.split(')').next())
                .map(|u| u.trim_matches('"').to_owned()),
        );
    }
    // A file may be named with and without its version.
    let bare = |path: &str| path.split('?').next().unwrap_or_default().to_owned();
    let by_name: BTreeMap<String, String> = needed.into_iter().map(|path| (bare(&path), path)).collect();
    let counted = |name: &String| [".css", ".js", ".woff2"].iter().any(|kind| name.ends_with(kind));
    by_name.into_iter().filter(|(name, _)| counted(name)).map(|(_, path)| path).collect()
}

/// Prints the sums.
pub fn measure(server: &Server) {
    for path in ["/", "/products"] {
        let page = server::get(server.address, path).expect("the page");
        let html = compressed(server, path);
        let mut parts = Vec::new();
        let mut sum = html;
        for part in needed(server, &page) {
            let size = compressed(server, &part);
            sum += size;
            let name = part.rsplit('/').next().unwrap_or(&part).split('?').next().unwrap_or_default().to_owned();
            parts.push(format!("{name} {size}"));
        }
        println!("first visit of {path}: {sum} bytes (HTML {html}, {})", parts.join(", "));
    }
}
