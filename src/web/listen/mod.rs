//! Takes connections and hands them to the site. Nobody holds the server by saying nothing, by sending a form letter by letter or by
//! taking a page so: each has a least pace. There are so many connections at most, and whoever comes then is let in for somebody who
//! only waits (decision 017). On a stop signal nobody new is let in, and whoever is inside may finish.

mod alarm;
mod body;
mod doors;
mod guest;
mod pace;
mod wire;

use std::{convert::Infallible, io, net::SocketAddr, sync::Arc, time::Duration};

use axum::{
    extract::{ConnectInfo, Request},
    http::Response,
};
use hyper::{body::Incoming, server::conn::http1::Builder};
use hyper_util::{rt::TokioIo, server::graceful::GracefulShutdown, service::TowerToHyperService};
use tokio::{
    net::{TcpListener, TcpSocket, TcpStream},
    sync::watch,
    time::Instant,
};
use tower::service_fn;

pub use self::pace::TooSlow;
use self::{
    body::{Answered, Given},
    doors::{Doors, Inside},
    guest::Guest,
    wire::Wire,
};
use super::kept::Front;
use crate::{config::Server, infra::node::open_files};

/// After a stop signal; an upload that takes longer is sent again.
const LONGEST_GOODBYE: Duration = Duration::from_secs(25);
/// Where the system has no room for another connection just now.
const BREATH: Duration = Duration::from_millis(50);
/// Where there is none inside: whoever has just come is let be twenty times as long.
const SHORT_BREATH: Duration = Duration::from_millis(5);

/// So many may have knocked and not been let in yet, where the system allows it. Of the 128 that are usual a rush is turned away in
/// part, with connections that break.
const WAITING_ROOM: u32 = 4_096;

/// Bytes of an answer that the system takes off our hands for whoever is slow; it says twice as many. Left to itself it takes four
/// megabytes for each, nobody is waited for, and nobody is seen to be slow.
const OUT_OF_OUR_HANDS: u32 = 128 * 1_024;

/// Bytes that are read or written at once; a head of several times as many is refused.
const LARGEST_HEAD: usize = 32 * 1_024;

/// More than these each take some memory and serve nobody sooner.
const MOST: u64 = 2_000;
const LEAST: u64 = 16;
/// Open files that are nobody's connection: the database, the log, programs that carry texts.
const OWN_FILES: u64 = 64;

/// Listens there.
pub fn at(address: SocketAddr) -> io::Result<TcpListener> {
    let socket = if address.is_ipv4() { TcpSocket::new_v4() } else { TcpSocket::new_v6() }?;
    // A process that is begun anew has the port of the one before at once.
    socket.set_reuseaddr(true)?;
    // Those that are let in have it from here.
    socket.set_send_buffer_size(OUT_OF_OUR_HANDS)?;
    socket.bind(address)?;
    socket.listen(WAITING_ROOM)
}

/// Serves until `stop` changes and everybody inside is done.
pub async fn serve(listener: TcpListener, site: Front, settings: &Server, mut stop: watch::Receiver<bool>) {
    let most = connections(settings.connections, open_files::allowed());
    tracing::info!(connections = most, "at once");
    let doors = Doors::new(most, &settings.trusted_proxies);
    let inside = GracefulShutdown::new();
    loop {
        tokio::select! {
            _ = stop.changed() => break,
            (stream, guest) = next(&listener, &doors) => attend(stream, guest, site.clone(), &inside),
        }
    }
    drop(listener);
    if tokio::time::timeout(LONGEST_GOODBYE, inside.shutdown()).await.is_err() {
        tracing::warn!("stopped before everybody was done");
    }
}

/// How many there may be: as many as somebody has said or, of the open files, what pictures and the rest leave.
fn connections(said: Option<usize>, open_files: u64) -> usize {
    let room = open_files.saturating_sub(OWN_FILES).max(LEAST);
    let most = said.map_or((room / 8 * 5).clamp(LEAST, MOST), |said| (said as u64).min(room));
    usize::try_from(most).unwrap_or(usize::MAX)
}

/// Whoever comes next, once there is room.
async fn next(listener: &TcpListener, doors: &Arc<Doors>) -> (TcpStream, Inside) {
    loop {
        match listener.accept().await {
            Ok((stream, peer)) => return (stream, let_in(doors, peer).await),
            Err(error) => {
                tracing::warn!(%error, "a connection could not be taken");
                doors.make_room(Instant::now());
                tokio::time::sleep(BREATH).await;
            }
        }
    }
}

/// Where all who are inside are answered just now, or have only just come, whoever comes waits for one to be done, and all others outside.
async fn let_in(doors: &Arc<Doors>, peer: SocketAddr) -> Inside {
    loop {
        if let Some(inside) = Doors::let_in(doors, peer, Instant::now()) {
            return inside;
        }
        tokio::time::sleep(SHORT_BREATH).await;
    }
}

fn attend(stream: TcpStream, inside: Inside, site: Front, all: &GracefulShutdown) {
    // Small answers leave at once.
    let _ = stream.set_nodelay(true);
    let guest = inside.guest.clone();
    let service = service_fn(move |request: Request<Incoming>| answer(site.clone(), guest.clone(), request));
    let mut builder = Builder::new();
    builder.header_read_timeout(None::<Duration>).max_buf_size(LARGEST_HEAD);
    let wire = TokioIo::new(Wire::new(stream, inside.guest.clone()));
    let connection = all.watch(builder.serve_connection(wire, TowerToHyperService::new(service)));
    tokio::spawn(async move {
        tokio::select! {
            ended = connection => if let Err(error) = ended {
                tracing::debug!(%error, "a connection broke off");
            },
            () = inside.guest.has_to_leave() => {}
        }
        drop(inside);
    });
}

async fn answer(site: Front, guest: Arc<Guest>, request: Request<Incoming>) -> Result<Response<Answered>, Infallible> {
    guest.has_asked(Instant::now());
    let mut request = request.map(|body| Given::body(body, guest.clone()));
    request.extensions_mut().insert(ConnectInfo(guest.peer));
    Ok(site.answer(request).await.map(|body| Answered::new(body, guest)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn connections_are_as_many_as_the_open_files_leave_room_for() {
        for (said, open_files, most) in [
            (None, 256, 120),
            (None, 1_024, 600),
            (None, 65_536, 2_000),
            (None, 0, 16),
            (Some(500), 1_024, 500),
            (Some(5_000), 1_024, 960),
            (Some(5_000), 65_536, 5_000),
        ] {
            assert_eq!(connections(said, open_files), most, "{said:?} of {open_files}");
        }
    }
}
