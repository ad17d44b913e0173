-- A small market as of m20261126_000025_former_members. Made by `tests/run.sh kept`, never edited.
-- seen: acceptance: 4
-- seen: account: 6
-- seen: cart_line: 2
-- seen: certificate: 1
-- seen: decision: 1
-- seen: event: 42
-- seen: job: 1
-- seen: live_interval: 2
-- seen: order: 12
-- seen: order_line: 12
-- seen: outbox: 4
-- seen: picture: 1
-- seen: product: 2
-- seen: product_photo: 1
-- seen: purchase: 11
-- seen: role: 3
-- seen: session: 1
-- seen: shop: 2
-- seen: shop_member: 2
-- seen: revision: 2
-- seen: variant: 2
-- seen: honey with stars on sale: 1
-- seen: pieces in stock: 108
-- seen: open shops: HTX Chè Mây Trắng, Mật ong Mỷ
-- seen: privacy: version 1
-- seen: orders in all: 4759000 đồng
-- seen: goods in all: 4390000 đồng
-- seen: wait for the first shop: 2
-- seen: open in the first shop: 6
-- seen: ended in the first shop: 4
-- seen: earned this month: 1050000 đồng in 2
-- seen: successful this year: 1230000 đồng in 3
-- seen: ladder: Ladder { accounts: 6, shops: 2, live: 2, active: 1, off_sale: 0 }
-- seen: ocop: Coverage { valid: 1, on_sale: 1 }
-- seen: roles: Hoàng Minh Tâm, Lý Thị Hạnh, Sùng Mí Sính
-- seen: Lan has bought: 5
-- seen: bought as a guest: 6
-- seen: in Lan's cart: 1
INSERT INTO "accounts" (id, phone, name, email, password_hash, unit_code, language, session_epoch, created_at, created_on) VALUES ('1', '0900000001', 'Nguyễn Thị Lan', NULL, '$argon2id$v=19$m=64,t=1,p=1$Ca97ZPYYNfyNter37C/yXw$9zqwTCzRzSSi2KTKVHR/sC16KUFJk6+wagVrAHKZiYA', NULL, 'vi', '0', '1795309200000000', '2026-11-22');
INSERT INTO "accounts" (id, phone, name, email, password_hash, unit_code, language, session_epoch, created_at, created_on) VALUES ('2', '0900000003', 'Lý Thị Hạnh', NULL, '$argon2id$v=19$m=64,t=1,p=1$mYsarZAjPQpFvTRQAmWvgw$AVEgyWWG5Rj4g0v/2BiyoWgZ750nhjXErja8nA1tICc', NULL, 'vi', '0', '1795309200000000', '2026-11-22');
INSERT INTO "accounts" (id, phone, name, email, password_hash, unit_code, language, session_epoch, created_at, created_on) VALUES ('3', '0900000006', 'Sùng Mí Sính', NULL, '$argon2id$v=19$m=64,t=1,p=1$WbAyqEksI1foBcOLYsEcJQ$Ay9Cc6MjBix2mno/woiDPtbNpGiXp64uVusDgUjafBw', NULL, 'vi', '0', '1795309200000000', '2026-11-22');
INSERT INTO "accounts" (id, phone, name, email, password_hash, unit_code, language, session_epoch, created_at, created_on) VALUES ('4', '0900000005', 'Hoàng Minh Tâm', NULL, '$argon2id$v=19$m=64,t=1,p=1$Wf2BWhU71oxG2ce31q3r0g$bfo12qxeac9nkbsqP6NwEzuAMugImOwsJJ+/UeAzH5s', NULL, 'vi', '0', '1795309200000000', '2026-11-22');
INSERT INTO "accounts" (id, phone, name, email, password_hash, unit_code, language, session_epoch, created_at, created_on) VALUES ('5', '0900000002', 'Vàng Thị Mỷ', NULL, '$argon2id$v=19$m=64,t=1,p=1$I4ogaPomrDEnEirEqVRwhQ$Ta3B41KrfdAvSjy2NYa3W6prejH4kfqiQqCBUy7ExRQ', NULL, 'vi', '0', '1795309200000000', '2026-11-22');
INSERT INTO "accounts" (id, phone, name, email, password_hash, unit_code, language, session_epoch, created_at, created_on) VALUES ('6', '0900000007', 'Phàn Thị Mẩy', NULL, '$argon2id$v=19$m=64,t=1,p=1$hAKYqzzGmdy+8X6Odxm9mw$pIPDgn/QDDic/ZqZlZrWeiNL1qL0srlwacYmHtAMRmc', NULL, 'vi', '0', '1795309200000000', '2026-11-22');
SELECT setval(pg_get_serial_sequence('accounts', 'id'), (SELECT max(id) FROM "accounts"));
INSERT INTO "roles" (id, account_id, role, unit_code, granted_by, granted_at, revoked_at) VALUES ('1', '2', 'moderator', NULL, NULL, '1795309200000000', NULL);
INSERT INTO "roles" (id, account_id, role, unit_code, granted_by, granted_at, revoked_at) VALUES ('2', '3', 'helper', '00769', NULL, '1795309200000000', NULL);
INSERT INTO "roles" (id, account_id, role, unit_code, granted_by, granted_at, revoked_at) VALUES ('3', '4', 'admin', NULL, NULL, '1795309200000000', NULL);
SELECT setval(pg_get_serial_sequence('roles', 'id'), (SELECT max(id) FROM "roles"));
INSERT INTO "texted_codes" (id, phone, purpose, code_hash, pending, attempts, created_at, expires_at, used_at) VALUES ('1', '0900000009', 'reset', 'hash', NULL, '1', '1795309200000000', '1795309800000000', NULL);
SELECT setval(pg_get_serial_sequence('texted_codes', 'id'), (SELECT max(id) FROM "texted_codes"));
INSERT INTO "marks" (name, value) VALUES ('demo', 'kept');
INSERT INTO "marks" (name, value) VALUES ('sales', '0');
INSERT INTO "sessions" (id_hash, account_id, epoch, expires_at) VALUES ('4053c64539902144ee9b2f6cbe2f773b6c7a92db6721fd046bbf9eeb924d3bdf', '1', '0', '1797901200000000');
INSERT INTO "events" (id, name, body, account_id, principal_id, consent_id, happened_at) VALUES ('1', 'order.placed', '{"order_id": 1}', NULL, NULL, NULL, '1795309200000000');
INSERT INTO "events" (id, name, body, account_id, principal_id, consent_id, happened_at) VALUES ('2', 'order.placed', '{"order_id": 2}', NULL, NULL, NULL, '1795309200000000');
INSERT INTO "events" (id, name, body, account_id, principal_id, consent_id, happened_at) VALUES ('3', 'order.confirmed', '{"order_id": 2}', NULL, NULL, NULL, '1795312800000000');
INSERT INTO "events" (id, name, body, account_id, principal_id, consent_id, happened_at) VALUES ('4', 'order.placed', '{"order_id": 3}', NULL, NULL, NULL, '1795309200000000');
INSERT INTO "events" (id, name, body, account_id, principal_id, consent_id, happened_at) VALUES ('5', 'order.confirmed', '{"order_id": 3}', NULL, NULL, NULL, '1795312800000000');
INSERT INTO "events" (id, name, body, account_id, principal_id, consent_id, happened_at) VALUES ('6', 'order.packed', '{"order_id": 3}', NULL, NULL, NULL, '1795316400000000');
INSERT INTO "events" (id, name, body, account_id, principal_id, consent_id, happened_at) VALUES ('7', 'order.placed', '{"order_id": 4}', NULL, NULL, NULL, '1795309200000000');
INSERT INTO "events" (id, name, body, account_id, principal_id, consent_id, happened_at) VALUES ('8', 'order.confirmed', '{"order_id": 4}', NULL, NULL, NULL, '1795312800000000');
INSERT INTO "events" (id, name, body, account_id, principal_id, consent_id, happened_at) VALUES ('9', 'order.packed', '{"order_id": 4}', NULL, NULL, NULL, '1795316400000000');
INSERT INTO "events" (id, name, body, account_id, principal_id, consent_id, happened_at) VALUES ('10', 'order.handed_over', '{"order_id": 4, "tracking_code": null}', NULL, NULL, NULL, '1795320000000000');
INSERT INTO "events" (id, name, body, account_id, principal_id, consent_id, happened_at) VALUES ('11', 'order.placed', '{"order_id": 5}', NULL, NULL, NULL, '1795309200000000');
INSERT INTO "events" (id, name, body, account_id, principal_id, consent_id, happened_at) VALUES ('12', 'order.confirmed', '{"order_id": 5}', NULL, NULL, NULL, '1795312800000000');
INSERT INTO "events" (id, name, body, account_id, principal_id, consent_id, happened_at) VALUES ('13', 'order.packed', '{"order_id": 5}', NULL, NULL, NULL, '1795316400000000');
INSERT INTO "events" (id, name, body, account_id, principal_id, consent_id, happened_at) VALUES ('14', 'order.handed_over', '{"order_id": 5, "tracking_code": null}', NULL, NULL, NULL, '1795320000000000');
INSERT INTO "events" (id, name, body, account_id, principal_id, consent_id, happened_at) VALUES ('15', 'order.delivered', '{"said_by": "seller", "order_id": 5}', NULL, NULL, NULL, '1795323600000000');
INSERT INTO "events" (id, name, body, account_id, principal_id, consent_id, happened_at) VALUES ('16', 'order.placed', '{"order_id": 6}', NULL, NULL, NULL, '1795309200000000');
INSERT INTO "events" (id, name, body, account_id, principal_id, consent_id, happened_at) VALUES ('17', 'order.confirmed', '{"order_id": 6}', NULL, NULL, NULL, '1795312800000000');
INSERT INTO "events" (id, name, body, account_id, principal_id, consent_id, happened_at) VALUES ('18', 'order.packed', '{"order_id": 6}', NULL, NULL, NULL, '1795316400000000');
INSERT INTO "events" (id, name, body, account_id, principal_id, consent_id, happened_at) VALUES ('19', 'order.handed_over', '{"order_id": 6, "tracking_code": null}', NULL, NULL, NULL, '1795320000000000');
INSERT INTO "events" (id, name, body, account_id, principal_id, consent_id, happened_at) VALUES ('20', 'order.delivered', '{"said_by": "seller", "order_id": 6}', NULL, NULL, NULL, '1795323600000000');
INSERT INTO "events" (id, name, body, account_id, principal_id, consent_id, happened_at) VALUES ('21', 'order.completed', '{"order_id": 6}', NULL, NULL, NULL, '1795327200000000');
INSERT INTO "events" (id, name, body, account_id, principal_id, consent_id, happened_at) VALUES ('22', 'order.placed', '{"order_id": 7}', NULL, NULL, NULL, '1795309200000000');
INSERT INTO "events" (id, name, body, account_id, principal_id, consent_id, happened_at) VALUES ('23', 'order.confirmed', '{"order_id": 7}', NULL, NULL, NULL, '1795312800000000');
INSERT INTO "events" (id, name, body, account_id, principal_id, consent_id, happened_at) VALUES ('24', 'order.packed', '{"order_id": 7}', NULL, NULL, NULL, '1795316400000000');
INSERT INTO "events" (id, name, body, account_id, principal_id, consent_id, happened_at) VALUES ('25', 'order.handed_over', '{"order_id": 7, "tracking_code": null}', NULL, NULL, NULL, '1795320000000000');
INSERT INTO "events" (id, name, body, account_id, principal_id, consent_id, happened_at) VALUES ('26', 'order.undelivered', '{"order_id": 7}', NULL, NULL, NULL, '1795323600000000');
INSERT INTO "events" (id, name, body, account_id, principal_id, consent_id, happened_at) VALUES ('27', 'order.placed', '{"order_id": 8}', NULL, NULL, NULL, '1795309200000000');
INSERT INTO "events" (id, name, body, account_id, principal_id, consent_id, happened_at) VALUES ('28', 'order.confirmed', '{"order_id": 8}', NULL, NULL, NULL, '1795312800000000');
INSERT INTO "events" (id, name, body, account_id, principal_id, consent_id, happened_at) VALUES ('29', 'order.packed', '{"order_id": 8}', NULL, NULL, NULL, '1795316400000000');
INSERT INTO "events" (id, name, body, account_id, principal_id, consent_id, happened_at) VALUES ('30', 'order.handed_over', '{"order_id": 8, "tracking_code": null}', NULL, NULL, NULL, '1795320000000000');
INSERT INTO "events" (id, name, body, account_id, principal_id, consent_id, happened_at) VALUES ('31', 'order.undelivered', '{"order_id": 8}', NULL, NULL, NULL, '1795323600000000');
INSERT INTO "events" (id, name, body, account_id, principal_id, consent_id, happened_at) VALUES ('32', 'order.came_back', '{"order_id": 8}', NULL, NULL, NULL, '1795327200000000');
INSERT INTO "events" (id, name, body, account_id, principal_id, consent_id, happened_at) VALUES ('33', 'order.placed', '{"order_id": 9}', NULL, NULL, NULL, '1795309200000000');
INSERT INTO "events" (id, name, body, account_id, principal_id, consent_id, happened_at) VALUES ('34', 'order.cancelled', '{"by": "buyer", "reason": "buyer_changed_mind", "order_id": 9}', NULL, NULL, NULL, '1795312800000000');
INSERT INTO "events" (id, name, body, account_id, principal_id, consent_id, happened_at) VALUES ('35', 'order.placed', '{"order_id": 10}', NULL, NULL, NULL, '1795309200000000');
INSERT INTO "events" (id, name, body, account_id, principal_id, consent_id, happened_at) VALUES ('36', 'order.confirmed', '{"order_id": 10}', NULL, NULL, NULL, '1795312800000000');
INSERT INTO "events" (id, name, body, account_id, principal_id, consent_id, happened_at) VALUES ('37', 'order.packed', '{"order_id": 10}', NULL, NULL, NULL, '1795316400000000');
INSERT INTO "events" (id, name, body, account_id, principal_id, consent_id, happened_at) VALUES ('38', 'order.handed_over', '{"order_id": 10, "tracking_code": null}', NULL, NULL, NULL, '1795320000000000');
INSERT INTO "events" (id, name, body, account_id, principal_id, consent_id, happened_at) VALUES ('39', 'order.delivered', '{"said_by": "seller", "order_id": 10}', '6', '6', NULL, '1795309200000000');
INSERT INTO "events" (id, name, body, account_id, principal_id, consent_id, happened_at) VALUES ('40', 'purchase.placed', '{"purchase_id": 11}', NULL, NULL, NULL, '1795309200000000');
INSERT INTO "events" (id, name, body, account_id, principal_id, consent_id, happened_at) VALUES ('41', 'order.placed', '{"order_id": 11}', NULL, NULL, NULL, '1795309200000000');
INSERT INTO "events" (id, name, body, account_id, principal_id, consent_id, happened_at) VALUES ('42', 'order.placed', '{"order_id": 12}', NULL, NULL, NULL, '1795309200000000');
SELECT setval(pg_get_serial_sequence('events', 'id'), (SELECT max(id) FROM "events"));
INSERT INTO "outbox" (event_id) VALUES ('39');
INSERT INTO "outbox" (event_id) VALUES ('40');
INSERT INTO "outbox" (event_id) VALUES ('41');
INSERT INTO "outbox" (event_id) VALUES ('42');
INSERT INTO "jobs" (id, kind, body, unique_key, status, run_at, attempts, holder, last_error, created_at, lost, give_up_at) VALUES ('1', 'sessions.sweep', '', 'every:sessions.sweep', 'waiting', '1795395600000000', '0', NULL, NULL, '1795395600000000', '0', '1795568400000000');
SELECT setval(pg_get_serial_sequence('jobs', 'id'), (SELECT max(id) FROM "jobs"));
INSERT INTO "pictures" (id, code, owner_id, width, height, used, created_at, waits_in) VALUES ('1', 'kept23456789ab', '5', '1280', '960', 'true', '1795309200000000', NULL);
SELECT setval(pg_get_serial_sequence('pictures', 'id'), (SELECT max(id) FROM "pictures"));
INSERT INTO "shops" (id, code, slug, owner_id, status, kind, name, unit_code, former_code, hamlet, story, photo, phone, created_at, opened_at, opened_on) VALUES ('1', 'S00005', 'mat-ong-my-s00005', '5', 'open', 'household', 'Mật ong Mỷ', '00769', NULL, 'thôn Sà Lủng', 'Nhà mình làm nghề này đã mười hai năm.', NULL, '0900000002', '1795309200000000', '1795309200000000', '2026-11-22');
INSERT INTO "shops" (id, code, slug, owner_id, status, kind, name, unit_code, former_code, hamlet, story, photo, phone, created_at, opened_at, opened_on) VALUES ('2', 'S00006', 'htx-che-may-trang-s00006', '6', 'open', 'cooperative', 'HTX Chè Mây Trắng', '01021', NULL, 'thôn Sà Lủng', 'Nhà mình làm nghề này đã mười hai năm.', NULL, '0900000007', '1795309200000000', '1795309200000000', '2026-11-22');
SELECT setval(pg_get_serial_sequence('shops', 'id'), (SELECT max(id) FROM "shops"));
INSERT INTO "shop_members" (shop_id, account_id, role, created_at) VALUES ('1', '5', 'owner', '1795309200000000');
INSERT INTO "shop_members" (shop_id, account_id, role, created_at) VALUES ('2', '6', 'owner', '1795309200000000');
INSERT INTO "shop_invitations" (shop_id, phone, invited_by, created_at) VALUES ('1', '0900000001', '5', '1795309200000000');
INSERT INTO "products" (id, code, slug, shop_id, status, shown, set_no, name, description, cover, unit_code, former_code, season_months, price_from, measure_from, in_stock, search_text, name_text, toned_text, created_at, published_at, papers) VALUES ('1', 'z7mn9k', 'mat-ong-bac-ha-meo-vac-z7mn9k', '1', 'live', 'true', '4', 'Mật ong bạc hà Mèo Vạc', 'Mật quay từ tổ ong nhà nuôi đúng mùa hoa bạc hà nở trên cao nguyên đá.', 'kept23456789ab', '00769', NULL, '0', '350000', 'lọ 500 ml', 'true', 'mat ong bac ha meo vac mat ong my mat quay tu to ong nha nuoi dung mua hoa bac ha no tren cao nguyen da', 'mat ong bac ha meo vac', 'mật ong bạc hà mèo vạc', '1795309200000000', '1795309200000000', 'true');
INSERT INTO "products" (id, code, slug, shop_id, status, shown, set_no, name, description, cover, unit_code, former_code, season_months, price_from, measure_from, in_stock, search_text, name_text, toned_text, created_at, published_at, papers) VALUES ('2', 'ssnd8w', 'tra-xanh-shan-thong-nguyen-ssnd8w', '2', 'live', 'true', '11', 'Trà xanh Shan Thông Nguyên', 'Búp một tôm hai lá hái trên gốc chè cổ thụ.', NULL, '01021', NULL, '0', '180000', 'túi 100 g', 'true', 'tra xanh shan thong nguyen htx che may trang bup mot tom hai la hai tren goc che co thu', 'tra xanh shan thong nguyen', 'trà xanh shan thông nguyên', '1795309200000000', '1795309200000000', 'false');
SELECT setval(pg_get_serial_sequence('products', 'id'), (SELECT max(id) FROM "products"));
INSERT INTO "product_photos" (product_id, "position", picture) VALUES ('1', '0', 'kept23456789ab');
INSERT INTO "variants" (id, code, product_id, "position", measure, price, stock, weight_g, offered, opened_stock, opened_after) VALUES ('1', '6b4cxsdx', '1', '0', 'lọ 500 ml', '350000', '91', '850', 'true', '100', '0');
INSERT INTO "variants" (id, code, product_id, "position", measure, price, stock, weight_g, offered, opened_stock, opened_after) VALUES ('2', 'a85r95zu', '2', '0', 'túi 100 g', '180000', '17', '150', 'true', '20', '0');
SELECT setval(pg_get_serial_sequence('variants', 'id'), (SELECT max(id) FROM "variants"));
INSERT INTO "live_intervals" (id, product_id, shop_id, live_from, live_to) VALUES ('1', '1', '1', '1795309200000000', NULL);
INSERT INTO "live_intervals" (id, product_id, shop_id, live_from, live_to) VALUES ('2', '2', '2', '1795309200000000', NULL);
SELECT setval(pg_get_serial_sequence('live_intervals', 'id'), (SELECT max(id) FROM "live_intervals"));
INSERT INTO "certificates" (id, shop_id, product_id, scheme, number, stars, issuer, decision, issued_on, expires_on, withdrawn_on, scan, status, submitted_at, decided_at, reason, words) VALUES ('1', '1', '1', 'ocop', 'OCOP-08-2025-001', '4', 'UBND tỉnh Tuyên Quang', '1234/QĐ-UBND', '2025-11-22', '2028-11-21', NULL, NULL, 'verified', '1795309200000000', '1795309200000000', NULL, NULL);
SELECT setval(pg_get_serial_sequence('certificates', 'id'), (SELECT max(id) FROM "certificates"));
INSERT INTO "spellings" (shape, word) VALUES ('at', 'mat');
INSERT INTO "spellings" (shape, word) VALUES ('mat', 'mat');
INSERT INTO "carts" (id, token_hash, account_id, updated_at) VALUES ('1', 'f00d', NULL, '1795309200000000');
INSERT INTO "carts" (id, token_hash, account_id, updated_at) VALUES ('2', NULL, '1', '1795309200000000');
SELECT setval(pg_get_serial_sequence('carts', 'id'), (SELECT max(id) FROM "carts"));
INSERT INTO "cart_lines" (cart_id, variant_id, quantity, seen_price, added_at) VALUES ('1', '1', '2', '350000', '1795309200000000');
INSERT INTO "cart_lines" (cart_id, variant_id, quantity, seen_price, added_at) VALUES ('2', '1', '2', '350000', '1795309200000000');
INSERT INTO "purchases" (id, code, checkout_key, buyer_id, name, phone, email, unit_code, street, note, language, goods_total, delivery_total, total, placed_at, placed_on, form_digest, proved_at) VALUES ('1', 'MDCJK25U', 'TD4C4R4PFFK8GQ4K95BF', '1', 'Nguyễn Thị Lan', '0900000001', NULL, '00004', 'số 18 ngõ 62 đường Mẫu', NULL, 'vi', '350000', '32000', '382000', '1795309200000000', '2026-11-22', '', NULL);
INSERT INTO "purchases" (id, code, checkout_key, buyer_id, name, phone, email, unit_code, street, note, language, goods_total, delivery_total, total, placed_at, placed_on, form_digest, proved_at) VALUES ('2', 'DB39384Q', '4KFS8N3XVBVDN7TXSXXK', NULL, 'Nguyễn Thị Lan', '0900000001', NULL, '00004', 'số 18 ngõ 62 đường Mẫu', NULL, 'vi', '350000', '32000', '382000', '1795309200000000', '2026-11-22', '', NULL);
INSERT INTO "purchases" (id, code, checkout_key, buyer_id, name, phone, email, unit_code, street, note, language, goods_total, delivery_total, total, placed_at, placed_on, form_digest, proved_at) VALUES ('3', 'VY3VCP9D', 'WSSYCHTXWAMZ4VKG6B2T', '1', 'Nguyễn Thị Lan', '0900000001', NULL, '00004', 'số 18 ngõ 62 đường Mẫu', NULL, 'vi', '350000', '32000', '382000', '1795309200000000', '2026-11-22', '', NULL);
INSERT INTO "purchases" (id, code, checkout_key, buyer_id, name, phone, email, unit_code, street, note, language, goods_total, delivery_total, total, placed_at, placed_on, form_digest, proved_at) VALUES ('4', 'FVBWSQDE', '28CF3GAHHKRD657FPP4J', NULL, 'Nguyễn Thị Lan', '0900000001', NULL, '00004', 'số 18 ngõ 62 đường Mẫu', NULL, 'vi', '350000', '32000', '382000', '1795309200000000', '2026-11-22', '', NULL);
INSERT INTO "purchases" (id, code, checkout_key, buyer_id, name, phone, email, unit_code, street, note, language, goods_total, delivery_total, total, placed_at, placed_on, form_digest, proved_at) VALUES ('5', 'MJ3PYR4C', '8YFT2YPGBKC293DAYKBZ', '1', 'Nguyễn Thị Lan', '0900000001', NULL, '00004', 'số 18 ngõ 62 đường Mẫu', NULL, 'vi', '700000', '32000', '732000', '1795309200000000', '2026-11-22', '', NULL);
INSERT INTO "purchases" (id, code, checkout_key, buyer_id, name, phone, email, unit_code, street, note, language, goods_total, delivery_total, total, placed_at, placed_on, form_digest, proved_at) VALUES ('6', '7TDJHYUC', 'TBMU84CVY48RCHRHD8DV', NULL, 'Nguyễn Thị Lan', '0900000001', NULL, '00004', 'số 18 ngõ 62 đường Mẫu', NULL, 'vi', '350000', '32000', '382000', '1795309200000000', '2026-11-22', '', NULL);
INSERT INTO "purchases" (id, code, checkout_key, buyer_id, name, phone, email, unit_code, street, note, language, goods_total, delivery_total, total, placed_at, placed_on, form_digest, proved_at) VALUES ('7', 'KJ3HM5TF', 'NSM36N7P6CDGACGRGWQ5', '1', 'Nguyễn Thị Lan', '0900000001', NULL, '00004', 'số 18 ngõ 62 đường Mẫu', NULL, 'vi', '350000', '32000', '382000', '1795309200000000', '2026-11-22', '', NULL);
INSERT INTO "purchases" (id, code, checkout_key, buyer_id, name, phone, email, unit_code, street, note, language, goods_total, delivery_total, total, placed_at, placed_on, form_digest, proved_at) VALUES ('8', '9TY7P3ZH', '6EJ489XCF4EQPPTVFPDG', NULL, 'Nguyễn Thị Lan', '0900000001', NULL, '00004', 'số 18 ngõ 62 đường Mẫu', NULL, 'vi', '350000', '32000', '382000', '1795309200000000', '2026-11-22', '', NULL);
INSERT INTO "purchases" (id, code, checkout_key, buyer_id, name, phone, email, unit_code, street, note, language, goods_total, delivery_total, total, placed_at, placed_on, form_digest, proved_at) VALUES ('9', '2U82ETS3', 'B92FH2A39XE3WEFC7MKF', '1', 'Nguyễn Thị Lan', '0900000001', NULL, '00004', 'số 18 ngõ 62 đường Mẫu', NULL, 'vi', '350000', '32000', '382000', '1795309200000000', '2026-11-22', '', NULL);
INSERT INTO "purchases" (id, code, checkout_key, buyer_id, name, phone, email, unit_code, street, note, language, goods_total, delivery_total, total, placed_at, placed_on, form_digest, proved_at) VALUES ('10', 'JX3V9WT7', 'GZSKFED7DFPV67NGT5T6', NULL, 'Nguyễn Thị Lan', '0900000001', NULL, '00004', 'số 18 ngõ 62 đường Mẫu', NULL, 'vi', '180000', '32000', '212000', '1795309200000000', '2026-11-22', '', NULL);
INSERT INTO "purchases" (id, code, checkout_key, buyer_id, name, phone, email, unit_code, street, note, language, goods_total, delivery_total, total, placed_at, placed_on, form_digest, proved_at) VALUES ('11', 'ZKK2QUT3', 'NJ2YP4RZ3CWNTBPC4EUDNS7A', NULL, 'Nguyễn Thị Lan', '0900000001', NULL, '00004', 'số 18 ngõ 62', NULL, 'vi', '710000', '49000', '759000', '1795309200000000', '2026-11-22', 'a83222382653348823535a48c94b31230ff933cce30fd1e5c581e257c4076b5c', NULL);
SELECT setval(pg_get_serial_sequence('purchases', 'id'), (SELECT max(id) FROM "purchases"));
INSERT INTO "orders" (id, code, purchase_id, shop_id, buyer_id, status, goods_total, delivery_fee, total, unit_code, shop_kind, placed_at, answer_by, confirmed_at, packed_at, handed_over_at, tracking_code, delivered_at, delivered_on, delivered_by, undelivered_at, came_back_at, completed_at, cancelled_at, cancelled_by, cancel_reason, cancel_words, not_arrived_at) VALUES ('1', 'NHCN54NV', '1', '1', '1', 'placed', '350000', '32000', '382000', '00769', 'household', '1795309200000000', '1795395600000000', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO "orders" (id, code, purchase_id, shop_id, buyer_id, status, goods_total, delivery_fee, total, unit_code, shop_kind, placed_at, answer_by, confirmed_at, packed_at, handed_over_at, tracking_code, delivered_at, delivered_on, delivered_by, undelivered_at, came_back_at, completed_at, cancelled_at, cancelled_by, cancel_reason, cancel_words, not_arrived_at) VALUES ('2', 'AXC48GA7', '2', '1', NULL, 'confirmed', '350000', '32000', '382000', '00769', 'household', '1795309200000000', '1795395600000000', '1795312800000000', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO "orders" (id, code, purchase_id, shop_id, buyer_id, status, goods_total, delivery_fee, total, unit_code, shop_kind, placed_at, answer_by, confirmed_at, packed_at, handed_over_at, tracking_code, delivered_at, delivered_on, delivered_by, undelivered_at, came_back_at, completed_at, cancelled_at, cancelled_by, cancel_reason, cancel_words, not_arrived_at) VALUES ('3', 'NXYZVR6J', '3', '1', '1', 'packed', '350000', '32000', '382000', '00769', 'household', '1795309200000000', '1795395600000000', '1795312800000000', '1795316400000000', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO "orders" (id, code, purchase_id, shop_id, buyer_id, status, goods_total, delivery_fee, total, unit_code, shop_kind, placed_at, answer_by, confirmed_at, packed_at, handed_over_at, tracking_code, delivered_at, delivered_on, delivered_by, undelivered_at, came_back_at, completed_at, cancelled_at, cancelled_by, cancel_reason, cancel_words, not_arrived_at) VALUES ('4', '9WD7D3YX', '4', '1', NULL, 'handed_over', '350000', '32000', '382000', '00769', 'household', '1795309200000000', '1795395600000000', '1795312800000000', '1795316400000000', '1795320000000000', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO "orders" (id, code, purchase_id, shop_id, buyer_id, status, goods_total, delivery_fee, total, unit_code, shop_kind, placed_at, answer_by, confirmed_at, packed_at, handed_over_at, tracking_code, delivered_at, delivered_on, delivered_by, undelivered_at, came_back_at, completed_at, cancelled_at, cancelled_by, cancel_reason, cancel_words, not_arrived_at) VALUES ('5', '6VHBUK57', '5', '1', '1', 'delivered', '700000', '32000', '732000', '00769', 'household', '1795309200000000', '1795395600000000', '1795312800000000', '1795316400000000', '1795320000000000', NULL, '1795323600000000', '2026-11-22', 'seller', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO "orders" (id, code, purchase_id, shop_id, buyer_id, status, goods_total, delivery_fee, total, unit_code, shop_kind, placed_at, answer_by, confirmed_at, packed_at, handed_over_at, tracking_code, delivered_at, delivered_on, delivered_by, undelivered_at, came_back_at, completed_at, cancelled_at, cancelled_by, cancel_reason, cancel_words, not_arrived_at) VALUES ('6', 'BAJSKD59', '6', '1', NULL, 'completed', '350000', '32000', '382000', '00769', 'household', '1795309200000000', '1795395600000000', '1795312800000000', '1795316400000000', '1795320000000000', NULL, '1795323600000000', '2026-11-22', 'seller', NULL, NULL, '1795327200000000', NULL, NULL, NULL, NULL, NULL);
INSERT INTO "orders" (id, code, purchase_id, shop_id, buyer_id, status, goods_total, delivery_fee, total, unit_code, shop_kind, placed_at, answer_by, confirmed_at, packed_at, handed_over_at, tracking_code, delivered_at, delivered_on, delivered_by, undelivered_at, came_back_at, completed_at, cancelled_at, cancelled_by, cancel_reason, cancel_words, not_arrived_at) VALUES ('7', 'F94PAM5P', '7', '1', '1', 'undelivered', '350000', '32000', '382000', '00769', 'household', '1795309200000000', '1795395600000000', '1795312800000000', '1795316400000000', '1795320000000000', NULL, NULL, NULL, NULL, '1795323600000000', NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO "orders" (id, code, purchase_id, shop_id, buyer_id, status, goods_total, delivery_fee, total, unit_code, shop_kind, placed_at, answer_by, confirmed_at, packed_at, handed_over_at, tracking_code, delivered_at, delivered_on, delivered_by, undelivered_at, came_back_at, completed_at, cancelled_at, cancelled_by, cancel_reason, cancel_words, not_arrived_at) VALUES ('8', 'NGV4K5XF', '8', '1', NULL, 'came_back', '350000', '32000', '382000', '00769', 'household', '1795309200000000', '1795395600000000', '1795312800000000', '1795316400000000', '1795320000000000', NULL, NULL, NULL, NULL, '1795323600000000', '1795327200000000', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO "orders" (id, code, purchase_id, shop_id, buyer_id, status, goods_total, delivery_fee, total, unit_code, shop_kind, placed_at, answer_by, confirmed_at, packed_at, handed_over_at, tracking_code, delivered_at, delivered_on, delivered_by, undelivered_at, came_back_at, completed_at, cancelled_at, cancelled_by, cancel_reason, cancel_words, not_arrived_at) VALUES ('9', 'XWBHSX8J', '9', '1', '1', 'cancelled', '350000', '32000', '382000', '00769', 'household', '1795309200000000', '1795395600000000', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '1795312800000000', 'buyer', 'buyer_changed_mind', NULL, NULL);
INSERT INTO "orders" (id, code, purchase_id, shop_id, buyer_id, status, goods_total, delivery_fee, total, unit_code, shop_kind, placed_at, answer_by, confirmed_at, packed_at, handed_over_at, tracking_code, delivered_at, delivered_on, delivered_by, undelivered_at, came_back_at, completed_at, cancelled_at, cancelled_by, cancel_reason, cancel_words, not_arrived_at) VALUES ('10', '5QKBSS3F', '10', '2', NULL, 'delivered', '180000', '32000', '212000', '01021', 'cooperative', '1795309200000000', '1795395600000000', '1795312800000000', '1795316400000000', '1795320000000000', NULL, '1795309200000000', '2026-11-22', 'seller', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO "orders" (id, code, purchase_id, shop_id, buyer_id, status, goods_total, delivery_fee, total, unit_code, shop_kind, placed_at, answer_by, confirmed_at, packed_at, handed_over_at, tracking_code, delivered_at, delivered_on, delivered_by, undelivered_at, came_back_at, completed_at, cancelled_at, cancelled_by, cancel_reason, cancel_words, not_arrived_at) VALUES ('11', '8MX8U6UB', '11', '1', NULL, 'placed', '350000', '27000', '377000', '00769', 'household', '1795309200000000', '1795395600000000', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO "orders" (id, code, purchase_id, shop_id, buyer_id, status, goods_total, delivery_fee, total, unit_code, shop_kind, placed_at, answer_by, confirmed_at, packed_at, handed_over_at, tracking_code, delivered_at, delivered_on, delivered_by, undelivered_at, came_back_at, completed_at, cancelled_at, cancelled_by, cancel_reason, cancel_words, not_arrived_at) VALUES ('12', 'NWKERM24', '11', '2', NULL, 'placed', '360000', '22000', '382000', '01021', 'cooperative', '1795309200000000', '1795395600000000', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
SELECT setval(pg_get_serial_sequence('orders', 'id'), (SELECT max(id) FROM "orders"));
INSERT INTO "order_lines" (id, order_id, product_id, variant_id, name, measure, set_no, quantity, unit_price, line_total, weight_g, stars, certificate, unit_name, cover) VALUES ('1', '1', '1', '1', 'Mật ong bạc hà Mèo Vạc', 'lọ 500 ml', '4', '1', '350000', '350000', '850', NULL, NULL, 'Xã Mèo Vạc', 'kept23456789ab');
INSERT INTO "order_lines" (id, order_id, product_id, variant_id, name, measure, set_no, quantity, unit_price, line_total, weight_g, stars, certificate, unit_name, cover) VALUES ('2', '2', '1', '1', 'Mật ong bạc hà Mèo Vạc', 'lọ 500 ml', '4', '1', '350000', '350000', '850', NULL, NULL, 'Xã Mèo Vạc', 'kept23456789ab');
INSERT INTO "order_lines" (id, order_id, product_id, variant_id, name, measure, set_no, quantity, unit_price, line_total, weight_g, stars, certificate, unit_name, cover) VALUES ('3', '3', '1', '1', 'Mật ong bạc hà Mèo Vạc', 'lọ 500 ml', '4', '1', '350000', '350000', '850', NULL, NULL, 'Xã Mèo Vạc', 'kept23456789ab');
INSERT INTO "order_lines" (id, order_id, product_id, variant_id, name, measure, set_no, quantity, unit_price, line_total, weight_g, stars, certificate, unit_name, cover) VALUES ('4', '4', '1', '1', 'Mật ong bạc hà Mèo Vạc', 'lọ 500 ml', '4', '1', '350000', '350000', '850', NULL, NULL, 'Xã Mèo Vạc', 'kept23456789ab');
INSERT INTO "order_lines" (id, order_id, product_id, variant_id, name, measure, set_no, quantity, unit_price, line_total, weight_g, stars, certificate, unit_name, cover) VALUES ('5', '5', '1', '1', 'Mật ong bạc hà Mèo Vạc', 'lọ 500 ml', '4', '2', '350000', '700000', '850', NULL, NULL, 'Xã Mèo Vạc', 'kept23456789ab');
INSERT INTO "order_lines" (id, order_id, product_id, variant_id, name, measure, set_no, quantity, unit_price, line_total, weight_g, stars, certificate, unit_name, cover) VALUES ('6', '6', '1', '1', 'Mật ong bạc hà Mèo Vạc', 'lọ 500 ml', '4', '1', '350000', '350000', '850', NULL, NULL, 'Xã Mèo Vạc', 'kept23456789ab');
INSERT INTO "order_lines" (id, order_id, product_id, variant_id, name, measure, set_no, quantity, unit_price, line_total, weight_g, stars, certificate, unit_name, cover) VALUES ('7', '7', '1', '1', 'Mật ong bạc hà Mèo Vạc', 'lọ 500 ml', '4', '1', '350000', '350000', '850', NULL, NULL, 'Xã Mèo Vạc', 'kept23456789ab');
INSERT INTO "order_lines" (id, order_id, product_id, variant_id, name, measure, set_no, quantity, unit_price, line_total, weight_g, stars, certificate, unit_name, cover) VALUES ('8', '8', '1', '1', 'Mật ong bạc hà Mèo Vạc', 'lọ 500 ml', '4', '1', '350000', '350000', '850', NULL, NULL, 'Xã Mèo Vạc', 'kept23456789ab');
INSERT INTO "order_lines" (id, order_id, product_id, variant_id, name, measure, set_no, quantity, unit_price, line_total, weight_g, stars, certificate, unit_name, cover) VALUES ('9', '9', '1', '1', 'Mật ong bạc hà Mèo Vạc', 'lọ 500 ml', '4', '1', '350000', '350000', '850', NULL, NULL, 'Xã Mèo Vạc', 'kept23456789ab');
INSERT INTO "order_lines" (id, order_id, product_id, variant_id, name, measure, set_no, quantity, unit_price, line_total, weight_g, stars, certificate, unit_name, cover) VALUES ('10', '10', '2', '2', 'Trà xanh Shan Thông Nguyên', 'túi 100 g', '11', '1', '180000', '180000', '150', NULL, NULL, 'Xã Mèo Vạc', NULL);
INSERT INTO "order_lines" (id, order_id, product_id, variant_id, name, measure, set_no, quantity, unit_price, line_total, weight_g, stars, certificate, unit_name, cover) VALUES ('11', '11', '1', '1', 'Mật ong bạc hà Mèo Vạc', 'lọ 500 ml', '4', '1', '350000', '350000', '850', '4', 'OCOP-08-2025-001, UBND tỉnh Tuyên Quang', 'Xã Mèo Vạc', 'kept23456789ab');
INSERT INTO "order_lines" (id, order_id, product_id, variant_id, name, measure, set_no, quantity, unit_price, line_total, weight_g, stars, certificate, unit_name, cover) VALUES ('12', '12', '2', '2', 'Trà xanh Shan Thông Nguyên', 'túi 100 g', '11', '2', '180000', '360000', '150', NULL, NULL, 'Xã Hoàng Su Phì', NULL);
SELECT setval(pg_get_serial_sequence('order_lines', 'id'), (SELECT max(id) FROM "order_lines"));
INSERT INTO "acceptances" (id, account_id, purchase_id, document_id, accepted_at) VALUES ('1', NULL, '11', '2', '1795309200000000');
INSERT INTO "acceptances" (id, account_id, purchase_id, document_id, accepted_at) VALUES ('2', NULL, '11', '3', '1795309200000000');
INSERT INTO "acceptances" (id, account_id, purchase_id, document_id, accepted_at) VALUES ('3', NULL, '11', '4', '1795309200000000');
INSERT INTO "acceptances" (id, account_id, purchase_id, document_id, accepted_at) VALUES ('4', '1', '11', '1', '1795309200000000');
SELECT setval(pg_get_serial_sequence('acceptances', 'id'), (SELECT max(id) FROM "acceptances"));
INSERT INTO "revisions" (id, subject, subject_id, content, status, submitted_by, submitted_at, decided_at, reason, words) VALUES ('1', 'product', '1', '{"name": "Mật ong bạc hà Mèo Vạc, mùa mới", "photos": ["kept23456789ab"], "set_no": 4, "description": "Quay trong tháng mười một.", "season_months": 0}', 'pending', '5', '1795309200000000', NULL, NULL, NULL);
INSERT INTO "revisions" (id, subject, subject_id, content, status, submitted_by, submitted_at, decided_at, reason, words) VALUES ('2', 'shop', '1', '{"kind": "household", "name": "Mật ong Mỷ", "unit": "00769", "photo": null, "story": "Nhà mình nuôi ong đã mười hai năm.", "former": null, "hamlet": null}', 'approved', '5', '1795309200000000', '1795309200000000', NULL, NULL);
SELECT setval(pg_get_serial_sequence('revisions', 'id'), (SELECT max(id) FROM "revisions"));
INSERT INTO "decisions" (id, subject, subject_id, shop_id, title, verdict, reason, words, moderator_id, decided_at) VALUES ('1', 'shop', '2', '1', 'Mật ong Mỷ', 'approved', NULL, NULL, '2', '1795309200000000');
SELECT setval(pg_get_serial_sequence('decisions', 'id'), (SELECT max(id) FROM "decisions"));
INSERT INTO "sales" (id, order_id, line_id, counts_on, booked_on, booked_at, orders, set_orders, star_orders, value, shop_id, unit_code, kind, set_no, stars, payment, channel, cause) VALUES ('1', '5', '5', '2026-11-22', '2026-11-22', '1795323600000000', '1', '1', '1', '700000', '1', '00769', 'household', '4', NULL, 'cash', 'site', 'delivered');
INSERT INTO "sales" (id, order_id, line_id, counts_on, booked_on, booked_at, orders, set_orders, star_orders, value, shop_id, unit_code, kind, set_no, stars, payment, channel, cause) VALUES ('2', '6', '6', '2026-11-22', '2026-11-22', '1795323600000000', '1', '1', '1', '350000', '1', '00769', 'household', '4', NULL, 'cash', 'site', 'delivered');
INSERT INTO "sales" (id, order_id, line_id, counts_on, booked_on, booked_at, orders, set_orders, star_orders, value, shop_id, unit_code, kind, set_no, stars, payment, channel, cause) VALUES ('3', '10', '10', '2026-11-22', '2026-11-22', '1795309200000000', '1', '1', '1', '180000', '2', '01021', 'cooperative', '11', NULL, 'cash', 'site', 'delivered');
SELECT setval(pg_get_serial_sequence('sales', 'id'), (SELECT max(id) FROM "sales"));
INSERT INTO "sales_unsummed" (sale_id, counts_on) VALUES ('3', '2026-11-22');
INSERT INTO "sales_in_all" (span, from_on, orders, value) VALUES ('day', '2026-11-22', '2', '1050000');
INSERT INTO "sales_in_all" (span, from_on, orders, value) VALUES ('month', '2026-11-01', '2', '1050000');
INSERT INTO "sales_in_all" (span, from_on, orders, value) VALUES ('year', '2026-01-01', '2', '1050000');
INSERT INTO "sales_by_place" (span, from_on, unit_code, kind, orders, value) VALUES ('day', '2026-11-22', '00769', 'household', '2', '1050000');
INSERT INTO "sales_by_place" (span, from_on, unit_code, kind, orders, value) VALUES ('month', '2026-11-01', '00769', 'household', '2', '1050000');
INSERT INTO "sales_by_place" (span, from_on, unit_code, kind, orders, value) VALUES ('year', '2026-01-01', '00769', 'household', '2', '1050000');
INSERT INTO "sales_by_set" (span, from_on, set_no, orders, value) VALUES ('day', '2026-11-22', '4', '2', '1050000');
INSERT INTO "sales_by_set" (span, from_on, set_no, orders, value) VALUES ('month', '2026-11-01', '4', '2', '1050000');
INSERT INTO "sales_by_set" (span, from_on, set_no, orders, value) VALUES ('year', '2026-01-01', '4', '2', '1050000');
INSERT INTO "sales_by_stars" (span, from_on, stars, orders, value) VALUES ('day', '2026-11-22', '0', '2', '1050000');
INSERT INTO "sales_by_stars" (span, from_on, stars, orders, value) VALUES ('month', '2026-11-01', '0', '2', '1050000');
INSERT INTO "sales_by_stars" (span, from_on, stars, orders, value) VALUES ('year', '2026-01-01', '0', '2', '1050000');
INSERT INTO "sales_by_shop" (span, from_on, shop_id, orders, value) VALUES ('day', '2026-11-22', '1', '2', '1050000');
INSERT INTO "sales_by_shop" (span, from_on, shop_id, orders, value) VALUES ('month', '2026-11-01', '1', '2', '1050000');
INSERT INTO "sales_by_shop" (span, from_on, shop_id, orders, value) VALUES ('year', '2026-01-01', '1', '2', '1050000');
INSERT INTO "household_intervals" (id, account_id, shop_id, unit_code, step, from_on, to_on) VALUES ('1', '1', NULL, NULL, 'account', '2026-11-22', NULL);
INSERT INTO "household_intervals" (id, account_id, shop_id, unit_code, step, from_on, to_on) VALUES ('2', '2', NULL, NULL, 'account', '2026-11-22', NULL);
INSERT INTO "household_intervals" (id, account_id, shop_id, unit_code, step, from_on, to_on) VALUES ('3', '3', NULL, NULL, 'account', '2026-11-22', NULL);
INSERT INTO "household_intervals" (id, account_id, shop_id, unit_code, step, from_on, to_on) VALUES ('4', '4', NULL, NULL, 'account', '2026-11-22', NULL);
INSERT INTO "household_intervals" (id, account_id, shop_id, unit_code, step, from_on, to_on) VALUES ('5', '5', '1', '00769', 'live', '2026-11-22', NULL);
INSERT INTO "household_intervals" (id, account_id, shop_id, unit_code, step, from_on, to_on) VALUES ('6', '6', '2', '01021', 'live', '2026-11-22', NULL);
SELECT setval(pg_get_serial_sequence('household_intervals', 'id'), (SELECT max(id) FROM "household_intervals"));
INSERT INTO "households_by_place" (span, from_on, unit_code, accounts, shops, live) VALUES ('day', '2026-11-22', '', '4', '0', '0');
INSERT INTO "households_by_place" (span, from_on, unit_code, accounts, shops, live) VALUES ('day', '2026-11-22', '00769', '1', '1', '1');
INSERT INTO "households_by_place" (span, from_on, unit_code, accounts, shops, live) VALUES ('day', '2026-11-22', '01021', '1', '1', '1');
INSERT INTO "households_by_place" (span, from_on, unit_code, accounts, shops, live) VALUES ('month', '2026-11-01', '', '4', '0', '0');
INSERT INTO "households_by_place" (span, from_on, unit_code, accounts, shops, live) VALUES ('month', '2026-11-01', '00769', '1', '1', '1');
INSERT INTO "households_by_place" (span, from_on, unit_code, accounts, shops, live) VALUES ('month', '2026-11-01', '01021', '1', '1', '1');
INSERT INTO "households_by_place" (span, from_on, unit_code, accounts, shops, live) VALUES ('year', '2026-01-01', '', '4', '0', '0');
INSERT INTO "households_by_place" (span, from_on, unit_code, accounts, shops, live) VALUES ('year', '2026-01-01', '00769', '1', '1', '1');
INSERT INTO "households_by_place" (span, from_on, unit_code, accounts, shops, live) VALUES ('year', '2026-01-01', '01021', '1', '1', '1');
INSERT INTO "sellers_by_place" (span, from_on, unit_code, step, sellers) VALUES ('month', '2026-11-01', '00769', 'live', '1');
INSERT INTO "sellers_by_place" (span, from_on, unit_code, step, sellers) VALUES ('year', '2026-01-01', '00769', 'live', '1');
INSERT INTO "rate_limits" (key_hash, rests_at) VALUES ('a13cd816d129e1e111f0ee737a1ad0324626a055b0636f85596156122dbfb5fb', '1795309203600000');
INSERT INTO "texts_by_day" (day, codes, orders, others, news) VALUES ('2026-11-22', '0', '0', '1', '0');
INSERT INTO "former_members" (shop_id, account_id, left_at) VALUES ('1', '1', '1795309200000000');
DELETE FROM page_marks;
INSERT INTO "page_marks" (id, subject, subject_id, marked_at, xact) VALUES ('1', 'goods', '0', '1795722451134701', '740869');
INSERT INTO "page_marks" (id, subject, subject_id, marked_at, xact) VALUES ('2', 'shop', '1', '1795722451134890', '740869');
INSERT INTO "page_marks" (id, subject, subject_id, marked_at, xact) VALUES ('3', 'goods', '0', '1795722451150527', '740877');
INSERT INTO "page_marks" (id, subject, subject_id, marked_at, xact) VALUES ('4', 'shop', '2', '1795722451150650', '740877');
INSERT INTO "page_marks" (id, subject, subject_id, marked_at, xact) VALUES ('5', 'goods', '0', '1795722451177105', '740885');
INSERT INTO "page_marks" (id, subject, subject_id, marked_at, xact) VALUES ('6', 'shop', '1', '1795722451177158', '740885');
INSERT INTO "page_marks" (id, subject, subject_id, marked_at, xact) VALUES ('7', 'product', '1', '1795722451177161', '740885');
INSERT INTO "page_marks" (id, subject, subject_id, marked_at, xact) VALUES ('8', 'product', '1', '1795722451183960', '740888');
INSERT INTO "page_marks" (id, subject, subject_id, marked_at, xact) VALUES ('9', 'product', '1', '1795722451186962', '740889');
INSERT INTO "page_marks" (id, subject, subject_id, marked_at, xact) VALUES ('10', 'goods', '0', '1795722451198992', '740892');
INSERT INTO "page_marks" (id, subject, subject_id, marked_at, xact) VALUES ('11', 'shop', '2', '1795722451199011', '740892');
INSERT INTO "page_marks" (id, subject, subject_id, marked_at, xact) VALUES ('12', 'product', '2', '1795722451199015', '740892');
INSERT INTO "page_marks" (id, subject, subject_id, marked_at, xact) VALUES ('13', 'product', '2', '1795722451199915', '740894');
INSERT INTO "page_marks" (id, subject, subject_id, marked_at, xact) VALUES ('14', 'goods', '0', '1795722451208255', '740897');
INSERT INTO "page_marks" (id, subject, subject_id, marked_at, xact) VALUES ('15', 'shop', '1', '1795722451208352', '740897');
INSERT INTO "page_marks" (id, subject, subject_id, marked_at, xact) VALUES ('16', 'product', '1', '1795722451208356', '740897');
INSERT INTO "page_marks" (id, subject, subject_id, marked_at, xact) VALUES ('17', 'product', '2', '1795722451310612', '740987');
INSERT INTO "page_marks" (id, subject, subject_id, marked_at, xact) VALUES ('18', 'product', '2', '1795722451380622', '740999');
SELECT setval(pg_get_serial_sequence('page_marks', 'id'), (SELECT max(id) FROM "page_marks"));
DELETE FROM place_goods;
INSERT INTO "place_goods" (unit_code, goods) VALUES ('00769', '1');
INSERT INTO "place_goods" (unit_code, goods) VALUES ('01021', '1');
DELETE FROM shop_goods;
INSERT INTO "shop_goods" (shop_id, opened_at, goods) VALUES ('1', '1795309200000000', '1');
INSERT INTO "shop_goods" (shop_id, opened_at, goods) VALUES ('2', '1795309200000000', '1');
