//! Pages of everybody's out of the cache, as they are and as browsers ask for them; and what a full cache holds in memory.

use chophien::{entities::product, pages::kept};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::{
    WITHOUT_JOBS,
    asked::{self, Asked, Who},
    cost,
    kit::server::{self, Server},
    pages::{self, Served},
    print_memory,
};

/// More pages of goods than the cache has room for.
const MANY: u64 = 4_000;

/// Measures and prints it, in the province alone: what is kept is found by its name, however large the market is.
pub async fn measure(province: Served, wanted: impl Fn(&str) -> bool) {
    drop(province.server);
    let server = Server::over(&province.market.app, &WITHOUT_JOBS);
    let province = Served { market: province.market, server };
    let idle = cost::memory_mb(province.server.id());
    println!("\nout of the cache");
    pages::print_heads_of_one();
    for asked in asked::ALL.iter().filter(|asked| may_be_kept(&province, asked) && wanted(asked.name)) {
        let codings: &[Option<&str>] = if asked.who == Who::Anybody { &[None, Some("br")] } else { &[None] };
        for coding in codings {
            pages::one(&province, asked, *coding).await;
        }
    }
    if wanted("memory") {
        fill(&province).await;
        print_memory("with a full cache", idle, cost::memory_mb(province.server.id()));
    }
}

/// Of the signed in, the parts that are everybody's are kept.
fn may_be_kept(province: &Served, asked: &Asked) -> bool {
    let path = (asked.path)(&province.market);
    let (path, query) = path.split_once('?').map_or((path.as_str(), None), |(path, query)| (path, Some(query)));
    kept::address(path, query).is_some()
}

/// Asks for the pages of so many goods, each in every coding.
async fn fill(province: &Served) {
    let goods = product::Entity::find().select_only().column(product::Column::Slug);
    let goods = goods.filter(product::Column::Shown.eq(true)).order_by_desc(product::Column::Id).limit(MANY);
    let slugs: Vec<String> = goods.into_tuple().all(&province.market.app.db.read).await.expect("goods");
    for slug in slugs {
        for coding in ["identity", "gzip", "br"] {
            let coding = [("accept-encoding".to_owned(), coding.to_owned())];
            let answer = server::exchange(province.server.address, &format!("GET /products/{slug}"), &coding, &[]);
            assert_eq!(answer.expect("an answer").status, 200, "{slug}");
        }
    }
}
