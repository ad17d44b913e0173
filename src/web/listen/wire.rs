//! The line to whoever is connected. It breaks where she does not say in time what for, or takes what she is answered too slowly.

use std::{
    io,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll},
};

use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    net::TcpStream,
    time::Instant,
};

use super::{alarm::Alarm, guest::Guest};

/// A line.
pub(super) struct Wire {
    line: TcpStream,
    guest: Arc<Guest>,
    hears: Alarm,
    tells: Alarm,
}

impl Wire {
    pub(super) fn new(line: TcpStream, guest: Arc<Guest>) -> Self {
        Self { line, guest, hears: Alarm::default(), tells: Alarm::default() }
    }

    /// What came of writing.
    fn told(&mut self, context: &mut Context<'_>, told: Poll<io::Result<usize>>) -> Poll<io::Result<usize>> {
        match told {
            Poll::Ready(Ok(bytes)) if self.guest.takes(bytes, Instant::now()) => Poll::Ready(Ok(bytes)),
            Poll::Ready(Ok(_)) => Poll::Ready(Err(self.too_slow())),
            Poll::Ready(Err(error)) => Poll::Ready(Err(error)),
            Poll::Pending => {
                let guest = &self.guest;
                match self.tells.rings(context, || guest.takes_by(Instant::now())) {
                    true => Poll::Ready(Err(self.too_slow())),
                    false => Poll::Pending,
                }
            }
        }
    }

    /// What she has not taken yet is dropped: else the system would keep it for her when nobody counts her any more.
    fn too_slow(&self) -> io::Error {
        let _ = self.line.set_zero_linger();
        late()
    }
}

fn late() -> io::Error {
    io::ErrorKind::TimedOut.into()
}

impl AsyncRead for Wire {
    fn poll_read(self: Pin<&mut Self>, context: &mut Context<'_>, room: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        this.guest.is_heard(Instant::now());
        let before = room.filled().len();
        let heard = Pin::new(&mut this.line).poll_read(context, room);
        if heard.is_ready() {
            if room.filled().len() > before {
                this.guest.speaks(Instant::now());
            }
            return heard;
        }
        let guest = &this.guest;
        match this.hears.rings(context, || guest.speaks_by(Instant::now())) {
            true => Poll::Ready(Err(late())),
            false => Poll::Pending,
        }
    }
}

impl AsyncWrite for Wire {
    fn poll_write(self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let this = self.get_mut();
        let told = Pin::new(&mut this.line).poll_write(context, bytes);
        this.told(context, told)
    }

    fn poll_write_vectored(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        parts: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let this = self.get_mut();
        let told = Pin::new(&mut this.line).poll_write_vectored(context, parts);
        this.told(context, told)
    }

    fn is_write_vectored(&self) -> bool {
        self.line.is_write_vectored()
    }

    fn poll_flush(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().line).poll_flush(context)
    }

    fn poll_shutdown(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().line).poll_shutdown(context)
    }
}
