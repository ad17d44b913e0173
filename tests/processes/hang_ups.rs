//! Three thousand connections that end in the middle of a request or of an answer, some of them with an order in it.

use std::{
    io::{Read, Write},
    net::{Shutdown, SocketAddr, TcpStream},
    time::Duration,
};

use sea_orm::{EntityTrait, PaginatorTrait};
use tokio::task::spawn_blocking;

use super::{
    buyers::{Buyers, form, lent, placed},
    kills::LEASES_END,
    market::Market,
    told,
};
use crate::kit::server::own_port;

const HANG_UPS: usize = 3_000;
/// So many of them had pressed the button, and never read the answer.
const PRESSED: usize = 60;

/// Sends so much of it, reads so much of the answer, and is gone.
fn hang_up(at: SocketAddr, request: &[u8], sent: usize, read: usize) {
    let Ok(mut stream) = TcpStream::connect(at) else { return };
    let _ = stream.set_read_timeout(Some(Duration::from_secs(10)));
    let _ = stream.write_all(&request[..sent.min(request.len())]);
    let mut answer = vec![0; read];
    let _ = stream.read_exact(&mut answer);
    let _ = stream.shutdown(Shutdown::Both);
}

fn one_of_many(at: SocketAddr, number: usize) {
    let page = format!("GET /products?page={} HTTP/1.1\r\nHost: {at}\r\n\r\n", number % 7);
    let form = format!(
        "POST /cart HTTP/1.1\r\nHost: {at}\r\nSec-Fetch-Site: same-origin\r\nContent-Type: \
         application/x-www-form-urlencoded\r\nContent-Length: 400\r\n\r\nvariant=abc&quantity="
    );
    match number % 4 {
        0 => hang_up(at, page.as_bytes(), page.len() / 2, 0),
        1 => hang_up(at, form.as_bytes(), form.len(), 0),
        2 => hang_up(at, page.as_bytes(), page.len(), 0),
        _ => hang_up(at, page.as_bytes(), page.len(), 200),
    }
}

fn open_files(process: u32) -> usize {
    std::fs::read_dir(format!("/proc/{process}/fd")).map_or(0, Iterator::count)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
#[ignore = "minutes: make faults"]
async fn three_thousand() {
    let market = Market::new().await;
    let node = market.serve(own_port());
    let at = node.address;
    let mut forms = Vec::new();
    for number in 0..PRESSED {
        let mut visitor = market.app.visitor().at_address(at);
        let fields = form(&mut visitor, &market.goods[0].variant_code, 1, 900_000 + number).await.expect("a form");
        forms.push((visitor, fields));
    }
    let files = open_files(node.id());
    let pressed = forms.iter().map(|(visitor, fields)| visitor.written("/checkout", &lent(fields)));
    let pressed = pressed.collect::<Vec<_>>();
    let gone = (0..8).map(|client| {
        let own: Vec<_> = pressed.iter().skip(client).step_by(8).cloned().collect();
        spawn_blocking(move || {
            for number in (client..HANG_UPS - PRESSED).step_by(8) {
                one_of_many(at, number);
            }
            own.iter().for_each(|request| hang_up(at, request, request.len(), 0));
        })
    });
    for client in gone.collect::<Vec<_>>() {
        client.await.expect("gone");
    }
    let mut codes = Vec::new();
    for (mut visitor, fields) in forms {
        codes.extend(placed(&visitor.post_again("/checkout", &lent(&fields)).await.expect("an answer")));
    }
    let purchases = chophien::entities::purchase::Entity::find().count(&market.app.db.read).await.expect("purchases");
    let buyers = Buyers::begin(&market, &[at], 10);
    tokio::time::sleep(Duration::from_secs(3)).await;
    let ledger = buyers.go_home().await;
    assert!(market.settles(LEASES_END).await, "what was to be done is not done");
    let (outcome, left) = (ledger.compare(&market).await, open_files(node.id()));
    told(
        "hang-ups",
        format_args!(
            "{HANG_UPS}, {PRESSED} of them with an order, sent again: {} codes, {purchases} purchases · open files {files} before, \
             {left} after · then {outcome}",
            codes.len(),
        ),
    );
    outcome.assert_kept();
    assert_eq!((codes.len(), purchases), (PRESSED, PRESSED as u64));
    assert!(left < files + 60, "connections are kept open");
}
