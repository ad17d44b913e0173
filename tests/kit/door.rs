//! The site behind its own door, in this process, and those who come to it from somewhere.

use std::net::{Ipv4Addr, SocketAddr};

use chophien::{site, web::listen};
use tokio::{
    net::{TcpSocket, TcpStream},
    sync::watch,
};

use super::app::TestApp;

/// A door, open until dropped.
pub struct Door {
    pub address: SocketAddr,
    _stop: watch::Sender<bool>,
}

impl Door {
    /// Of this app, with its settings.
    pub fn open(app: &TestApp) -> Self {
        let listener = listen::at(([127, 0, 0, 1], 0).into()).expect("a port");
        let address = listener.local_addr().expect("its address");
        let (stop, stopped) = watch::channel(false);
        let app = app.app();
        tokio::spawn(async move { listen::serve(listener, site::front(&app), &app.config.server, stopped).await });
        Self { address, _stop: stop }
    }
}

/// Another address of this machine: whoever comes from there is somebody else.
pub fn elsewhere(number: usize) -> Ipv4Addr {
    let [.., high, low] = number.to_be_bytes();
    Ipv4Addr::new(127, 77, high, low)
}

/// A connection from there.
pub async fn connect(from: Ipv4Addr, to: SocketAddr) -> std::io::Result<TcpStream> {
    connect_with(from, to, None).await
}

/// The same, of somebody who takes no more than so much at once.
pub async fn connect_with(from: Ipv4Addr, to: SocketAddr, window: Option<u32>) -> std::io::Result<TcpStream> {
    let socket = TcpSocket::new_v4()?;
    if let Some(window) = window {
        socket.set_recv_buffer_size(window)?;
    }
    socket.bind((from, 0).into())?;
    socket.connect(to).await
}
