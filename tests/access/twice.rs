//! A button that is pressed twice, a form that is sent again by a phone with a weak signal: what it does, it does once.

use super::{
    forms::form_of,
    late::{at_the_form, closed, contents, filled, prepare},
    table::Door,
    world,
};
use crate::kit::seen::lent;

/// What is wrong with a form that is sent again, as it was.
async fn complaint(route: &str, example: &str, door: Door) -> Option<String> {
    let mut world = world().await;
    prepare(&mut world, route).await;
    let (path, form) = (world.address(example), filled(&world, form_of(route)));
    let mut visitor = at_the_form(&world, route, door).await;
    let before = contents(&world.app).await;
    visitor.post(&path, &lent(&form)).await;
    let once = contents(&world.app).await;
    let again = visitor.post(&path, &lent(&form)).await;
    let twice = contents(&world.app).await;
    let changed: Vec<_> = twice.iter().filter(|(table, rows)| once[*table] != **rows).map(|(table, _)| table).collect();
    if again.status.is_server_error() {
        Some(format!("{route}: {}", again.status))
    } else if before == once {
        Some(format!("{route}: its form writes nothing"))
    } else {
        (!changed.is_empty()).then(|| format!("{route}: sent again it writes into {changed:?}"))
    }
}

#[tokio::test]
async fn a_form_that_is_sent_twice_is_written_once() {
    let mut complaints = Vec::new();
    for (_, route, example, door) in closed() {
        complaints.extend(complaint(route, example, door).await);
    }
    assert!(complaints.is_empty(), "\n  {}\n", complaints.join("\n  "));
}
