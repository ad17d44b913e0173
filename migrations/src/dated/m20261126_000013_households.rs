//! How far each household has come and where it lives, as intervals of days, and their sums by place. Made for what is known of
//! the time before: when it registered, when its shop was approved, when something of it was on sale, and where it is now.

use std::collections::HashMap;

use sea_orm_migration::{prelude::*, sea_orm::Statement};

use crate::columns::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(intervals()).await?;
        manager.create_table(by_place(manager)).await?;
        fill(manager).await?;
        let open = index_where("household_intervals", &["account_id"], "\"to_on\" IS NULL");
        manager.create_index(open.clone().name("household_intervals_open").unique().to_owned()).await?;
        manager.create_index(index("household_intervals", &["shop_id", "from_on"])).await?;
        add_up(manager).await?;
        manager.create_table(sellers(manager)).await?;
        count_sellers(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["sellers_by_place", "households_by_place", "household_intervals"]).await
    }
}

/// From a day to before another: where a household is, and how far (`account`, `shop`, `live`).
fn intervals() -> TableCreateStatement {
    table("household_intervals")
        .col(number("account_id"))
        .col(number_null("shop_id"))
        .col(text_null("unit_code"))
        .col(text("step"))
        .col(day("from_on"))
        .col(day_null("to_on"))
        .check(Expr::col("to_on").gt(Expr::col("from_on")))
        .foreign_key(&mut belongs("account_id", "accounts"))
        .foreign_key(&mut belongs("shop_id", "shops"))
        .to_owned()
}

/// How many households more than before have come to each step, by span and place; `unit_code` is empty where none is named.
fn by_place(manager: &SchemaManager<'_>) -> TableCreateStatement {
    let key = Index::create().col("span").col("from_on").col("unit_code").to_owned();
    let mut table = bare("households_by_place")
        .col(text("span"))
        .col(day("from_on"))
        .col(text("unit_code"))
        .col(number("accounts"))
        .col(number("shops"))
        .col(number("live"))
        .primary_key(&mut key.clone())
        .to_owned();
    if !is_postgres(manager) {
        table.extra("WITHOUT ROWID");
    }
    table
}

/// How many households sold in a month or a year, by where they were at its end and how far they had come.
fn sellers(manager: &SchemaManager<'_>) -> TableCreateStatement {
    let key = Index::create().col("span").col("from_on").col("unit_code").col("step").to_owned();
    let mut table = bare("sellers_by_place")
        .col(text("span"))
        .col(day("from_on"))
        .col(text("unit_code"))
        .col(text("step"))
        .col(number("sellers"))
        .primary_key(&mut key.clone())
        .to_owned();
    if !is_postgres(manager) {
        table.extra("WITHOUT ROWID");
    }
    table
}

/// Days since 1970.
type Day = i64;

/// An account, and its shop where it has been approved: (shop, where, since).
struct Household {
    account: i64,
    unit: Option<String>,
    since: Day,
    shop: Option<(i64, String, Day)>,
}

async fn fill(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let live = live_days(manager).await?;
    let mut rows = Vec::new();
    for household in households(manager).await? {
        let days = household.shop.as_ref().and_then(|(shop, ..)| live.get(shop));
        rows.extend(timeline(&household, days.map_or(&[], Vec::as_slice)));
    }
    for some in rows.chunks(500) {
        let into = "INSERT INTO household_intervals (account_id, shop_id, unit_code, step, from_on, to_on) VALUES ";
        manager.get_connection().execute_unprepared(&format!("{into}{}", some.join(", "))).await?;
    }
    Ok(())
}

