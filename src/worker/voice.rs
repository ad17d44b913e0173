//! Who speaks in the mails and texts of jobs.

use crate::{app::App, market::notices::voice::Voice};

/// The market, as the settings name it.
pub(super) fn voice(app: &App) -> Voice<'_> {
    Voice {
        words: &app.words,
        templates: &app.templates,
        market: &app.config.market.name,
        public_url: &app.config.server.public_url,
        secret: &app.secret,
    }
}
