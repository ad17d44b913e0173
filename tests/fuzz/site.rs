//! The whole site: any method, any address, any query, any body, from a stranger, a buyer and a seller.

use proptest::{collection::vec, prelude::*};

use crate::{access::table::TABLE, kit::TestApp};

/// Names of fields and parameters that many pages read.
const FIELDS: [&str; 20] = [
    "q",
    "page",
    "name",
    "phone",
    "code",
    "variant",
    "quantity",
    "line",
    "unit",
    "price_from",
    "sort",
    "stars",
    "period",
    "to",
    "k",
    "return",
    "photos",
    "password",
    "accept",
    "seen_total",
];

/// A request that nobody means.
#[derive(Clone, Debug)]
struct Wild {
    row: usize,
    method: bool,
    inserted: String,
    query: Vec<(String, String)>,
    fields: Vec<(String, String)>,
    who: usize,
}

fn pairs() -> impl Strategy<Value = Vec<(String, String)>> {
    let name = prop_oneof![proptest::sample::select(FIELDS.to_vec()).prop_map(str::to_owned), "[a-z_0-9-]{0,12}"];
    vec((name, super::text()), 0..5)
}

fn wild() -> impl Strategy<Value = Wild> {
    let inserted = prop_oneof!["[A-Za-z0-9]{0,12}", super::text()];
    (0..TABLE.len(), any::<bool>(), inserted, pairs(), pairs(), 0_usize..3)
        .prop_map(|(row, method, inserted, query, fields, who)| Wild { row, method, inserted, query, fields, who })
}

fn encoded(pairs: &[(String, String)]) -> String {
    url::form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish()
}

/// The address with what was made up in the place of its codes.
fn path(row: usize, inserted: &str, shop: &str) -> String {
    let escaped: String = url::form_urlencoded::byte_serialize(inserted.as_bytes()).collect();
    let parts = TABLE[row].1.split('/').map(|part| match part {
        "{shop}" => shop,
        part if part.starts_with('{') => &escaped,
        part => part,
    });
    parts.collect::<Vec<_>>().join("/")
}

#[test]
fn whatever_is_asked_of_the_site_it_never_breaks() {
    let runtime = super::runtime();
    let (app, my, lan) = runtime.block_on(async {
        let app = TestApp::new().await;
        let my = app.my().await;
        app.honey(&my).await;
        let lan = app.lan().await;
        (app, my, lan)
    });
    super::holds("the whole site", 80, wild(), |wild| {
        let (listed, ..) = TABLE[wild.row];
        let post = (listed == "POST") == wild.method;
        let query = encoded(&wild.query);
        let path = path(wild.row, &wild.inserted, &my.code);
        let path = if query.is_empty() { path } else { format!("{path}?{query}") };
        let answer = runtime.block_on(async {
            let mut visitor = match wild.who {
                0 => app.visitor(),
                1 => app.visitor_as(lan).await,
                _ => app.visitor_as(my.account).await,
            };
            if !post {
                return visitor.get(&path).await;
            }
            visitor.get(if wild.who == 0 { "/sign-in" } else { "/account" }).await;
            let fields: Vec<_> = wild.fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            visitor.post(&path, &fields).await
        });
        let limited = answer.status.as_u16() == 503;
        prop_assert!(limited || !answer.status.is_server_error(), "{}: {}", answer.request, answer.status);
        Ok(())
    });
    runtime.block_on(async move { drop(app) });
}