/// The rows of one household, as they stand between the brackets of a statement: numbers, codes of digits, and words from here.
fn timeline(household: &Household, live: &[(Day, Option<Day>)]) -> Vec<String> {
    let mut turns = vec![(household.since, "account")];
    if let Some((_, _, opened)) = &household.shop {
        let opened = Ord::max(*opened, household.since);
        turns.push((opened, "shop"));
        for (from, to) in live.iter().filter(|(_, to)| to.is_none_or(|to| to > opened)) {
            turns.push((Ord::max(*from, opened), "live"));
            turns.extend(to.map(|to| (to, "shop")));
        }
    }
    let mut rows = Vec::new();
    for (at, (from, step)) in turns.iter().enumerate() {
        let to = turns.get(at + 1).map(|(next, _)| *next);
        if to.is_some_and(|to| to <= *from) {
            continue;
        }
        let place = if *step == "account" { household.unit.as_ref() } else { household.shop.as_ref().map(|s| &s.1) };
        let shop = household.shop.as_ref().filter(|_| *step != "account").map(|s| s.0.to_string());
        let quoted = |text: Option<String>| text.map_or("NULL".to_owned(), |text| format!("'{text}'"));
        rows.push(format!(
            "({}, {}, {}, '{step}', '{}', {})",
            household.account,
            shop.unwrap_or_else(|| "NULL".to_owned()),
            quoted(place.filter(|code| code.bytes().all(|byte| byte.is_ascii_digit())).cloned()),
            written(*from),
            quoted(to.map(written)),
        ));
    }
    rows
}

/// Accounts in the order of their ids.
async fn households(manager: &SchemaManager<'_>) -> Result<Vec<Household>, DbErr> {
    let sql = "SELECT a.id, a.unit_code, CAST(a.created_on AS TEXT) AS since,
                      s.id AS shop, s.unit_code AS place, CAST(s.opened_on AS TEXT) AS opened
               FROM accounts a LEFT JOIN shops s ON s.owner_id = a.id AND s.opened_on IS NOT NULL ORDER BY a.id";
    let rows = all(manager, sql).await?;
    let household = |row: &sea_orm_migration::sea_orm::QueryResult| {
        let shop: Option<i64> = row.try_get("", "shop")?;
        let since: String = row.try_get("", "since")?;
        Ok(Household {
            account: row.try_get("", "id")?,
            unit: row.try_get("", "unit_code")?,
            since: read(&since),
            shop: match shop {
                Some(shop) => {
                    let opened: String = row.try_get("", "opened")?;
                    Some((shop, row.try_get("", "place")?, read(&opened)))
                }
                None => None,
            },
        })
    };
    rows.iter().map(household).collect()
}

/// The days at whose end something of a shop was on sale: from one to before another, apart from each other.
async fn live_days(manager: &SchemaManager<'_>) -> Result<HashMap<i64, Vec<(Day, Option<Day>)>>, DbErr> {
    let sql = "SELECT shop_id, live_from, live_to FROM live_intervals ORDER BY shop_id, live_from, id";
    let mut found: HashMap<i64, Vec<(Day, Option<Day>)>> = HashMap::new();
    for row in all(manager, sql).await? {
        let (shop, from): (i64, i64) = (row.try_get("", "shop_id")?, row.try_get("", "live_from")?);
        let to: Option<i64> = row.try_get("", "live_to")?;
        let (from, to) = (day_of(from), to.map(day_of));
        let days = found.entry(shop).or_default();
        match days.last_mut() {
            _ if to == Some(from) => {}
            Some((_, last)) if last.is_none_or(|last| last >= from) => {
                *last = last.zip(to).map(|(a, b)| Ord::max(a, b))
            }
            _ => days.push((from, to)),
        }
    }
    Ok(found)
}

async fn all(manager: &SchemaManager<'_>, sql: &str) -> Result<Vec<sea_orm_migration::sea_orm::QueryResult>, DbErr> {
    let statement = Statement::from_string(manager.get_database_backend(), sql);
    manager.get_connection().query_all_raw(statement).await
}

/// Out of microseconds in UTC, as people in the market would name it.
fn day_of(micros: i64) -> Day {
    (micros + 7 * 3_600_000_000).div_euclid(86_400_000_000)
}

/// Out of `2026-11-26`; the calendar's arithmetic is Howard Hinnant's `days_from_civil`.
fn read(day: &str) -> Day {
    let mut parts = day.splitn(3, '-').map(|part| part.parse::<i64>().unwrap_or(1));
    let (year, month, day) = (parts.next().unwrap_or(1970), parts.next().unwrap_or(1), parts.next().unwrap_or(1));
    let year = if month <= 2 { year - 1 } else { year };
    let (era, month) = (year.div_euclid(400), (month + 9) % 12);
    let of_era = year.rem_euclid(400);
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + (153 * month + 2) / 5 + day - 1 - 719_468
}

