//! What lists, search and the front are read from at a province's size: counts of goods by place and by shop that the database
//! keeps itself, the goods that hold a paper, indexes in the orders that people ask for, and names in the index of words.

use sea_orm_migration::prelude::*;

use crate::columns::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(place_goods()).await?;
        manager.create_table(shop_goods()).await?;
        run(manager, COUNTED_NOW).await?;
        run(manager, &["ALTER TABLE products ADD COLUMN papers BOOLEAN NOT NULL DEFAULT FALSE", PAPERS_NOW]).await?;
        run(manager, if is_postgres(manager) { POSTGRES_UP } else { SQLITE_UP }).await?;
        for (name, columns, condition) in INDEXES {
            let mut index = Index::create().name(name).table("products").to_owned();
            for column in columns {
                index.col(*column);
            }
            if let Some(condition) = condition {
                index.cond_where(Expr::cust(condition));
            }
            manager.create_index(index).await?;
        }
        manager.create_index(shops_with_goods()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (name, ..) in INDEXES {
            run(manager, &[&format!("DROP INDEX {name}")]).await?;
        }
        run(manager, if is_postgres(manager) { POSTGRES_DOWN } else { SQLITE_DOWN }).await?;
        run(manager, &["ALTER TABLE products DROP COLUMN papers"]).await?;
        drop_all(manager, &["shop_goods", "place_goods"]).await
    }
}

/// A category and a commune by price; what is in season and what holds a paper, the newest first. The last two lead by
/// themselves: `shown` stands in none of them, so that no other index is thought better.
const INDEXES: [(&str, &[&str], Option<&str>); 4] = [
    ("products_set_by_price", &["shown", "set_no", "price_from", "id"], None),
    ("products_place_by_price", &["shown", "unit_code", "price_from", "id"], None),
    ("products_of_season", &["published_at", "id"], Some("\"season_months\" <> 0")),
    ("products_with_papers", &["published_at", "id"], Some("\"papers\"")),
];

/// Goods on sale in a commune; kept by triggers on `products`.
fn place_goods() -> TableCreateStatement {
    bare("place_goods").col(ColumnDef::new("unit_code").text().not_null().primary_key()).col(number("goods")).to_owned()
}

/// Goods on sale in a shop, and since when it sells: that never changes after its first approval.
fn shop_goods() -> TableCreateStatement {
    let mut shop = number("shop_id");
    bare("shop_goods").col(shop.primary_key()).col(number_null("opened_at")).col(number("goods")).to_owned()
}

/// The front's newest shops are those that have something.
fn shops_with_goods() -> IndexCreateStatement {
    index_where("shop_goods", &["opened_at", "shop_id"], "\"goods\" > 0")
}

const COUNTED_NOW: &[&str] = &[
    "INSERT INTO place_goods (unit_code, goods) SELECT unit_code, COUNT(*) FROM products WHERE shown GROUP BY unit_code",
    "INSERT INTO shop_goods (shop_id, opened_at, goods)
     SELECT s.id, s.opened_at, COUNT(*) FROM products p JOIN shops s ON s.id = p.shop_id WHERE p.shown GROUP BY s.id, s.opened_at",
];

/// Any verified OCOP paper, whether it holds today or not: that depends on the day.
const PAPERS_NOW: &str = "UPDATE products SET papers = TRUE WHERE id IN
    (SELECT product_id FROM certificates WHERE scheme = 'ocop' AND status = 'verified')";

