//! What was kept of another time comes into the forms of today: letters in one form, owners' names with their shops, events with their
//! places, and papers that nobody has written anew in their second version.

use chophien::{
    entities::{account, document, event, event_place, product, shop},
    infra::{db::Db, words::Language},
    market::documents::find,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::kept;
use crate::kit::database::{Folder, OwnDatabase, on_postgres};

/// Each mark by itself.
const TYPED: &str = "Va\u{300}ng Thi\u{323} My\u{309}";
const COMPOSED: &str = "Vàng Thị Mỷ";

#[tokio::test]
async fn what_was_kept_comes_into_the_forms_of_today() {
    let folder = Folder::new();
    let own = OwnDatabase::empty(&folder).await;
    let db = Db::connect(&own.settings).await.unwrap();
    kept::restore_oldest(&db.write).await;
    for (table, column) in [("accounts", "name"), ("products", "description"), ("shops", "story")] {
        db.write.execute_unprepared(&format!("UPDATE {table} SET {column} = '{TYPED}'")).await.unwrap();
    }
    let owners = "INSERT INTO documents (slug, language, version, title, body, published_at) \
                  SELECT slug, language, 2, title, 'Của chủ chợ', published_at FROM documents \
                  WHERE slug = 'privacy' AND language = 'vi' AND version = 1";
    db.write.execute_unprepared(owners).await.unwrap();
    let body = "'{\"shop_id\":' || MIN(id) || '}'";
    let body = if on_postgres() { format!("CAST({body} AS JSONB)") } else { body.to_owned() };
    let opened =
        format!("INSERT INTO events (id, name, body, happened_at) SELECT 900, 'shop.approved', {body}, 1 FROM shops");
    db.write.execute_unprepared(&opened).await.unwrap();
    migrations::migrate(&db.write, &own.settings.url).await.unwrap();

    let name = account::Entity::find().one(&db.read).await.unwrap().expect("an account").name;
    let described = product::Entity::find().one(&db.read).await.unwrap().expect("a product").description;
    let shop = shop::Entity::find().one(&db.read).await.unwrap().expect("a shop");
    assert_eq!([name.as_str(), &described, &shop.story, &shop.owner_name], [COMPOSED; 4]);

    let approved = event::Entity::find().filter(event::Column::Name.eq("shop.approved")).one(&db.read).await.unwrap();
    let placed = event_place::Entity::find().filter(event_place::Column::EventId.eq(approved.expect("it opened").id));
    assert_eq!(placed.count(&db.read).await.unwrap(), 2, "in its commune and its province");
    let of_others = event_place::Entity::find().filter(event_place::Column::Name.starts_with("order."));
    assert_eq!(of_others.count(&db.read).await.unwrap(), 0);

    let today = time::macros::date!(2026 - 11 - 28);
    let privacy = find::current(&db.read, "privacy", Language::Vi, today).await.unwrap().expect("it holds");
    assert_eq!((privacy.version, privacy.body.as_str()), (2, "Của chủ chợ"), "the owner's own words hold");
    let rules = find::current(&db.read, "operating-rules", Language::Vi, today).await.unwrap().expect("they hold");
    assert_eq!(rules.version, 2);
    assert!(rules.body.contains("Người hỗ trợ"));
    let old = document::Entity::find().filter(document::Column::Version.eq(1)).count(&db.read).await.unwrap();
    assert_eq!(old, 16, "what was published stays");
}
