//! Sums that are kept: by day, by month and by year, beside whatever else they are asked by. A sum is added to, made anew from
//! what it is the sum of, and compared with that. Who keeps which is declared as a `Sums`; such a table has no entity.

use std::{collections::BTreeMap, ops::RangeInclusive};

use sea_orm::{
    ConnectionTrait, DbBackend, DbErr,
    sea_query::{Expr, ExprTrait, Func, InsertStatement, OnConflict, Order, Query, SelectStatement, UnionType, Value},
};
use time::Date;

use super::Work;
use crate::kernel::spans::{Run, Span};

/// The days from the first to the last, both included.
pub type Days = RangeInclusive<Date>;

/// What a row counts under in the results of `kept`: a day, or the first day of a longer span.
pub const ON_DAY: &str = "on_day";

/// A table of kept sums: columns `span` and `from_on` (its first day), the keys, and what is added up, all of 64 bits.
#[derive(Clone, Copy, Debug)]
pub struct Sums {
    /// Its name.
    pub table: &'static str,
    /// What is asked by.
    pub keys: &'static [&'static str],
    /// What is added up.
    pub added: &'static [&'static str],
}

/// A value of a key; their order is that in which sums are written.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    /// A code or a word.
    Text(String),
    /// An id or a small number.
    Number(i64),
}

impl From<Key> for Value {
    fn from(key: Key) -> Self {
        match key {
            Key::Text(text) => text.into(),
            Key::Number(number) => number.into(),
        }
    }
}

/// What a day adds.
pub struct Change {
    /// The day.
    pub on: Date,
    /// One for each key.
    pub keys: Vec<Key>,
    /// One for each column that is added up.
    pub by: Vec<i64>,
}

/// Nobody else writes to a table until the work ends; it is read as it was. On SQLite there is one writer anyway.
pub async fn alone(work: &Work, table: &str) -> Result<(), DbErr> {
    if work.tx.get_database_backend() == DbBackend::Postgres {
        work.tx.execute_unprepared(&format!("LOCK TABLE {table} IN EXCLUSIVE MODE")).await?;
    }
    Ok(())
}

/// Whole numbers on both databases.
pub fn sum_of(column: &'static str) -> Expr {
    Expr::from(Func::sum(Expr::col(column))).cast_as("BIGINT")
}

impl Sums {
    /// The sums of some neighbouring spans: rows of (`on_day`, keys, what is added up).
    pub fn kept(&self, run: &Run) -> SelectStatement {
        let mut kept = self.of_span(run.span, &(run.from..=run.to));
        kept.expr_as(Expr::col("from_on"), ON_DAY);
        self.columns_of(kept)
    }

