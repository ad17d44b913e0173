//! `make shots`: every page of the demo world as a picture, on a phone (360 × 640) and on a laptop (1280 × 800), into
//! `target/shots/`: the first screen, and the whole page as `…-whole.png`.

use std::path::Path;

use super::browser::{Browser, LAPTOP, PHONE};
use crate::kit::{database::Folder, server::Server};

/// How to get to a page.
enum Way {
    /// By its address.
    At(&'static str),
    /// By the address of the first such link on a page.
    First(&'static str, &'static str),
    /// The same, and then by the first such link there.
    Second(&'static str, &'static str, &'static str),
    /// By an address below where another one leads: `/seller` leads to one's shop.
    Below(&'static str, &'static str),
}

use Way::*;

/// Who looks (a role of the demo's sign-ins, or nobody), what the picture is called, and the way there.
const PAGES: &[(&str, &str, Way)] = &[
    ("", "home", At("/")),
    ("", "products", At("/products")),
    ("", "products-search", At("/products?q=mat+ong+bac+ha")),
    ("", "products-nothing", At("/products?q=xyzzy")),
    ("", "product", First("/products", ".good a[href^=\"/products/\"]")),
    ("", "shop", First("/", "a[href^=\"/shops/\"]")),
    ("", "cart", At("/cart")),
    ("", "orders", At("/orders")),
    ("", "sign-in", At("/sign-in")),
    ("", "register", At("/register")),
    ("", "reset", At("/reset")),
    ("", "document", At("/documents/operating-rules")),
    ("", "messages", At("/demo/messages")),
    ("", "not-found", At("/no-such-page")),
    ("demo-role-buyer", "account", At("/account")),
    ("demo-role-buyer", "password", At("/account/password")),
    ("demo-role-buyer", "purchases", At("/account/purchases")),
    ("demo-role-buyer", "purchase", First("/account/purchases", "a[href^=\"/purchases/\"]")),
    (
        "demo-role-buyer",
        "order",
        Second("/account/purchases", "a[href^=\"/purchases/\"]", "main a[href^=\"/orders/\"]"),
    ),
    ("demo-role-buyer", "open-shop", At("/seller/opening")),
    ("demo-role-seller", "seller-orders", Below("/seller", "/orders")),
    ("demo-role-seller", "seller-order", First("/seller", "main a[href*=\"/orders/\"]")),
    ("demo-role-seller", "seller-stock", Below("/seller", "/products")),
    ("demo-role-seller", "seller-new", Below("/seller", "/products/new")),
    ("demo-role-seller", "seller-money", Below("/seller", "/money")),
    ("demo-role-seller", "seller-shop", Below("/seller", "/shop")),
    ("demo-role-seller", "seller-members", Below("/seller", "/members")),
    ("demo-role-moderator", "staff", At("/staff")),
    ("demo-role-moderator", "queue", At("/staff/queue")),
    ("demo-role-moderator", "review", First("/staff/queue", "main .queue a")),
    ("demo-role-moderator", "log", At("/staff/log")),
    ("demo-role-admin", "jobs", At("/staff/jobs")),
    ("demo-role-admin", "roles", At("/staff/roles")),
    ("demo-role-admin", "documents", At("/staff/documents")),
    ("demo-role-admin", "document-edit", First("/staff/documents", "main a[href^=\"/staff/documents/\"]")),
    ("demo-role-analyst", "department", At("/department")),
    ("demo-role-analyst", "commune", First("/department", "main a[href^=\"/department/communes/\"]")),
];

async fn walk(browser: &Browser, way: &Way) -> bool {
    match way {
        At(path) => browser.go_quietly(path).await,
        First(page, css) => {
            browser.go_quietly(page).await;
            return follow(browser, css).await;
        }
        Second(page, first, second) => {
            browser.go_quietly(page).await;
            return follow(browser, first).await && follow(browser, second).await;
        }
        Below(page, rest) => {
            browser.go_quietly(page).await;
            let path = browser.path().await;
            let mut parts = path.split('/').filter(|p| !p.is_empty());
            let (Some(seller), Some(shop)) = (parts.next(), parts.next()) else { return false };
            browser.go_quietly(&format!("/{seller}/{}{rest}", shop.split('?').next().unwrap_or(shop))).await;
        }
    }
    true
}

async fn follow(browser: &Browser, css: &str) -> bool {
    let Some(path) = browser.link(css).await else { return false };
    browser.go_quietly(&path).await;
    true
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "make shots"]
async fn every_page_is_taken_as_a_picture() {
    let folder = Folder::new();
    let server = Server::start(&folder, "demo", &[("CHOPHIEN__SERVER__WORKERS", "0")]);
    let shots = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/shots");
    std::fs::create_dir_all(&shots).expect("a folder for pictures");
    let sign_ins = chophien::demo::sign_ins().expect("the demo's people");
    for (screen, size) in [(PHONE, "phone"), (LAPTOP, "laptop")] {
        let browser = Browser::at(&server.url(), screen).await;
        let mut who = "";
        for (role, name, way) in PAGES {
            if *role != who {
                browser.forget().await;
                let (_, phone) = sign_ins.iter().find(|(known, _)| known == role).expect("a sign-in for the role");
                browser.sign_in(phone, chophien::demo::PASSWORD).await;
                who = role;
            }
            if walk(&browser, way).await {
                std::fs::write(shots.join(format!("{name}-{size}.png")), browser.picture().await).expect("written");
                let whole = shots.join(format!("{name}-{size}-whole.png"));
                std::fs::write(whole, browser.long_picture().await).expect("written");
                println!("{name}-{size}: {}", browser.path().await);
            } else {
                println!("{name}-{size}: no way there");
            }
        }
        browser.close().await;
    }
}