/// The same the other way, `civil_from_days`.
fn written(day: Day) -> String {
    let day = day + 719_468;
    let (era, of_era) = (day.div_euclid(146_097), day.rem_euclid(146_097));
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let (day, month) = (of_year - (153 * month + 2) / 5 + 1, if month < 10 { month + 3 } else { month - 9 });
    let year = year + era * 400 + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

/// Each interval adds at its beginning and takes away at its end: days out of intervals, months out of days, years out of months.
async fn add_up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let steps = |sign: &str| {
        format!(
            "COALESCE(unit_code, '') AS unit_code, {sign}1 AS accounts,
             {sign}CASE WHEN step IN ('shop', 'live') THEN 1 ELSE 0 END AS shops,
             {sign}CASE WHEN step = 'live' THEN 1 ELSE 0 END AS live"
        )
    };
    let days = format!(
        "INSERT INTO households_by_place (span, from_on, unit_code, accounts, shops, live)
         SELECT 'day', changed_on, unit_code, SUM(accounts), SUM(shops), SUM(live) FROM (
             SELECT from_on AS changed_on, {} FROM household_intervals
             UNION ALL SELECT to_on, {} FROM household_intervals WHERE to_on IS NOT NULL
         ) AS changes GROUP BY changed_on, unit_code",
        steps(""),
        steps("-")
    );
    run(manager, &[&days]).await?;
    for (span, below) in [("month", "day"), ("year", "month")] {
        let first = match is_postgres(manager) {
            true => format!("CAST(date_trunc('{span}', from_on) AS DATE)"),
            false => format!("date(from_on, 'start of {span}')"),
        };
        let longer = format!(
            "INSERT INTO households_by_place (span, from_on, unit_code, accounts, shops, live)
             SELECT '{span}', {first}, unit_code, SUM(accounts), SUM(shops), SUM(live) FROM households_by_place
             WHERE span = '{below}' GROUP BY {first}, unit_code"
        );
        run(manager, &[&longer]).await?;
    }
    Ok(())
}

/// The interval that a shop's household was in at the end of each span in which the shop sold.
async fn count_sellers(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    for span in ["month", "year"] {
        let next = match is_postgres(manager) {
            true => format!("CAST(s.from_on + INTERVAL '1 {span}' AS DATE)"),
            false => format!("date(s.from_on, '+1 {span}')"),
        };
        let count = format!(
            "INSERT INTO sellers_by_place (span, from_on, unit_code, step, sellers)
             SELECT '{span}', s.from_on, COALESCE(h.unit_code, ''), h.step, COUNT(*)
             FROM sales_by_shop s JOIN household_intervals h ON h.shop_id = s.shop_id
             WHERE s.span = '{span}' AND s.orders > 0
               AND h.from_on < {next} AND (h.to_on IS NULL OR h.to_on >= {next})
             GROUP BY s.from_on, COALESCE(h.unit_code, ''), h.step"
        );
        run(manager, &[&count]).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn household(shop: Option<(i64, &str, Day)>) -> Household {
        let shop = shop.map(|(id, unit, since)| (id, unit.to_owned(), since));
        Household { account: 7, unit: Some("00769".to_owned()), since: 20_000, shop }
    }

    #[test]
    fn days_are_read_and_written_alike() {
        for (text, day) in [("1970-01-01", 0), ("2024-02-29", 19_782), ("2026-11-26", 20_783)] {
            assert_eq!((read(text), written(day)), (day, text.to_owned()));
        }
        assert_eq!((day_of(-1), day_of(61_200_000_000)), (0, 1), "midnight is in Viet Nam");
    }

    #[test]
    fn a_household_goes_from_account_to_shop_to_live_and_back() {
        let rows = timeline(&household(Some((3, "01021", 20_010))), &[(20_005, Some(20_020)), (20_030, None)]);
        assert_eq!(
            rows,
            [
                "(7, NULL, '00769', 'account', '2024-10-04', '2024-10-14')",
                "(7, 3, '01021', 'live', '2024-10-14', '2024-10-24')",
                "(7, 3, '01021', 'shop', '2024-10-24', '2024-11-03')",
                "(7, 3, '01021', 'live', '2024-11-03', NULL)",
            ]
        );
    }

    #[test]
    fn without_a_shop_there_is_one_row_that_goes_on() {
        assert_eq!(timeline(&household(None), &[]), ["(7, NULL, '00769', 'account', '2024-10-04', NULL)"]);
    }
}
