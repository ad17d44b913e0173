//! What is sent with a request, at the pace of whoever sends it, and what is answered, until it is on its way.

use std::{
    pin::Pin,
    sync::Arc,
    task::{Context, Poll},
};

use axum::{
    BoxError,
    body::{Body, Bytes},
};
use hyper::body::{Body as HttpBody, Frame, Incoming, SizeHint};
use tokio::time::Instant;

use super::{alarm::Alarm, guest::Guest, pace::TooSlow};

/// What somebody sends.
pub(super) struct Given {
    body: Incoming,
    guest: Arc<Guest>,
    alarm: Alarm,
}

impl Given {
    /// As the site takes it.
    pub(super) fn body(body: Incoming, guest: Arc<Guest>) -> Body {
        if body.is_end_stream() { Body::empty() } else { Body::new(Self { body, guest, alarm: Alarm::default() }) }
    }
}

impl HttpBody for Given {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let this = self.get_mut();
        let Poll::Ready(frame) = Pin::new(&mut this.body).poll_frame(context) else {
            let guest = &this.guest;
            return match this.alarm.rings(context, || guest.gives_by(Instant::now())) {
                true => Poll::Ready(Some(Err(TooSlow.into()))),
                false => Poll::Pending,
            };
        };
        let bytes = match &frame {
            Some(Ok(frame)) => frame.data_ref().map_or(0, Bytes::len),
            // Whatever it was, it is over.
            _ => 0,
        };
        let goes_on = this.guest.gives(bytes, Instant::now());
        Poll::Ready(match frame {
            Some(Ok(_)) if !goes_on => Some(Err(TooSlow.into())),
            frame => frame.map(|frame| frame.map_err(BoxError::from)),
        })
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

/// Whoever reads no further waits for nobody.
impl Drop for Given {
    fn drop(&mut self) {
        self.guest.gives(0, Instant::now());
    }
}

/// What is answered.
pub(super) struct Answered {
    body: Body,
    guest: Arc<Guest>,
}

impl Answered {
    pub(super) fn new(body: Body, guest: Arc<Guest>) -> Self {
        Self { body, guest }
    }
}

impl HttpBody for Answered {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut self.get_mut().body).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

/// All of it is handed to the line.
impl Drop for Answered {
    fn drop(&mut self) {
        self.guest.is_answered(Instant::now());
    }
}
