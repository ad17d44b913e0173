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
INSERT INTO "accounts" ("id", "phone", "name", "email", "password_hash", "unit_code", "language", "session_epoch", "created_at", "created_on") VALUES (1, '0900000001', 'Nguyễn Thị Lan', NULL, '$argon2id$v=19$m=64,t=1,p=1$oEO4bxjWd1OmUmsTl9v2EA$C9xtYBPacczAx3QDwKgJakt7e7JYpLZe9nnJAO6Fj6c', NULL, 'vi', 0, 1795309200000000, '2026-11-22');
INSERT INTO "accounts" ("id", "phone", "name", "email", "password_hash", "unit_code", "language", "session_epoch", "created_at", "created_on") VALUES (2, '0900000003', 'Lý Thị Hạnh', NULL, '$argon2id$v=19$m=64,t=1,p=1$flzZ5U3EfjoNfUVtPVbpFg$4bw6hjQgVeZUNO9xsxqhpIiAjUNrDlwpwEUP4yF78+k', NULL, 'vi', 0, 1795309200000000, '2026-11-22');
INSERT INTO "accounts" ("id", "phone", "name", "email", "password_hash", "unit_code", "language", "session_epoch", "created_at", "created_on") VALUES (3, '0900000006', 'Sùng Mí Sính', NULL, '$argon2id$v=19$m=64,t=1,p=1$0hG4cKFHO6ApXwyLkDKUyg$Ja6V5VY4MUgKS1dPbENQ56jsnpM0x76RCnPf0QoqVxU', NULL, 'vi', 0, 1795309200000000, '2026-11-22');
INSERT INTO "accounts" ("id", "phone", "name", "email", "password_hash", "unit_code", "language", "session_epoch", "created_at", "created_on") VALUES (4, '0900000005', 'Hoàng Minh Tâm', NULL, '$argon2id$v=19$m=64,t=1,p=1$ZyqAltWOgrO4963RWPs7NA$8Tuo4DxFzd/whSejnEJ3jh1d6dydUuWw9fvFN3pXCWg', NULL, 'vi', 0, 1795309200000000, '2026-11-22');
INSERT INTO "accounts" ("id", "phone", "name", "email", "password_hash", "unit_code", "language", "session_epoch", "created_at", "created_on") VALUES (5, '0900000002', 'Vàng Thị Mỷ', NULL, '$argon2id$v=19$m=64,t=1,p=1$YQJ7q0cVl9+bHkGQdQ4kRQ$GV60NI7gFsRmJyNYK5s0R5/q2g6m6Nnc8UZZXfvFeog', NULL, 'vi', 0, 1795309200000000, '2026-11-22');
INSERT INTO "accounts" ("id", "phone", "name", "email", "password_hash", "unit_code", "language", "session_epoch", "created_at", "created_on") VALUES (6, '0900000007', 'Phàn Thị Mẩy', NULL, '$argon2id$v=19$m=64,t=1,p=1$LUdvGHT0Ic149wOlx30JaQ$pr7Vipk30DR+6s0NTCYQb5kV0zlm0eOja3JBRNOiUDc', NULL, 'vi', 0, 1795309200000000, '2026-11-22');
INSERT INTO "roles" ("id", "account_id", "role", "unit_code", "granted_by", "granted_at", "revoked_at") VALUES (1, 2, 'moderator', NULL, NULL, 1795309200000000, NULL);
INSERT INTO "roles" ("id", "account_id", "role", "unit_code", "granted_by", "granted_at", "revoked_at") VALUES (2, 3, 'helper', '00769', NULL, 1795309200000000, NULL);
INSERT INTO "roles" ("id", "account_id", "role", "unit_code", "granted_by", "granted_at", "revoked_at") VALUES (3, 4, 'admin', NULL, NULL, 1795309200000000, NULL);
INSERT INTO "texted_codes" ("id", "phone", "purpose", "code_hash", "pending", "attempts", "created_at", "expires_at", "used_at") VALUES (1, '0900000009', 'reset', 'hash', NULL, 1, 1795309200000000, 1795309800000000, NULL);
INSERT INTO "marks" ("name", "value") VALUES ('demo', 'kept');
INSERT INTO "marks" ("name", "value") VALUES ('sales', '0');
INSERT INTO "sessions" ("id_hash", "account_id", "epoch", "expires_at") VALUES ('1ac574936bb566b71d6ebe93d3bad21188330032d1dc30f6f7740e58ff5e1e6f', 1, 0, 1797901200000000);
INSERT INTO "events" ("id", "name", "body", "account_id", "principal_id", "consent_id", "happened_at") VALUES (1, 'order.placed', '{"order_id":1}', NULL, NULL, NULL, 1795309200000000);
INSERT INTO "events" ("id", "name", "body", "account_id", "principal_id", "consent_id", "happened_at") VALUES (2, 'order.placed', '{"order_id":2}', NULL, NULL, NULL, 1795309200000000);
INSERT INTO "events" ("id", "name", "body", "account_id", "principal_id", "consent_id", "happened_at") VALUES (3, 'order.confirmed', '{"order_id":2}', NULL, NULL, NULL, 1795312800000000);
INSERT INTO "events" ("id", "name", "body", "account_id", "principal_id", "consent_id", "happened_at") VALUES (4, 'order.placed', '{"order_id":3}', NULL, NULL, NULL, 1795309200000000);
INSERT INTO "events" ("id", "name", "body", "account_id", "principal_id", "consent_id", "happened_at") VALUES (5, 'order.confirmed', '{"order_id":3}', NULL, NULL, NULL, 1795312800000000);
INSERT INTO "events" ("id", "name", "body", "account_id", "principal_id", "consent_id", "happened_at") VALUES (6, 'order.packed', '{"order_id":3}', NULL, NULL, NULL, 1795316400000000);
INSERT INTO "events" ("id", "name", "body", "account_id", "principal_id", "consent_id", "happened_at") VALUES (7, 'order.placed', '{"order_id":4}', NULL, NULL, NULL, 1795309200000000);
INSERT INTO "events" ("id", "name", "body", "account_id", "principal_id", "consent_id", "happened_at") VALUES (8, 'order.confirmed', '{"order_id":4}', NULL, NULL, NULL, 1795312800000000);
INSERT INTO "events" ("id", "name", "body", "account_id", "principal_id", "consent_id", "happened_at") VALUES (9, 'order.packed', '{"order_id":4}', NULL, NULL, NULL, 1795316400000000);
INSERT INTO "events" ("id", "name", "body", "account_id", "principal_id", "consent_id", "happened_at") VALUES (10, 'order.handed_over', '{"order_id":4,"tracking_code":null}', NULL, NULL, NULL, 1795320000000000);
INSERT INTO "events" ("id", "name", "body", "account_id", "principal_id", "consent_id", "happened_at") VALUES (11, 'order.placed', '{"order_id":5}', NULL, NULL, NULL, 1795309200000000);
INSERT INTO "events" ("id", "name", "body", "account_id", "principal_id", "consent_id", "happened_at") VALUES (12, 'order.confirmed', '{"order_id":5}', NULL, NULL, NULL, 1795312800000000);
INSERT INTO "events" ("id", "name", "body", "account_id", "principal_id", "consent_id", "happened_at") VALUES (13, 'order.packed', '{"order_id":5}', NULL, NULL, NULL, 1795316400000000);
INSERT INTO "events" ("id", "name", "body", "account_id", "principal_id", "consent_id", "happened_at") VALUES (14, 'order.handed_over', '{"order_id":5,"tracking_code":null}', NULL, NULL, NULL, 1795320000000000);
INSERT INTO "events" ("id", "name", "body", "account_id", "principal_id", "consent_id", "happened_at") VALUES (15, 'order.delivered', '{"order_id":5,"said_by":"seller"}', NULL, NULL, NULL, 1795323600000000);
INSERT INTO "events" ("id", "name", "body", "account_id", "principal_id", "consent_id", "happened_at") VALUES (16, 'order.placed', '{"order_id":6}', NULL, NULL, NULL, 1795309200000000);
INSERT INTO "events" ("id", "name", "body", "account_id", "principal_id", "consent_id", "happened_at") VALUES (17, 'order.confirmed', '{"order_id":6}', NULL, NULL, NULL, 1795312800000000);
INSERT INTO "events" ("id", "name", "body", "account_id", "principal_id", "consent_id", "happened_at") VALUES (18, 'order.packed', '{"order_id":6}', NULL, NULL, NULL, 1795316400000000);
INSERT INTO "events" ("id", "name", "body", "account_id", "principal_id", "consent_id", "happened_at") VALUES (19, 'order.handed_over', '{"order_id":6,"tracking_code":null}', NULL, NULL, NULL, 1795320000000000);
INSERT INTO "events" ("id", "name", "body", "account_id", "principal_id", "consent_id", "happened_at") VALUES (20, 'order.delivered', '{"order_id":6,"said_by":"seller"}', NULL, NULL, NULL, 1795323600000000);
INSERT INTO "events" ("id", "name", "body", "account_id", "principal_id", "consent_id", "happened_at") VALUES (21, 'order.completed', '{"order_id":6}', NULL, NULL, NULL, 1795327200000000);
INSERT INTO "events" ("id", "name", "body", "account_id", "principal_id", "consent_id", "happened_at") VALUES (22, 'order.placed', '{"order_id":7}', NULL, NULL, NULL, 1795309200000000);
INSERT INTO "events" ("id", "name", "body", "account_id", "principal_id", "consent_id", "happened_at") VALUES (23, 'order.confirmed', '{"order_id":7}', NULL, NULL, NULL, 1795312800000000);
INSERT INTO "events" ("id", "name", "body", "account_id", "principal_id", "consent_id", "happened_at") VALUES (24, 'order.packed', '{"order_id":7}', NULL, NULL, NULL, 1795316400000000);
INSERT INTO "events" ("id", "name", "body", "account_id", "principal_id", "consent_id", "happened_at") VALUES (25, 'order.handed_over', '{"order_id":7,"tracking_code":null}', NULL, NULL, NULL, 1795320000000000);
INSERT INTO "events" ("id", "name", "body", "account_id", "principal_id", "consent_id", "happened_at") VALUES (26, 'order.undelivered', '{"order_id":7}', NULL, NULL, NULL, 1795323600000000);
INSERT INTO "events" ("id", "name", "body", "account_id", "principal_id", "consent_id", "happened_at") VALUES (27, 'order.placed', '{"order_id":8}', NULL, NULL, NULL, 1795309200000000);
INSERT INTO "events" ("id", "name", "body", "account_id", "principal_id", "consent_id", "happened_at") VALUES (28, 'order.confirmed', '{"order_id":8}', NULL, NULL, NULL, 1795312800000000);
INSERT INTO "events" ("id", "name", "body", "account_id", "principal_id", "consent_id", "happened_at") VALUES (29, 'order.packed', '{"order_id":8}', NULL, NULL, NULL, 1795316400000000);
INSERT INTO "events" ("id", "name", "body", "account_id", "principal_id", "consent_id", "happened_at") VALUES (30, 'order.handed_over', '{"order_id":8,"tracking_code":null}', NULL, NULL, NULL, 1795320000000000);
INSERT INTO "events" ("id", "name", "body", "account_id", "principal_id", "consent_id", "happened_at") VALUES (31, 'order.undelivered', '{"order_id":8}', NULL, NULL, NULL, 1795323600000000);
INSERT INTO "events" ("id", "name", "body", "account_id", "principal_id", "consent_id", "happened_at") VALUES (32, 'order.came_back', '{"order_id":8}', NULL, NULL, NULL, 1795327200000000);
INSERT INTO "events" ("id", "name", "body", "account_id", "principal_id", "consent_id", "happened_at") VALUES (33, 'order.placed', '{"order_id":9}', NULL, NULL, NULL, 1795309200000000);
INSERT INTO "events" ("id", "name", "body", "account_id", "principal_id", "consent_id", "happened_at") VALUES (34, 'order.cancelled', '{"by":"buyer","order_id":9,"reason":"buyer_changed_mind"}', NULL, NULL, NULL, 1795312800000000);
INSERT INTO "events" ("id", "name", "body", "account_id", "principal_id", "consent_id", "happened_at") VALUES (35, 'order.placed', '{"order_id":10}', NULL, NULL, NULL, 1795309200000000);
INSERT INTO "events" ("id", "name", "body", "account_id", "principal_id", "consent_id", "happened_at") VALUES (36, 'order.confirmed', '{"order_id":10}', NULL, NULL, NULL, 1795312800000000);
INSERT INTO "events" ("id", "name", "body", "account_id", "principal_id", "consent_id", "happened_at") VALUES (37, 'order.packed', '{"order_id":10}', NULL, NULL, NULL, 1795316400000000);
INSERT INTO "events" ("id", "name", "body", "account_id", "principal_id", "consent_id", "happened_at") VALUES (38, 'order.handed_over', '{"order_id":10,"tracking_code":null}', NULL, NULL, NULL, 1795320000000000);
INSERT INTO "events" ("id", "name", "body", "account_id", "principal_id", "consent_id", "happened_at") VALUES (39, 'order.delivered', '{"order_id":10,"said_by":"seller"}', 6, 6, NULL, 1795309200000000);
INSERT INTO "events" ("id", "name", "body", "account_id", "principal_id", "consent_id", "happened_at") VALUES (40, 'purchase.placed', '{"purchase_id":11}', NULL, NULL, NULL, 1795309200000000);
INSERT INTO "events" ("id", "name", "body", "account_id", "principal_id", "consent_id", "happened_at") VALUES (41, 'order.placed', '{"order_id":11}', NULL, NULL, NULL, 1795309200000000);
INSERT INTO "events" ("id", "name", "body", "account_id", "principal_id", "consent_id", "happened_at") VALUES (42, 'order.placed', '{"order_id":12}', NULL, NULL, NULL, 1795309200000000);
INSERT INTO "outbox" ("event_id") VALUES (39);
INSERT INTO "outbox" ("event_id") VALUES (40);
INSERT INTO "outbox" ("event_id") VALUES (41);
INSERT INTO "outbox" ("event_id") VALUES (42);
INSERT INTO "jobs" ("id", "kind", "body", "unique_key", "status", "run_at", "attempts", "holder", "last_error", "created_at", "lost", "give_up_at") VALUES (1, 'sessions.sweep', '', 'every:sessions.sweep', 'waiting', 1795395600000000, 0, NULL, NULL, 1795395600000000, 0, 1795568400000000);
INSERT INTO "pictures" ("id", "code", "owner_id", "width", "height", "used", "created_at", "waits_in") VALUES (1, 'kept23456789ab', 5, 1280, 960, 1, 1795309200000000, NULL);
INSERT INTO "shops" ("id", "code", "slug", "owner_id", "status", "kind", "name", "unit_code", "former_code", "hamlet", "story", "photo", "phone", "created_at", "opened_at", "opened_on") VALUES (1, 'S00005', 'mat-ong-my-s00005', 5, 'open', 'household', 'Mật ong Mỷ', '00769', NULL, 'thôn Sà Lủng', 'Nhà mình làm nghề này đã mười hai năm.', NULL, '0900000002', 1795309200000000, 1795309200000000, '2026-11-22');
INSERT INTO "shops" ("id", "code", "slug", "owner_id", "status", "kind", "name", "unit_code", "former_code", "hamlet", "story", "photo", "phone", "created_at", "opened_at", "opened_on") VALUES (2, 'S00006', 'htx-che-may-trang-s00006', 6, 'open', 'cooperative', 'HTX Chè Mây Trắng', '01021', NULL, 'thôn Sà Lủng', 'Nhà mình làm nghề này đã mười hai năm.', NULL, '0900000007', 1795309200000000, 1795309200000000, '2026-11-22');
INSERT INTO "shop_members" ("shop_id", "account_id", "role", "created_at") VALUES (1, 5, 'owner', 1795309200000000);
INSERT INTO "shop_members" ("shop_id", "account_id", "role", "created_at") VALUES (2, 6, 'owner', 1795309200000000);
INSERT INTO "shop_invitations" ("shop_id", "phone", "invited_by", "created_at") VALUES (1, '0900000001', 5, 1795309200000000);
INSERT INTO "products" ("id", "code", "slug", "shop_id", "status", "shown", "set_no", "name", "description", "cover", "unit_code", "former_code", "season_months", "price_from", "measure_from", "in_stock", "search_text", "name_text", "toned_text", "created_at", "published_at", "papers") VALUES (1, 'c8wv7p', 'mat-ong-bac-ha-meo-vac-c8wv7p', 1, 'live', 1, 4, 'Mật ong bạc hà Mèo Vạc', 'Mật quay từ tổ ong nhà nuôi đúng mùa hoa bạc hà nở trên cao nguyên đá.', 'kept23456789ab', '00769', NULL, 0, 350000, 'lọ 500 ml', 1, 'mat ong bac ha meo vac mat ong my mat quay tu to ong nha nuoi dung mua hoa bac ha no tren cao nguyen da', 'mat ong bac ha meo vac', 'mật ong bạc hà mèo vạc', 1795309200000000, 1795309200000000, 1);
INSERT INTO "products" ("id", "code", "slug", "shop_id", "status", "shown", "set_no", "name", "description", "cover", "unit_code", "former_code", "season_months", "price_from", "measure_from", "in_stock", "search_text", "name_text", "toned_text", "created_at", "published_at", "papers") VALUES (2, '4zjg8a', 'tra-xanh-shan-thong-nguyen-4zjg8a', 2, 'live', 1, 11, 'Trà xanh Shan Thông Nguyên', 'Búp một tôm hai lá hái trên gốc chè cổ thụ.', NULL, '01021', NULL, 0, 180000, 'túi 100 g', 1, 'tra xanh shan thong nguyen htx che may trang bup mot tom hai la hai tren goc che co thu', 'tra xanh shan thong nguyen', 'trà xanh shan thông nguyên', 1795309200000000, 1795309200000000, 0);
INSERT INTO "product_photos" ("product_id", "position", "picture") VALUES (1, 0, 'kept23456789ab');
INSERT INTO "variants" ("id", "code", "product_id", "position", "measure", "price", "stock", "weight_g", "offered", "opened_stock", "opened_after") VALUES (1, 'cu6whp6z', 1, 0, 'lọ 500 ml', 350000, 91, 850, 1, 100, 0);
INSERT INTO "variants" ("id", "code", "product_id", "position", "measure", "price", "stock", "weight_g", "offered", "opened_stock", "opened_after") VALUES (2, '4kjpqzak', 2, 0, 'túi 100 g', 180000, 17, 150, 1, 20, 0);
INSERT INTO "live_intervals" ("id", "product_id", "shop_id", "live_from", "live_to") VALUES (1, 1, 1, 1795309200000000, NULL);
INSERT INTO "live_intervals" ("id", "product_id", "shop_id", "live_from", "live_to") VALUES (2, 2, 2, 1795309200000000, NULL);
INSERT INTO "certificates" ("id", "shop_id", "product_id", "scheme", "number", "stars", "issuer", "decision", "issued_on", "expires_on", "withdrawn_on", "scan", "status", "submitted_at", "decided_at", "reason", "words") VALUES (1, 1, 1, 'ocop', 'OCOP-08-2025-001', 4, 'UBND tỉnh Tuyên Quang', '1234/QĐ-UBND', '2025-11-22', '2028-11-21', NULL, NULL, 'verified', 1795309200000000, 1795309200000000, NULL, NULL);
INSERT INTO "spellings" ("shape", "word") VALUES ('at', 'mat');
INSERT INTO "spellings" ("shape", "word") VALUES ('mat', 'mat');
INSERT INTO "carts" ("id", "token_hash", "account_id", "updated_at") VALUES (1, 'f00d', NULL, 1795309200000000);
INSERT INTO "carts" ("id", "token_hash", "account_id", "updated_at") VALUES (2, NULL, 1, 1795309200000000);
INSERT INTO "cart_lines" ("cart_id", "variant_id", "quantity", "seen_price", "added_at") VALUES (1, 1, 2, 350000, 1795309200000000);
INSERT INTO "cart_lines" ("cart_id", "variant_id", "quantity", "seen_price", "added_at") VALUES (2, 1, 2, 350000, 1795309200000000);
INSERT INTO "purchases" ("id", "code", "checkout_key", "buyer_id", "name", "phone", "email", "unit_code", "street", "note", "language", "goods_total", "delivery_total", "total", "placed_at", "placed_on", "form_digest", "proved_at") VALUES (1, '9EEDDEQ9', 'WM8PFDJ6SNSBWFK7EQ2H', 1, 'Nguyễn Thị Lan', '0900000001', NULL, '00004', 'số 18 ngõ 62 đường Mẫu', NULL, 'vi', 350000, 32000, 382000, 1795309200000000, '2026-11-22', '', NULL);
INSERT INTO "purchases" ("id", "code", "checkout_key", "buyer_id", "name", "phone", "email", "unit_code", "street", "note", "language", "goods_total", "delivery_total", "total", "placed_at", "placed_on", "form_digest", "proved_at") VALUES (2, '48YH42A5', 'C5QRPY7PS6KCVBNN952W', NULL, 'Nguyễn Thị Lan', '0900000001', NULL, '00004', 'số 18 ngõ 62 đường Mẫu', NULL, 'vi', 350000, 32000, 382000, 1795309200000000, '2026-11-22', '', NULL);
INSERT INTO "purchases" ("id", "code", "checkout_key", "buyer_id", "name", "phone", "email", "unit_code", "street", "note", "language", "goods_total", "delivery_total", "total", "placed_at", "placed_on", "form_digest", "proved_at") VALUES (3, 'MJRXMKQT', 'DWZWFSDEGKD5D5HYAUQH', 1, 'Nguyễn Thị Lan', '0900000001', NULL, '00004', 'số 18 ngõ 62 đường Mẫu', NULL, 'vi', 350000, 32000, 382000, 1795309200000000, '2026-11-22', '', NULL);
INSERT INTO "purchases" ("id", "code", "checkout_key", "buyer_id", "name", "phone", "email", "unit_code", "street", "note", "language", "goods_total", "delivery_total", "total", "placed_at", "placed_on", "form_digest", "proved_at") VALUES (4, '5F6P7DU6', '7ZJCAB8PA64Q6K4UTM46', NULL, 'Nguyễn Thị Lan', '0900000001', NULL, '00004', 'số 18 ngõ 62 đường Mẫu', NULL, 'vi', 350000, 32000, 382000, 1795309200000000, '2026-11-22', '', NULL);
INSERT INTO "purchases" ("id", "code", "checkout_key", "buyer_id", "name", "phone", "email", "unit_code", "street", "note", "language", "goods_total", "delivery_total", "total", "placed_at", "placed_on", "form_digest", "proved_at") VALUES (5, 'W8JVBB2W', 'Q6ZWUPHH4FJ4YBKQG5CJ', 1, 'Nguyễn Thị Lan', '0900000001', NULL, '00004', 'số 18 ngõ 62 đường Mẫu', NULL, 'vi', 700000, 32000, 732000, 1795309200000000, '2026-11-22', '', NULL);
INSERT INTO "purchases" ("id", "code", "checkout_key", "buyer_id", "name", "phone", "email", "unit_code", "street", "note", "language", "goods_total", "delivery_total", "total", "placed_at", "placed_on", "form_digest", "proved_at") VALUES (6, 'QBWSM3WH', 'PCGQQCWYSUQH95B89CC5', NULL, 'Nguyễn Thị Lan', '0900000001', NULL, '00004', 'số 18 ngõ 62 đường Mẫu', NULL, 'vi', 350000, 32000, 382000, 1795309200000000, '2026-11-22', '', NULL);
INSERT INTO "purchases" ("id", "code", "checkout_key", "buyer_id", "name", "phone", "email", "unit_code", "street", "note", "language", "goods_total", "delivery_total", "total", "placed_at", "placed_on", "form_digest", "proved_at") VALUES (7, '3C8Q2RGM', 'H52BZJD9SCYBE46Q23XD', 1, 'Nguyễn Thị Lan', '0900000001', NULL, '00004', 'số 18 ngõ 62 đường Mẫu', NULL, 'vi', 350000, 32000, 382000, 1795309200000000, '2026-11-22', '', NULL);
INSERT INTO "purchases" ("id", "code", "checkout_key", "buyer_id", "name", "phone", "email", "unit_code", "street", "note", "language", "goods_total", "delivery_total", "total", "placed_at", "placed_on", "form_digest", "proved_at") VALUES (8, 'XGZXK8A2', 'EX6QZ3UENVWMBD64A5DN', NULL, 'Nguyễn Thị Lan', '0900000001', NULL, '00004', 'số 18 ngõ 62 đường Mẫu', NULL, 'vi', 350000, 32000, 382000, 1795309200000000, '2026-11-22', '', NULL);
INSERT INTO "purchases" ("id", "code", "checkout_key", "buyer_id", "name", "phone", "email", "unit_code", "street", "note", "language", "goods_total", "delivery_total", "total", "placed_at", "placed_on", "form_digest", "proved_at") VALUES (9, 'AW4V75PP', 'YZ3UYB6SZ8M5CKEJKQAF', 1, 'Nguyễn Thị Lan', '0900000001', NULL, '00004', 'số 18 ngõ 62 đường Mẫu', NULL, 'vi', 350000, 32000, 382000, 1795309200000000, '2026-11-22', '', NULL);
INSERT INTO "purchases" ("id", "code", "checkout_key", "buyer_id", "name", "phone", "email", "unit_code", "street", "note", "language", "goods_total", "delivery_total", "total", "placed_at", "placed_on", "form_digest", "proved_at") VALUES (10, 'CG477XWS', 'R7WP3BD625RUHXVSYTKY', NULL, 'Nguyễn Thị Lan', '0900000001', NULL, '00004', 'số 18 ngõ 62 đường Mẫu', NULL, 'vi', 180000, 32000, 212000, 1795309200000000, '2026-11-22', '', NULL);
INSERT INTO "purchases" ("id", "code", "checkout_key", "buyer_id", "name", "phone", "email", "unit_code", "street", "note", "language", "goods_total", "delivery_total", "total", "placed_at", "placed_on", "form_digest", "proved_at") VALUES (11, '2669AZDK', 'BSCZ3X6RP4BYZW2E49ZXEFBJ', NULL, 'Nguyễn Thị Lan', '0900000001', NULL, '00004', 'số 18 ngõ 62', NULL, 'vi', 710000, 49000, 759000, 1795309200000000, '2026-11-22', 'efd195981f74e8c5925b65229b3ac829f5515c6bb2e75a2e80c18102f3290e60', NULL);
INSERT INTO "orders" ("id", "code", "purchase_id", "shop_id", "buyer_id", "status", "goods_total", "delivery_fee", "total", "unit_code", "shop_kind", "placed_at", "answer_by", "confirmed_at", "packed_at", "handed_over_at", "tracking_code", "delivered_at", "delivered_on", "delivered_by", "undelivered_at", "came_back_at", "completed_at", "cancelled_at", "cancelled_by", "cancel_reason", "cancel_words", "not_arrived_at") VALUES (1, 'ZRQPJNKH', 1, 1, 1, 'placed', 350000, 32000, 382000, '00769', 'household', 1795309200000000, 1795395600000000, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO "orders" ("id", "code", "purchase_id", "shop_id", "buyer_id", "status", "goods_total", "delivery_fee", "total", "unit_code", "shop_kind", "placed_at", "answer_by", "confirmed_at", "packed_at", "handed_over_at", "tracking_code", "delivered_at", "delivered_on", "delivered_by", "undelivered_at", "came_back_at", "completed_at", "cancelled_at", "cancelled_by", "cancel_reason", "cancel_words", "not_arrived_at") VALUES (2, 'J9JGAG3Q', 2, 1, NULL, 'confirmed', 350000, 32000, 382000, '00769', 'household', 1795309200000000, 1795395600000000, 1795312800000000, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO "orders" ("id", "code", "purchase_id", "shop_id", "buyer_id", "status", "goods_total", "delivery_fee", "total", "unit_code", "shop_kind", "placed_at", "answer_by", "confirmed_at", "packed_at", "handed_over_at", "tracking_code", "delivered_at", "delivered_on", "delivered_by", "undelivered_at", "came_back_at", "completed_at", "cancelled_at", "cancelled_by", "cancel_reason", "cancel_words", "not_arrived_at") VALUES (3, 'KCNYJFTR', 3, 1, 1, 'packed', 350000, 32000, 382000, '00769', 'household', 1795309200000000, 1795395600000000, 1795312800000000, 1795316400000000, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO "orders" ("id", "code", "purchase_id", "shop_id", "buyer_id", "status", "goods_total", "delivery_fee", "total", "unit_code", "shop_kind", "placed_at", "answer_by", "confirmed_at", "packed_at", "handed_over_at", "tracking_code", "delivered_at", "delivered_on", "delivered_by", "undelivered_at", "came_back_at", "completed_at", "cancelled_at", "cancelled_by", "cancel_reason", "cancel_words", "not_arrived_at") VALUES (4, 'BA746F9W', 4, 1, NULL, 'handed_over', 350000, 32000, 382000, '00769', 'household', 1795309200000000, 1795395600000000, 1795312800000000, 1795316400000000, 1795320000000000, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO "orders" ("id", "code", "purchase_id", "shop_id", "buyer_id", "status", "goods_total", "delivery_fee", "total", "unit_code", "shop_kind", "placed_at", "answer_by", "confirmed_at", "packed_at", "handed_over_at", "tracking_code", "delivered_at", "delivered_on", "delivered_by", "undelivered_at", "came_back_at", "completed_at", "cancelled_at", "cancelled_by", "cancel_reason", "cancel_words", "not_arrived_at") VALUES (5, 'T9PWMNJU', 5, 1, 1, 'delivered', 700000, 32000, 732000, '00769', 'household', 1795309200000000, 1795395600000000, 1795312800000000, 1795316400000000, 1795320000000000, NULL, 1795323600000000, '2026-11-22', 'seller', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO "orders" ("id", "code", "purchase_id", "shop_id", "buyer_id", "status", "goods_total", "delivery_fee", "total", "unit_code", "shop_kind", "placed_at", "answer_by", "confirmed_at", "packed_at", "handed_over_at", "tracking_code", "delivered_at", "delivered_on", "delivered_by", "undelivered_at", "came_back_at", "completed_at", "cancelled_at", "cancelled_by", "cancel_reason", "cancel_words", "not_arrived_at") VALUES (6, '8FP8KD9M', 6, 1, NULL, 'completed', 350000, 32000, 382000, '00769', 'household', 1795309200000000, 1795395600000000, 1795312800000000, 1795316400000000, 1795320000000000, NULL, 1795323600000000, '2026-11-22', 'seller', NULL, NULL, 1795327200000000, NULL, NULL, NULL, NULL, NULL);
INSERT INTO "orders" ("id", "code", "purchase_id", "shop_id", "buyer_id", "status", "goods_total", "delivery_fee", "total", "unit_code", "shop_kind", "placed_at", "answer_by", "confirmed_at", "packed_at", "handed_over_at", "tracking_code", "delivered_at", "delivered_on", "delivered_by", "undelivered_at", "came_back_at", "completed_at", "cancelled_at", "cancelled_by", "cancel_reason", "cancel_words", "not_arrived_at") VALUES (7, 'XJ4MXGMB', 7, 1, 1, 'undelivered', 350000, 32000, 382000, '00769', 'household', 1795309200000000, 1795395600000000, 1795312800000000, 1795316400000000, 1795320000000000, NULL, NULL, NULL, NULL, 1795323600000000, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO "orders" ("id", "code", "purchase_id", "shop_id", "buyer_id", "status", "goods_total", "delivery_fee", "total", "unit_code", "shop_kind", "placed_at", "answer_by", "confirmed_at", "packed_at", "handed_over_at", "tracking_code", "delivered_at", "delivered_on", "delivered_by", "undelivered_at", "came_back_at", "completed_at", "cancelled_at", "cancelled_by", "cancel_reason", "cancel_words", "not_arrived_at") VALUES (8, '9BCF36XM', 8, 1, NULL, 'came_back', 350000, 32000, 382000, '00769', 'household', 1795309200000000, 1795395600000000, 1795312800000000, 1795316400000000, 1795320000000000, NULL, NULL, NULL, NULL, 1795323600000000, 1795327200000000, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO "orders" ("id", "code", "purchase_id", "shop_id", "buyer_id", "status", "goods_total", "delivery_fee", "total", "unit_code", "shop_kind", "placed_at", "answer_by", "confirmed_at", "packed_at", "handed_over_at", "tracking_code", "delivered_at", "delivered_on", "delivered_by", "undelivered_at", "came_back_at", "completed_at", "cancelled_at", "cancelled_by", "cancel_reason", "cancel_words", "not_arrived_at") VALUES (9, 'HFSRGZCW', 9, 1, 1, 'cancelled', 350000, 32000, 382000, '00769', 'household', 1795309200000000, 1795395600000000, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1795312800000000, 'buyer', 'buyer_changed_mind', NULL, NULL);
INSERT INTO "orders" ("id", "code", "purchase_id", "shop_id", "buyer_id", "status", "goods_total", "delivery_fee", "total", "unit_code", "shop_kind", "placed_at", "answer_by", "confirmed_at", "packed_at", "handed_over_at", "tracking_code", "delivered_at", "delivered_on", "delivered_by", "undelivered_at", "came_back_at", "completed_at", "cancelled_at", "cancelled_by", "cancel_reason", "cancel_words", "not_arrived_at") VALUES (10, 'GJXHSXA5', 10, 2, NULL, 'delivered', 180000, 32000, 212000, '01021', 'cooperative', 1795309200000000, 1795395600000000, 1795312800000000, 1795316400000000, 1795320000000000, NULL, 1795309200000000, '2026-11-22', 'seller', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO "orders" ("id", "code", "purchase_id", "shop_id", "buyer_id", "status", "goods_total", "delivery_fee", "total", "unit_code", "shop_kind", "placed_at", "answer_by", "confirmed_at", "packed_at", "handed_over_at", "tracking_code", "delivered_at", "delivered_on", "delivered_by", "undelivered_at", "came_back_at", "completed_at", "cancelled_at", "cancelled_by", "cancel_reason", "cancel_words", "not_arrived_at") VALUES (11, 'VUDWHEXV', 11, 1, NULL, 'placed', 350000, 27000, 377000, '00769', 'household', 1795309200000000, 1795395600000000, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO "orders" ("id", "code", "purchase_id", "shop_id", "buyer_id", "status", "goods_total", "delivery_fee", "total", "unit_code", "shop_kind", "placed_at", "answer_by", "confirmed_at", "packed_at", "handed_over_at", "tracking_code", "delivered_at", "delivered_on", "delivered_by", "undelivered_at", "came_back_at", "completed_at", "cancelled_at", "cancelled_by", "cancel_reason", "cancel_words", "not_arrived_at") VALUES (12, 'CE3JKTXD', 11, 2, NULL, 'placed', 360000, 22000, 382000, '01021', 'cooperative', 1795309200000000, 1795395600000000, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO "order_lines" ("id", "order_id", "product_id", "variant_id", "name", "measure", "set_no", "quantity", "unit_price", "line_total", "weight_g", "stars", "certificate", "unit_name", "cover") VALUES (1, 1, 1, 1, 'Mật ong bạc hà Mèo Vạc', 'lọ 500 ml', 4, 1, 350000, 350000, 850, NULL, NULL, 'Xã Mèo Vạc', 'kept23456789ab');
INSERT INTO "order_lines" ("id", "order_id", "product_id", "variant_id", "name", "measure", "set_no", "quantity", "unit_price", "line_total", "weight_g", "stars", "certificate", "unit_name", "cover") VALUES (2, 2, 1, 1, 'Mật ong bạc hà Mèo Vạc', 'lọ 500 ml', 4, 1, 350000, 350000, 850, NULL, NULL, 'Xã Mèo Vạc', 'kept23456789ab');
INSERT INTO "order_lines" ("id", "order_id", "product_id", "variant_id", "name", "measure", "set_no", "quantity", "unit_price", "line_total", "weight_g", "stars", "certificate", "unit_name", "cover") VALUES (3, 3, 1, 1, 'Mật ong bạc hà Mèo Vạc', 'lọ 500 ml', 4, 1, 350000, 350000, 850, NULL, NULL, 'Xã Mèo Vạc', 'kept23456789ab');
INSERT INTO "order_lines" ("id", "order_id", "product_id", "variant_id", "name", "measure", "set_no", "quantity", "unit_price", "line_total", "weight_g", "stars", "certificate", "unit_name", "cover") VALUES (4, 4, 1, 1, 'Mật ong bạc hà Mèo Vạc', 'lọ 500 ml', 4, 1, 350000, 350000, 850, NULL, NULL, 'Xã Mèo Vạc', 'kept23456789ab');
INSERT INTO "order_lines" ("id", "order_id", "product_id", "variant_id", "name", "measure", "set_no", "quantity", "unit_price", "line_total", "weight_g", "stars", "certificate", "unit_name", "cover") VALUES (5, 5, 1, 1, 'Mật ong bạc hà Mèo Vạc', 'lọ 500 ml', 4, 2, 350000, 700000, 850, NULL, NULL, 'Xã Mèo Vạc', 'kept23456789ab');
INSERT INTO "order_lines" ("id", "order_id", "product_id", "variant_id", "name", "measure", "set_no", "quantity", "unit_price", "line_total", "weight_g", "stars", "certificate", "unit_name", "cover") VALUES (6, 6, 1, 1, 'Mật ong bạc hà Mèo Vạc', 'lọ 500 ml', 4, 1, 350000, 350000, 850, NULL, NULL, 'Xã Mèo Vạc', 'kept23456789ab');
INSERT INTO "order_lines" ("id", "order_id", "product_id", "variant_id", "name", "measure", "set_no", "quantity", "unit_price", "line_total", "weight_g", "stars", "certificate", "unit_name", "cover") VALUES (7, 7, 1, 1, 'Mật ong bạc hà Mèo Vạc', 'lọ 500 ml', 4, 1, 350000, 350000, 850, NULL, NULL, 'Xã Mèo Vạc', 'kept23456789ab');
INSERT INTO "order_lines" ("id", "order_id", "product_id", "variant_id", "name", "measure", "set_no", "quantity", "unit_price", "line_total", "weight_g", "stars", "certificate", "unit_name", "cover") VALUES (8, 8, 1, 1, 'Mật ong bạc hà Mèo Vạc', 'lọ 500 ml', 4, 1, 350000, 350000, 850, NULL, NULL, 'Xã Mèo Vạc', 'kept23456789ab');
INSERT INTO "order_lines" ("id", "order_id", "product_id", "variant_id", "name", "measure", "set_no", "quantity", "unit_price", "line_total", "weight_g", "stars", "certificate", "unit_name", "cover") VALUES (9, 9, 1, 1, 'Mật ong bạc hà Mèo Vạc', 'lọ 500 ml', 4, 1, 350000, 350000, 850, NULL, NULL, 'Xã Mèo Vạc', 'kept23456789ab');
INSERT INTO "order_lines" ("id", "order_id", "product_id", "variant_id", "name", "measure", "set_no", "quantity", "unit_price", "line_total", "weight_g", "stars", "certificate", "unit_name", "cover") VALUES (10, 10, 2, 2, 'Trà xanh Shan Thông Nguyên', 'túi 100 g', 11, 1, 180000, 180000, 150, NULL, NULL, 'Xã Mèo Vạc', NULL);
INSERT INTO "order_lines" ("id", "order_id", "product_id", "variant_id", "name", "measure", "set_no", "quantity", "unit_price", "line_total", "weight_g", "stars", "certificate", "unit_name", "cover") VALUES (11, 11, 1, 1, 'Mật ong bạc hà Mèo Vạc', 'lọ 500 ml', 4, 1, 350000, 350000, 850, 4, 'OCOP-08-2025-001, UBND tỉnh Tuyên Quang', 'Xã Mèo Vạc', 'kept23456789ab');
INSERT INTO "order_lines" ("id", "order_id", "product_id", "variant_id", "name", "measure", "set_no", "quantity", "unit_price", "line_total", "weight_g", "stars", "certificate", "unit_name", "cover") VALUES (12, 12, 2, 2, 'Trà xanh Shan Thông Nguyên', 'túi 100 g', 11, 2, 180000, 360000, 150, NULL, NULL, 'Xã Hoàng Su Phì', NULL);
INSERT INTO "acceptances" ("id", "account_id", "purchase_id", "document_id", "accepted_at") VALUES (1, NULL, 11, 2, 1795309200000000);
INSERT INTO "acceptances" ("id", "account_id", "purchase_id", "document_id", "accepted_at") VALUES (2, NULL, 11, 3, 1795309200000000);
INSERT INTO "acceptances" ("id", "account_id", "purchase_id", "document_id", "accepted_at") VALUES (3, NULL, 11, 4, 1795309200000000);
INSERT INTO "acceptances" ("id", "account_id", "purchase_id", "document_id", "accepted_at") VALUES (4, 1, 11, 1, 1795309200000000);
INSERT INTO "revisions" ("id", "subject", "subject_id", "content", "status", "submitted_by", "submitted_at", "decided_at", "reason", "words") VALUES (1, 'product', 1, '{"description":"Quay trong tháng mười một.","name":"Mật ong bạc hà Mèo Vạc, mùa mới","photos":["kept23456789ab"],"season_months":0,"set_no":4}', 'pending', 5, 1795309200000000, NULL, NULL, NULL);
INSERT INTO "revisions" ("id", "subject", "subject_id", "content", "status", "submitted_by", "submitted_at", "decided_at", "reason", "words") VALUES (2, 'shop', 1, '{"former":null,"hamlet":null,"kind":"household","name":"Mật ong Mỷ","photo":null,"story":"Nhà mình nuôi ong đã mười hai năm.","unit":"00769"}', 'approved', 5, 1795309200000000, 1795309200000000, NULL, NULL);
INSERT INTO "decisions" ("id", "subject", "subject_id", "shop_id", "title", "verdict", "reason", "words", "moderator_id", "decided_at") VALUES (1, 'shop', 2, 1, 'Mật ong Mỷ', 'approved', NULL, NULL, 2, 1795309200000000);
INSERT INTO "sales" ("id", "order_id", "line_id", "counts_on", "booked_on", "booked_at", "orders", "set_orders", "star_orders", "value", "shop_id", "unit_code", "kind", "set_no", "stars", "payment", "channel", "cause") VALUES (1, 5, 5, '2026-11-22', '2026-11-22', 1795323600000000, 1, 1, 1, 700000, 1, '00769', 'household', 4, NULL, 'cash', 'site', 'delivered');
INSERT INTO "sales" ("id", "order_id", "line_id", "counts_on", "booked_on", "booked_at", "orders", "set_orders", "star_orders", "value", "shop_id", "unit_code", "kind", "set_no", "stars", "payment", "channel", "cause") VALUES (2, 6, 6, '2026-11-22', '2026-11-22', 1795323600000000, 1, 1, 1, 350000, 1, '00769', 'household', 4, NULL, 'cash', 'site', 'delivered');
INSERT INTO "sales" ("id", "order_id", "line_id", "counts_on", "booked_on", "booked_at", "orders", "set_orders", "star_orders", "value", "shop_id", "unit_code", "kind", "set_no", "stars", "payment", "channel", "cause") VALUES (3, 10, 10, '2026-11-22', '2026-11-22', 1795309200000000, 1, 1, 1, 180000, 2, '01021', 'cooperative', 11, NULL, 'cash', 'site', 'delivered');
INSERT INTO "sales_unsummed" ("sale_id", "counts_on") VALUES (3, '2026-11-22');
INSERT INTO "sales_in_all" ("span", "from_on", "orders", "value") VALUES ('day', '2026-11-22', 2, 1050000);
INSERT INTO "sales_in_all" ("span", "from_on", "orders", "value") VALUES ('month', '2026-11-01', 2, 1050000);
INSERT INTO "sales_in_all" ("span", "from_on", "orders", "value") VALUES ('year', '2026-01-01', 2, 1050000);
INSERT INTO "sales_by_place" ("span", "from_on", "unit_code", "kind", "orders", "value") VALUES ('day', '2026-11-22', '00769', 'household', 2, 1050000);
INSERT INTO "sales_by_place" ("span", "from_on", "unit_code", "kind", "orders", "value") VALUES ('month', '2026-11-01', '00769', 'household', 2, 1050000);
INSERT INTO "sales_by_place" ("span", "from_on", "unit_code", "kind", "orders", "value") VALUES ('year', '2026-01-01', '00769', 'household', 2, 1050000);
INSERT INTO "sales_by_set" ("span", "from_on", "set_no", "orders", "value") VALUES ('day', '2026-11-22', 4, 2, 1050000);
INSERT INTO "sales_by_set" ("span", "from_on", "set_no", "orders", "value") VALUES ('month', '2026-11-01', 4, 2, 1050000);
INSERT INTO "sales_by_set" ("span", "from_on", "set_no", "orders", "value") VALUES ('year', '2026-01-01', 4, 2, 1050000);
INSERT INTO "sales_by_stars" ("span", "from_on", "stars", "orders", "value") VALUES ('day', '2026-11-22', 0, 2, 1050000);
INSERT INTO "sales_by_stars" ("span", "from_on", "stars", "orders", "value") VALUES ('month', '2026-11-01', 0, 2, 1050000);
INSERT INTO "sales_by_stars" ("span", "from_on", "stars", "orders", "value") VALUES ('year', '2026-01-01', 0, 2, 1050000);
INSERT INTO "sales_by_shop" ("span", "from_on", "shop_id", "orders", "value") VALUES ('day', '2026-11-22', 1, 2, 1050000);
INSERT INTO "sales_by_shop" ("span", "from_on", "shop_id", "orders", "value") VALUES ('month', '2026-11-01', 1, 2, 1050000);
INSERT INTO "sales_by_shop" ("span", "from_on", "shop_id", "orders", "value") VALUES ('year', '2026-01-01', 1, 2, 1050000);
INSERT INTO "household_intervals" ("id", "account_id", "shop_id", "unit_code", "step", "from_on", "to_on") VALUES (1, 1, NULL, NULL, 'account', '2026-11-22', NULL);
INSERT INTO "household_intervals" ("id", "account_id", "shop_id", "unit_code", "step", "from_on", "to_on") VALUES (2, 2, NULL, NULL, 'account', '2026-11-22', NULL);
INSERT INTO "household_intervals" ("id", "account_id", "shop_id", "unit_code", "step", "from_on", "to_on") VALUES (3, 3, NULL, NULL, 'account', '2026-11-22', NULL);
INSERT INTO "household_intervals" ("id", "account_id", "shop_id", "unit_code", "step", "from_on", "to_on") VALUES (4, 4, NULL, NULL, 'account', '2026-11-22', NULL);
INSERT INTO "household_intervals" ("id", "account_id", "shop_id", "unit_code", "step", "from_on", "to_on") VALUES (5, 5, 1, '00769', 'live', '2026-11-22', NULL);
INSERT INTO "household_intervals" ("id", "account_id", "shop_id", "unit_code", "step", "from_on", "to_on") VALUES (6, 6, 2, '01021', 'live', '2026-11-22', NULL);
INSERT INTO "households_by_place" ("span", "from_on", "unit_code", "accounts", "shops", "live") VALUES ('day', '2026-11-22', '', 4, 0, 0);
INSERT INTO "households_by_place" ("span", "from_on", "unit_code", "accounts", "shops", "live") VALUES ('day', '2026-11-22', '00769', 1, 1, 1);
INSERT INTO "households_by_place" ("span", "from_on", "unit_code", "accounts", "shops", "live") VALUES ('day', '2026-11-22', '01021', 1, 1, 1);
INSERT INTO "households_by_place" ("span", "from_on", "unit_code", "accounts", "shops", "live") VALUES ('month', '2026-11-01', '', 4, 0, 0);
INSERT INTO "households_by_place" ("span", "from_on", "unit_code", "accounts", "shops", "live") VALUES ('month', '2026-11-01', '00769', 1, 1, 1);
INSERT INTO "households_by_place" ("span", "from_on", "unit_code", "accounts", "shops", "live") VALUES ('month', '2026-11-01', '01021', 1, 1, 1);
INSERT INTO "households_by_place" ("span", "from_on", "unit_code", "accounts", "shops", "live") VALUES ('year', '2026-01-01', '', 4, 0, 0);
INSERT INTO "households_by_place" ("span", "from_on", "unit_code", "accounts", "shops", "live") VALUES ('year', '2026-01-01', '00769', 1, 1, 1);
INSERT INTO "households_by_place" ("span", "from_on", "unit_code", "accounts", "shops", "live") VALUES ('year', '2026-01-01', '01021', 1, 1, 1);
INSERT INTO "sellers_by_place" ("span", "from_on", "unit_code", "step", "sellers") VALUES ('month', '2026-11-01', '00769', 'live', 1);
INSERT INTO "sellers_by_place" ("span", "from_on", "unit_code", "step", "sellers") VALUES ('year', '2026-01-01', '00769', 'live', 1);
INSERT INTO "rate_limits" ("key_hash", "rests_at") VALUES ('484fc95eac0e1e695be44cb0c2659f21915802b71acc6bbcd754bb1965b46416', 1795309203600000);
INSERT INTO "texts_by_day" ("day", "codes", "orders", "others", "news") VALUES ('2026-11-22', 0, 0, 1, 0);
INSERT INTO "former_members" ("shop_id", "account_id", "left_at") VALUES (1, 1, 1795309200000000);
DELETE FROM page_marks;
INSERT INTO "page_marks" ("id", "subject", "subject_id", "marked_at") VALUES (1, 'goods', 0, 1795722448571000);
INSERT INTO "page_marks" ("id", "subject", "subject_id", "marked_at") VALUES (2, 'shop', 1, 1795722448571000);
INSERT INTO "page_marks" ("id", "subject", "subject_id", "marked_at") VALUES (3, 'goods', 0, 1795722448593000);
INSERT INTO "page_marks" ("id", "subject", "subject_id", "marked_at") VALUES (4, 'shop', 2, 1795722448593000);
INSERT INTO "page_marks" ("id", "subject", "subject_id", "marked_at") VALUES (5, 'goods', 0, 1795722448615000);
INSERT INTO "page_marks" ("id", "subject", "subject_id", "marked_at") VALUES (6, 'shop', 1, 1795722448615000);
INSERT INTO "page_marks" ("id", "subject", "subject_id", "marked_at") VALUES (7, 'product', 1, 1795722448615000);
INSERT INTO "page_marks" ("id", "subject", "subject_id", "marked_at") VALUES (8, 'product', 1, 1795722448616000);
INSERT INTO "page_marks" ("id", "subject", "subject_id", "marked_at") VALUES (9, 'product', 1, 1795722448618000);
INSERT INTO "page_marks" ("id", "subject", "subject_id", "marked_at") VALUES (10, 'goods', 0, 1795722448624000);
INSERT INTO "page_marks" ("id", "subject", "subject_id", "marked_at") VALUES (11, 'shop', 2, 1795722448624000);
INSERT INTO "page_marks" ("id", "subject", "subject_id", "marked_at") VALUES (12, 'product', 2, 1795722448624000);
INSERT INTO "page_marks" ("id", "subject", "subject_id", "marked_at") VALUES (13, 'product', 2, 1795722448629000);
INSERT INTO "page_marks" ("id", "subject", "subject_id", "marked_at") VALUES (14, 'goods', 0, 1795722448640000);
INSERT INTO "page_marks" ("id", "subject", "subject_id", "marked_at") VALUES (15, 'shop', 1, 1795722448640000);
INSERT INTO "page_marks" ("id", "subject", "subject_id", "marked_at") VALUES (16, 'product', 1, 1795722448640000);
INSERT INTO "page_marks" ("id", "subject", "subject_id", "marked_at") VALUES (17, 'product', 2, 1795722448681000);
INSERT INTO "page_marks" ("id", "subject", "subject_id", "marked_at") VALUES (18, 'product', 2, 1795722448704000);
DELETE FROM place_goods;
INSERT INTO "place_goods" ("unit_code", "goods") VALUES ('00769', 1);
INSERT INTO "place_goods" ("unit_code", "goods") VALUES ('01021', 1);
DELETE FROM shop_goods;
INSERT INTO "shop_goods" ("shop_id", "opened_at", "goods") VALUES (1, 1795309200000000, 1);
INSERT INTO "shop_goods" ("shop_id", "opened_at", "goods") VALUES (2, 1795309200000000, 1);
