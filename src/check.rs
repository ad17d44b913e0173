//! `chophien check`: whether what is there adds up: tables and triggers, figures, stock and events, the record and its seals, pictures, and the ways by which mails and texts leave.

use sea_orm::DbErr;

use crate::{
    app::App,
    figures,
    infra::{
        node::pulse,
        pictures::{self, PictureError},
        seals::{Head, head, verify},
    },
};

/// The first thing that is not as it should be, in words for an operator.
pub async fn first_fault(app: &App, heads: &[Head]) -> Result<Option<String>, DbErr> {
    if let Some(line) = changed(app).await? {
        return Ok(Some(format!("the tables are not those that the program made: {line}")));
    }
    if let Some(difference) = figures::difference(app).await? {
        return Ok(Some(format!("{difference}; `chophien rebuild` makes sums anew")));
    }
    if let Some(found) = figures::unexplained(app).await? {
        return Ok(Some(found));
    }
    if let Some(broken) = broken(app, heads).await? {
        return Ok(Some(broken));
    }
    match pictures::without_file(&app.db.read, &app.pictures).await {
        Ok(None) => {}
        Ok(Some(code)) => return Ok(Some(format!("{}: the picture {code} is shown and has no file", app.storage))),
        Err(PictureError::Db(error)) => return Err(error),
        Err(error) => return Ok(Some(format!("{}: {error}", app.storage))),
    }
    if let Err(error) = app.mailer.reach().await {
        return Ok(Some(format!("[mail] url: {error}")));
    }
    Ok(app.texter.reach().err().map(|error| format!("[text] url: {error}")))
}

/// What an operator should know, and what is no fault.
pub async fn remarks(app: &App) -> Result<Vec<String>, DbErr> {
    let last = pulse::last(&app.db.read).await?;
    let idle = last.map(|last| app.clock.now().since(last).whole_minutes()).filter(|minutes| *minutes > 2);
    let idle = match (last, idle) {
        (None, _) => Some("nobody has done a job here yet: does the site serve?".to_owned()),
        (_, Some(minutes)) => Some(format!("nobody has done a job for {minutes} minutes: does the site serve?")),
        _ => None,
    };
    let dead: i64 = crate::infra::dead_letters::kinds(&app.db.read).await?.iter().map(|kind| kind.jobs).sum();
    let dead = (dead > 0).then(|| format!("{dead} jobs were given up: /staff/jobs"));
    let alone = (app.db.is_replica_near().await == Some(false))
        .then(|| "[database] replica_url: it is away or behind: reports are read from the database itself".to_owned());
    let careless = app.db.careless_settings().await?.join(", ");
    let careless = (!careless.is_empty())
        .then(|| format!("PostgreSQL has switched off: {careless}. What was accepted is lost when its machine falls"));
    Ok([idle, dead, alone, careless].into_iter().flatten().collect())
}

/// The first row of the record that is not as it was sealed; the heads are those that somebody has kept, beside the one that is with
/// the pictures.
async fn broken(app: &App, heads: &[Head]) -> Result<Option<String>, DbErr> {
    let mut heads = heads.to_vec();
    match head::kept(&app.storage).await {
        Ok(kept) => heads.extend(kept),
        Err(error) => return Ok(Some(format!("{}: {error}", app.storage))),
    }
    Ok(verify::verify(&app.db.write, &heads).await?.map(|broken| broken.to_string()))
}

/// The first line in which the database is not as a new one would be.
async fn changed(app: &App) -> Result<Option<String>, DbErr> {
    let (is, should) = (migrations::shape(&app.db.write).await?, migrations::expected(&app.config.database.url).await?);
    let missing = should.iter().find(|line| !is.contains(line)).map(|line| format!("missing: {line}"));
    let strange = is.iter().find(|line| !should.contains(line)).map(|line| format!("not known: {line}"));
    Ok(missing.or(strange).map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")))
}