/// Of two places the one with the lower code comes first: two who move goods towards each other wait and do not lock each other out.
const POSTGRES_UP: &[&str] = &[
    "CREATE FUNCTION count_goods() RETURNS trigger AS $$ BEGIN
       INSERT INTO place_goods (unit_code, goods)
         SELECT place, SUM(more) FROM (VALUES (OLD.unit_code, -(OLD.shown::int)), (NEW.unit_code, NEW.shown::int)) AS v (place, more)
         WHERE place IS NOT NULL GROUP BY place HAVING SUM(more) <> 0 ORDER BY place
         ON CONFLICT (unit_code) DO UPDATE SET goods = place_goods.goods + EXCLUDED.goods;
       INSERT INTO shop_goods (shop_id, opened_at, goods)
         SELECT shop, (SELECT opened_at FROM shops WHERE id = shop), SUM(more)
         FROM (VALUES (OLD.shop_id, -(OLD.shown::int)), (NEW.shop_id, NEW.shown::int)) AS v (shop, more)
         WHERE shop IS NOT NULL GROUP BY shop HAVING SUM(more) <> 0 ORDER BY shop
         ON CONFLICT (shop_id) DO UPDATE SET goods = shop_goods.goods + EXCLUDED.goods;
       RETURN NULL; END $$ LANGUAGE plpgsql",
    "CREATE TRIGGER products_count_insert AFTER INSERT ON products FOR EACH ROW WHEN (NEW.shown) EXECUTE FUNCTION count_goods()",
    "CREATE TRIGGER products_count_delete AFTER DELETE ON products FOR EACH ROW WHEN (OLD.shown) EXECUTE FUNCTION count_goods()",
    "CREATE TRIGGER products_count_update AFTER UPDATE OF shown, unit_code ON products FOR EACH ROW
       WHEN (OLD.shown <> NEW.shown OR (NEW.shown AND OLD.unit_code <> NEW.unit_code)) EXECUTE FUNCTION count_goods()",
    "CREATE FUNCTION mark_papers() RETURNS trigger AS $$ BEGIN
       UPDATE products SET papers = NOT papers WHERE id = COALESCE(NEW.product_id, OLD.product_id) AND papers <> EXISTS
         (SELECT 1 FROM certificates WHERE product_id = products.id AND scheme = 'ocop' AND status = 'verified');
       RETURN NULL; END $$ LANGUAGE plpgsql",
    "CREATE TRIGGER certificates_mark AFTER INSERT OR DELETE ON certificates FOR EACH ROW EXECUTE FUNCTION mark_papers()",
    "CREATE TRIGGER certificates_mark_update AFTER UPDATE OF status ON certificates FOR EACH ROW
       WHEN ((OLD.status = 'verified') <> (NEW.status = 'verified')) EXECUTE FUNCTION mark_papers()",
];

const POSTGRES_DOWN: &[&str] = &[
    "DROP TRIGGER certificates_mark_update ON certificates",
    "DROP TRIGGER certificates_mark ON certificates",
    "DROP FUNCTION mark_papers()",
    "DROP TRIGGER products_count_update ON products",
    "DROP TRIGGER products_count_delete ON products",
    "DROP TRIGGER products_count_insert ON products",
    "DROP FUNCTION count_goods()",
];

