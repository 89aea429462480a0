//! A body of known length that is made while it is sent.

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};

/// How many bytes a frame has.
const FRAME: usize = 64 * 1024;

/// Every frame is the same.
#[derive(Debug)]
pub(crate) struct Repeated {
    frame: Bytes,
    left: u64,
}

impl Repeated {
    /// A body of so many bytes.
    pub(crate) fn new(size: u64) -> Self {
        Self {
            frame: Bytes::from(vec![b'x'; FRAME]),
            left: size,
        }
    }
}

impl Body for Repeated {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        if self.left == 0 {
            return Poll::Ready(None);
        }
        let length = self.left.min(FRAME as u64);
        self.left -= length;
        let frame = self.frame.slice(..length as usize);
        Poll::Ready(Some(Ok(Frame::data(frame))))
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.left)
    }

    fn is_end_stream(&self) -> bool {
        self.left == 0
    }
}
