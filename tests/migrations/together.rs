//! Two nodes are brought up to date at once: one does it, the other waits.

use super::killed::{assert_whole, begin, ended_well};
use crate::kit::database::{Folder, OwnDatabase};

#[tokio::test(flavor = "multi_thread")]
async fn of_two_nodes_that_migrate_at_once_one_does_it_and_one_waits() {
    for _ in 0..3 {
        let folder = Folder::new();
        let own = OwnDatabase::empty(&folder).await;
        let nodes = [begin(&folder, &own), begin(&folder, &own)];
        let mut said = nodes.map(ended_well);
        said.sort();
        assert_eq!(said, ["ok: it is up to date now\n", "ok: it was up to date\n"]);
        assert_whole(&own).await;
    }
}