/// The index of words has names in columns of their own, with and without tones, so that a question reads the best first and
/// stops when it has enough.
const SQLITE_UP: &[&str] = &[
    "CREATE TRIGGER products_count_insert AFTER INSERT ON products WHEN new.shown BEGIN
       INSERT INTO place_goods (unit_code, goods) VALUES (new.unit_code, 1)
         ON CONFLICT (unit_code) DO UPDATE SET goods = goods + 1;
       INSERT INTO shop_goods (shop_id, opened_at, goods)
         VALUES (new.shop_id, (SELECT opened_at FROM shops WHERE id = new.shop_id), 1)
         ON CONFLICT (shop_id) DO UPDATE SET goods = goods + 1; END",
    "CREATE TRIGGER products_count_delete AFTER DELETE ON products WHEN old.shown BEGIN
       UPDATE place_goods SET goods = goods - 1 WHERE unit_code = old.unit_code;
       UPDATE shop_goods SET goods = goods - 1 WHERE shop_id = old.shop_id; END",
    "CREATE TRIGGER products_count_update AFTER UPDATE OF shown, unit_code ON products
       WHEN old.shown <> new.shown OR (new.shown AND old.unit_code <> new.unit_code) BEGIN
       UPDATE place_goods SET goods = goods - 1 WHERE unit_code = old.unit_code AND old.shown;
       INSERT INTO place_goods (unit_code, goods) SELECT new.unit_code, 1 WHERE new.shown
         ON CONFLICT (unit_code) DO UPDATE SET goods = goods + 1;
       UPDATE shop_goods SET goods = goods - 1 WHERE shop_id = old.shop_id AND old.shown;
       INSERT INTO shop_goods (shop_id, opened_at, goods)
         SELECT new.shop_id, (SELECT opened_at FROM shops WHERE id = new.shop_id), 1 WHERE new.shown
         ON CONFLICT (shop_id) DO UPDATE SET goods = goods + 1; END",
    "CREATE TRIGGER certificates_mark_insert AFTER INSERT ON certificates WHEN new.status = 'verified' BEGIN
       UPDATE products SET papers = TRUE WHERE id = new.product_id AND new.scheme = 'ocop'; END",
    "CREATE TRIGGER certificates_mark_update AFTER UPDATE OF status ON certificates
       WHEN (old.status = 'verified') <> (new.status = 'verified') BEGIN
       UPDATE products SET papers = EXISTS (SELECT 1 FROM certificates
         WHERE product_id = new.product_id AND scheme = 'ocop' AND status = 'verified') WHERE id = new.product_id; END",
    "CREATE TRIGGER certificates_mark_delete AFTER DELETE ON certificates WHEN old.status = 'verified' BEGIN
       UPDATE products SET papers = EXISTS (SELECT 1 FROM certificates
         WHERE product_id = old.product_id AND scheme = 'ocop' AND status = 'verified') WHERE id = old.product_id; END",
    "DROP TRIGGER products_search_insert",
    "DROP TRIGGER products_search_delete",
    "DROP TRIGGER products_search_update",
    "DROP TABLE products_search",
    "CREATE VIRTUAL TABLE products_search USING fts5(toned_text, name_text, search_text, content='products', content_rowid='id',
       prefix='1 2 3', tokenize='unicode61 remove_diacritics 0')",
    "INSERT INTO products_search(products_search) VALUES ('rebuild')",
    "CREATE TRIGGER products_search_insert AFTER INSERT ON products BEGIN
       INSERT INTO products_search(rowid, toned_text, name_text, search_text)
         VALUES (new.id, new.toned_text, new.name_text, new.search_text); END",
    "CREATE TRIGGER products_search_delete AFTER DELETE ON products BEGIN
       INSERT INTO products_search(products_search, rowid, toned_text, name_text, search_text)
         VALUES ('delete', old.id, old.toned_text, old.name_text, old.search_text); END",
    "CREATE TRIGGER products_search_update AFTER UPDATE OF toned_text, name_text, search_text ON products BEGIN
       INSERT INTO products_search(products_search, rowid, toned_text, name_text, search_text)
         VALUES ('delete', old.id, old.toned_text, old.name_text, old.search_text);
       INSERT INTO products_search(rowid, toned_text, name_text, search_text)
         VALUES (new.id, new.toned_text, new.name_text, new.search_text); END",
];

const SQLITE_DOWN: &[&str] = &[
    "DROP TRIGGER products_search_insert",
    "DROP TRIGGER products_search_delete",
    "DROP TRIGGER products_search_update",
    "DROP TABLE products_search",
    "CREATE VIRTUAL TABLE products_search USING fts5(search_text, content='products', content_rowid='id', prefix='2 3')",
    "INSERT INTO products_search(products_search) VALUES ('rebuild')",
    "CREATE TRIGGER products_search_insert AFTER INSERT ON products BEGIN
       INSERT INTO products_search(rowid, search_text) VALUES (new.id, new.search_text); END",
    "CREATE TRIGGER products_search_delete AFTER DELETE ON products BEGIN
       INSERT INTO products_search(products_search, rowid, search_text) VALUES ('delete', old.id, old.search_text); END",
    "CREATE TRIGGER products_search_update AFTER UPDATE OF search_text ON products BEGIN
       INSERT INTO products_search(products_search, rowid, search_text) VALUES ('delete', old.id, old.search_text);
       INSERT INTO products_search(rowid, search_text) VALUES (new.id, new.search_text); END",
    "DROP TRIGGER certificates_mark_delete",
    "DROP TRIGGER certificates_mark_update",
    "DROP TRIGGER certificates_mark_insert",
    "DROP TRIGGER products_count_update",
    "DROP TRIGGER products_count_delete",
    "DROP TRIGGER products_count_insert",
];
