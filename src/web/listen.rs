//! Takes connections and hands them to the site. Whoever connects and does not say what for is shown out, so that nobody holds
//! the server by saying nothing; on a stop signal nobody new is let in, and whoever is inside may finish.

use std::{convert::Infallible, io, net::SocketAddr, time::Duration};

use axum::{
    body::Body,
    extract::{ConnectInfo, Request},
    response::Response,
};
use hyper::server::conn::http1::Builder;
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
    service::TowerToHyperService,
};
use tokio::{
    net::{TcpListener, TcpSocket, TcpStream},
    sync::watch,
};
use tower::service_fn;

use super::kept::Front;

/// For all headers of a request, and between two requests of one connection.
const LONGEST_SILENCE: Duration = Duration::from_secs(30);
/// After a stop signal; an upload that takes longer is sent again.
const LONGEST_GOODBYE: Duration = Duration::from_secs(25);
/// Where the system has no room for another connection just now.
const BREATH: Duration = Duration::from_millis(50);

/// So many may have knocked and not been let in yet, where the system allows it. Of the 128 that are usual a rush is turned away in
/// part, with connections that break.
const WAITING_ROOM: u32 = 4_096;

/// Listens there.
pub fn at(address: SocketAddr) -> io::Result<TcpListener> {
    let socket = if address.is_ipv4() { TcpSocket::new_v4() } else { TcpSocket::new_v6() }?;
    // A process that is begun anew has the port of the one before at once.
    socket.set_reuseaddr(true)?;
    socket.bind(address)?;
    socket.listen(WAITING_ROOM)
}

/// Serves until `stop` changes and everybody inside is done.
pub async fn serve(listener: TcpListener, site: Front, mut stop: watch::Receiver<bool>) {
    let inside = GracefulShutdown::new();
    loop {
        tokio::select! {
            _ = stop.changed() => break,
            accepted = listener.accept() => match accepted {
                Ok((stream, peer)) => let_in(stream, peer, site.clone(), &inside),
                Err(error) => {
                    tracing::warn!(%error, "a connection could not be taken");
                    tokio::time::sleep(BREATH).await;
                }
            },
        }
    }
    drop(listener);
    if tokio::time::timeout(LONGEST_GOODBYE, inside.shutdown()).await.is_err() {
        tracing::warn!("stopped before everybody was done");
    }
}

fn let_in(stream: TcpStream, peer: SocketAddr, site: Front, inside: &GracefulShutdown) {
    // Small answers leave at once.
    let _ = stream.set_nodelay(true);
    let service = service_fn(move |request: Request<hyper::body::Incoming>| answer(site.clone(), peer, request));
    let mut builder = Builder::new();
    builder.timer(TokioTimer::new()).header_read_timeout(LONGEST_SILENCE);
    let connection = builder.serve_connection(TokioIo::new(stream), TowerToHyperService::new(service));
    let connection = inside.watch(connection);
    tokio::spawn(async move {
        if let Err(error) = connection.await {
            tracing::debug!(%error, "a connection broke off");
        }
    });
}

async fn answer(
    site: Front,
    peer: SocketAddr,
    request: Request<hyper::body::Incoming>,
) -> Result<Response, Infallible> {
    let mut request = request.map(Body::new);
    request.extensions_mut().insert(ConnectInfo(peer));
    Ok(site.answer(request).await)
}
