//! A body that is read no faster than what came is looked at. Whoever reads the parts of a form gathers whatever has come until a part's
//! head is whole: a head without end would be gathered for ever.

use std::{
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    task::{Context, Poll},
};

use axum::body::{Body, Bytes, HttpBody};
use hyper::body::{Frame, SizeHint};

/// Bytes that may be gathered.
const MOST: usize = 64 * 1024;

/// A body, and how much of it was not looked at yet.
pub(super) struct Sips {
    body: Body,
    unread: Arc<AtomicUsize>,
    /// Whoever reads was asked to look at what she has first.
    asked: bool,
}

#[derive(Debug, thiserror::Error)]
#[error("a part's head has no end")]
struct Endless;

impl Sips {
    pub(super) fn new(body: Body, unread: Arc<AtomicUsize>) -> Self {
        Self { body, unread, asked: false }
    }
}

impl HttpBody for Sips {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        let this = self.get_mut();
        if this.unread.load(Ordering::Relaxed) > MOST {
            if this.asked {
                return Poll::Ready(Some(Err(axum::Error::new(Endless))));
            }
            this.asked = true;
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        this.asked = false;
        let frame = Pin::new(&mut this.body).poll_frame(context);
        if let Poll::Ready(Some(Ok(frame))) = &frame {
            this.unread.fetch_add(frame.data_ref().map_or(0, Bytes::len), Ordering::Relaxed);
        }
        frame
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