    /// Adds, in the order of the keys, so that of two who add to the same sums one waits for the other and neither for ever.
    pub async fn add(&self, work: &Work, changes: impl IntoIterator<Item = Change>) -> Result<(), DbErr> {
        let mut sums: BTreeMap<(&'static str, Date, Vec<Key>), Vec<i64>> = BTreeMap::new();
        for Change { on, keys, by } in changes {
            for span in Span::ALL {
                let sum =
                    sums.entry((span.as_str(), span.first_of(on), keys.clone())).or_insert_with(|| vec![0; by.len()]);
                sum.iter_mut().zip(&by).for_each(|(sum, more)| *sum += more);
            }
        }
        if sums.is_empty() {
            return Ok(());
        }
        let mut insert = self.insert();
        for ((span, from_on, keys), by) in sums {
            let of_sum = [Value::from(span), from_on.into()].into_iter().chain(keys.into_iter().map(Value::from));
            insert.values_panic(of_sum.chain(by.into_iter().map(Value::from)).map(Expr::val));
        }
        work.tx.execute(insert.on_conflict(self.adding())).await.map(drop)
    }

    /// The sums of a month's days, of the month and of its year anew. `rows` are (`on_day`, keys, what is added up) of the days it is
    /// given. Nobody else adds until the work ends, and the sums are whole then.
    pub async fn rebuild(
        &self,
        work: &Work,
        month: Date,
        rows: impl Fn(&Days) -> SelectStatement,
    ) -> Result<(), DbErr> {
        alone(work, self.table).await?;
        for (span, days, rows) in self.parts(month, rows) {
            self.put(work, span, &days, rows).await?;
        }
        Ok(())
    }

    /// The first of the same sums that is another than that of its rows, in words.
    pub async fn difference(
        &self,
        db: &impl ConnectionTrait,
        month: Date,
        rows: impl Fn(&Days) -> SelectStatement,
    ) -> Result<Option<String>, DbErr> {
        for (span, days, rows) in self.parts(month, rows) {
            if let Some(difference) = self.first_left(db, span, &days, rows).await? {
                return Ok(Some(difference));
            }
        }
        Ok(None)
    }

    /// Days are the sums of rows, the month of its days, the year of its months.
    fn parts(&self, month: Date, rows: impl Fn(&Days) -> SelectStatement) -> [(Span, Days, SelectStatement); 3] {
        let (in_month, in_year) = (Span::Month.days_of(month), Span::Year.days_of(month));
        let of_shorter = |shorter, days: &Days| {
            let mut sums = self.of_span(shorter, days);
            sums.expr_as(Expr::val(*days.start()), ON_DAY);
            self.columns_of(sums)
        };
        let (days, months) = (of_shorter(Span::Day, &in_month), of_shorter(Span::Month, &in_year));
        [(Span::Day, in_month.clone(), rows(&in_month)), (Span::Month, in_month, days), (Span::Year, in_year, months)]
    }

    async fn put(&self, work: &Work, span: Span, days: &Days, rows: SelectStatement) -> Result<(), DbErr> {
        let old = Query::delete()
            .from_table(self.table)
            .and_where(Expr::col("span").eq(span.as_str()))
            .and_where(Expr::col("from_on").between(*days.start(), *days.end()))
            .to_owned();
        work.tx.execute(&old).await?;
        let mut sums = Query::select();
        sums.expr_as(Expr::val(span.as_str()), "span").column(ON_DAY).from_subquery(rows, "rows_of");
        sums.group_by_col(ON_DAY);
        for key in self.keys {
            sums.column(*key).group_by_col(*key);
        }
        sums.exprs(self.added.iter().map(|column| sum_of(column)));
        let mut insert = self.insert();
        let insert = insert.select_from(sums).map_err(|error| DbErr::Custom(error.to_string()))?;
        work.tx.execute(insert).await.map(drop)
    }

    /// Kept sums less what they should be; nothing is left of those that agree.
    async fn first_left(
        &self,
        db: &impl ConnectionTrait,
        span: Span,
        days: &Days,
        rows: SelectStatement,
    ) -> Result<Option<String>, DbErr> {
        let mut both = self.kept(&Run { span, from: *days.start(), to: *days.end() });
        both.union(UnionType::All, self.less(rows));
        let mut left = Query::select();
        left.column(ON_DAY).from_subquery(both, "both_of").group_by_col(ON_DAY).order_by(ON_DAY, Order::Asc).limit(1);
        for key in self.keys {
            let word = Expr::col(*key).cast_as("TEXT");
            left.expr_as(word, format!("{key}_word")).group_by_col(*key).order_by(*key, Order::Asc);
        }
        for column in self.added {
            left.expr_as(sum_of(column), format!("{column}_left"));
        }
        left.and_having(self.added.iter().fold(Expr::val(false), |any, column| any.or(sum_of(column).ne(0))));
        let Some(row) = db.query_one(&left).await? else { return Ok(None) };
        let on: Date = row.try_get("", ON_DAY)?;
        let mut words = vec![format!("{}, {} {on}", self.table, span.as_str())];
        for key in self.keys {
            words.push(row.try_get("", &format!("{key}_word"))?);
        }
        for column in self.added {
            let left: i64 = row.try_get("", &format!("{column}_left"))?;
            words.push(format!("{left:+} {column}"));
        }
        Ok(Some(words.join(" ")))
    }

    fn less(&self, rows: SelectStatement) -> SelectStatement {
        let mut less = Query::select();
        less.column(ON_DAY).from_subquery(rows, "less_of");
        for key in self.keys {
            less.column(*key);
        }
        for column in self.added {
            less.expr_as(Expr::col(*column).mul(-1), *column);
        }
        less
    }

    fn of_span(&self, span: Span, days: &Days) -> SelectStatement {
        Query::select()
            .from(self.table)
            .and_where(Expr::col("span").eq(span.as_str()))
            .and_where(Expr::col("from_on").between(*days.start(), *days.end()))
            .to_owned()
    }

    fn columns_of(&self, mut rows: SelectStatement) -> SelectStatement {
        rows.columns(self.keys.iter().chain(self.added).copied()).to_owned()
    }

    fn insert(&self) -> InsertStatement {
        let columns = ["span", "from_on"].iter().chain(self.keys).chain(self.added).copied();
        Query::insert().into_table(self.table).columns(columns).to_owned()
    }

    fn adding(&self) -> OnConflict {
        let more = |column: &'static str| Expr::col((self.table, column)).add(Expr::col(("excluded", column)));
        let keys = ["span", "from_on"].iter().chain(self.keys).copied();
        OnConflict::columns(keys).values(self.added.iter().map(|column| (*column, more(column)))).to_owned()
    }
}
