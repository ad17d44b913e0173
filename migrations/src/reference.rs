//! Reference data out of `data/*.csv` into the tables, a few hundred rows a statement.

use sea_orm_migration::prelude::*;

const BATCH: usize = 400;

/// Reads a CSV that came with the crate: its header row names the columns it is asked for.
fn rows(csv: &'static str, columns: &[&str]) -> Result<Vec<Vec<String>>, DbErr> {
    let broken = |e: csv::Error| DbErr::Custom(format!("reference data: {e}"));
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let header = reader.headers().map_err(broken)?.clone();
    let places: Option<Vec<usize>> = columns.iter().map(|c| header.iter().position(|h| h == *c)).collect();
    let places = places.ok_or_else(|| DbErr::Custom(format!("reference data lacks one of {columns:?}")))?;
    reader
        .records()
        .map(|record| {
            let record = record.map_err(broken)?;
            Ok(places.iter().map(|i| record.get(*i).unwrap_or("").to_owned()).collect())
        })
        .collect()
}

/// Empty text stands for nothing.
fn or_null(text: String) -> Value {
    if text.is_empty() { Value::String(None) } else { text.into() }
}

async fn insert(
    manager: &SchemaManager<'_>,
    table: &'static str,
    columns: &[&'static str],
    values: Vec<Vec<Value>>,
) -> Result<(), DbErr> {
    for batch in values.chunks(BATCH) {
        let mut statement = Query::insert().into_table(table).columns(columns.iter().copied()).to_owned();
        for row in batch {
            statement.values_panic(row.iter().cloned().map(Expr::value));
        }
        manager.execute(statement).await?;
    }
    Ok(())
}

/// Ten-thousandths of a degree: eleven metres, enough to say what is near.
fn degrees_e4(text: &str) -> Option<i32> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let part: String = part.chars().chain("0000".chars()).take(4).collect();
    Some(whole.parse::<i32>().ok()? * 10_000 + part.parse::<i32>().ok()?)
}

pub async fn load_places(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let points: std::collections::HashMap<String, (Option<i32>, Option<i32>)> =
        rows(include_str!("../data/unit_points.csv"), &["code", "lat", "lon"])?
            .into_iter()
            .map(|mut r| (std::mem::take(&mut r[0]), (degrees_e4(&r[1]), degrees_e4(&r[2]))))
            .collect();
    let columns = ["code", "kind", "name", "full_name", "parent_code", "search_text", "valid_from"];
    let units = rows(include_str!("../data/units.csv"), &columns)?.into_iter().map(|row| {
        let (lat, lon) = points.get(&row[0]).copied().unwrap_or_default();
        row.into_iter().map(or_null).chain([lat.into(), lon.into()]).collect()
    });
    let with_points = [&columns[..], &["latitude_e4", "longitude_e4"]].concat();
    insert_units(manager, &with_points, units.collect()).await?;

    let columns = ["code", "level", "kind", "name", "full_name", "parent_code", "search_text"];
    let former = rows(include_str!("../data/former_units.csv"), &columns)?;
    insert(manager, "former_units", &columns, texts(former)).await?;

    let columns = ["former_code", "code"];
    for file in [include_str!("../data/unit_successors.csv"), include_str!("../data/province_successors.csv")] {
        insert(manager, "unit_successors", &columns, texts(rows(file, &columns)?)).await?;
    }
    Ok(())
}

/// `valid_from` is a date: PostgreSQL wants it cast, SQLite keeps it as text.
async fn insert_units(
    manager: &SchemaManager<'_>,
    columns: &[&'static str],
    values: Vec<Vec<Value>>,
) -> Result<(), DbErr> {
    for batch in values.chunks(BATCH) {
        let mut statement = Query::insert().into_table("units").columns(columns.iter().copied()).to_owned();
        for row in batch {
            statement.values_panic(row.iter().cloned().enumerate().map(|(i, value)| match columns[i] {
                "valid_from" => date(manager, value),
                _ => Expr::value(value),
            }));
        }
        manager.execute(statement).await?;
    }
    Ok(())
}

fn date(manager: &SchemaManager<'_>, value: Value) -> Expr {
    let plain = Expr::value(value);
    if crate::columns::is_postgres(manager) { plain.cast_as("date") } else { plain }
}

fn texts(rows: Vec<Vec<String>>) -> Vec<Vec<Value>> {
    rows.into_iter().map(|row| row.into_iter().map(or_null).collect()).collect()
}

pub async fn load_sets(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = ["no", "sector", "group", "name", "short_name", "short_name_en", "slug", "sellable"];
    let sets = rows(include_str!("../data/ocop_sets.csv"), &columns)?.into_iter().map(|mut row| {
        let sellable = row.pop().is_some_and(|s| s == "true");
        let no: Value = row[0].parse::<i32>().ok().into();
        std::iter::once(no).chain(row.into_iter().skip(1).map(or_null)).chain([sellable.into()]).collect()
    });
    let columns = ["no", "sector", "product_group", "name", "short_name", "short_name_en", "slug", "sellable"];
    insert(manager, "product_sets", &columns, sets.collect()).await
}

/// A simple table by weight and zone. Estimates to start with; an installation replaces them with its carrier's.
pub async fn load_delivery_rates(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let rates = rows(include_str!("../data/delivery_rates.csv"), &["zone", "up_to_g", "fee", "valid_from"])?;
    let mut statement =
        Query::insert().into_table("delivery_rates").columns(["zone", "up_to_g", "fee", "valid_from"]).to_owned();
    for row in rates {
        let number = |i: usize| Expr::value(row[i].parse::<i64>().ok());
        let from = date(manager, row[3].clone().into());
        statement.values_panic([Expr::value(row[0].clone()), number(1), number(2), from]);
    }
    manager.execute(statement).await
}
