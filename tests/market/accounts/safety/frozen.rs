//! Twin of `market/accounts/safety/frozen.rs`.

use chophien::{kernel::ids::AccountId, market::accounts::frozen_until};

use crate::kit::TestApp;

#[tokio::test]
async fn whose_password_was_never_set_anew_is_free_and_so_is_nobody() {
    let app = TestApp::new().await;
    let lan = app.lan().await;
    for account in [lan, AccountId(99)] {
        assert_eq!(frozen_until(&app.db.read, account, app.now()).await.expect("accounts"), None);
    }
}
