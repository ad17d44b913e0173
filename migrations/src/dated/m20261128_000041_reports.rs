//! What is told from outside: somebody says that something shown breaks the rules, a buyer that something is wrong with her order, an
//! authority asks for something. What each side says is a row of its own.

use sea_orm_migration::prelude::*;

use crate::{columns::*, sealed};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(reports()).await?;
        manager.create_table(statements()).await?;
        manager.create_index(index_where("reports", &["due_at", "id"], "ended_at IS NULL")).await?;
        manager.create_index(index_where("reports", &["ended_at", "id"], "ended_at IS NOT NULL")).await?;
        manager.create_index(index("reports", &["shop_id", "id"])).await?;
        manager.create_index(index("reports", &["about_id", "about", "id"])).await?;
        manager.create_index(index("statements", &["report_id", "id"])).await?;
        run(manager, &[ONE_COMPLAINT, BEGIN_WITH]).await?;
        append_only(manager, "statements").await?;
        never_replaced(manager, "statements", &["id"]).await?;
        sealed::forget(manager).await?;
        sealed::watch_lightly(manager, &[before().as_slice(), &SEALED].concat()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        sealed::forget(manager).await?;
        sealed::watch_lightly(manager, &before()).await?;
        let begun = "DELETE FROM periods WHERE period IN \
            ('complaint', 'complaint_answer', 'complaint_decision', 'report_decision', 'demand')";
        run(manager, &[begun]).await?;
        drop_all(manager, &["statements", "reports"]).await
    }
}

/// Events that are sealed from now on, beside those of before.
pub const SEALED: [&str; 5] =
    ["report.asked", "report.contact_seen", "report.decided", "report.demanded", "report.handed_on"];

fn before() -> Vec<&'static str> {
    [
        super::m20261127_000037_seals::SEALED.as_slice(),
        &super::m20261127_000038_life_of_shops::SEALED,
        &super::m20261128_000040_registry::SEALED,
    ]
    .concat()
}

/// Of one order there is one that has not ended.
const ONE_COMPLAINT: &str = "CREATE UNIQUE INDEX reports_one_complaint ON reports (about_id) \
    WHERE kind = 'complaint' AND ended_at IS NULL";

/// An administrator sets others.
const BEGIN_WITH: &str = "INSERT INTO periods (period, days, holds_from, source) VALUES \
    ('complaint', 30, '2026-01-01', ''), ('complaint_answer', 2, '2026-01-01', ''), \
    ('complaint_decision', 7, '2026-01-01', ''), ('report_decision', 3, '2026-01-01', ''), \
    ('demand', 1, '2026-01-01', '')";

fn reports() -> TableCreateStatement {
    table("reports")
        .col(unique("code"))
        .col(text("kind"))
        .col(text("about"))
        .col(number("about_id"))
        .col(number("shop_id"))
        .col(text("title"))
        .col(text("reason"))
        .col(number_null("account_id"))
        .col(number("made_at"))
        .col(number("due_at"))
        .col(number_null("told_at"))
        .col(number_null("answer_by"))
        .col(number_null("answered_at"))
        .col(text_null("authority"))
        .col(text_null("order_no"))
        .col(number_null("received_at"))
        .col(text_null("verdict"))
        .col(text_null("said"))
        .col(number_null("moderator_id"))
        .col(number_null("ended_at"))
        .foreign_key(&mut belongs("shop_id", "shops"))
        .foreign_key(&mut belongs("account_id", "accounts"))
        .foreign_key(&mut belongs("moderator_id", "accounts"))
        .to_owned()
}

fn statements() -> TableCreateStatement {
    table("statements")
        .col(number("report_id"))
        .col(text("side"))
        .col(number_null("account_id"))
        .col(text("words"))
        .col(json("photos"))
        .col(number("said_at"))
        .foreign_key(&mut belongs("report_id", "reports"))
        .foreign_key(&mut belongs("account_id", "accounts"))
        .to_owned()
}
