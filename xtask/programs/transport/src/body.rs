//! Bodies that come in pieces.

use std::collections::VecDeque;
use std::pin::Pin;
use std::task::{Context, Poll};

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_types::body::SdkBody;
use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};

/// A body that cannot be sent twice, of these pieces. `length` is what it says of its own length.
pub fn pieces(pieces: &[&str], length: Option<u64>) -> SdkBody {
    let pieces = pieces
        .iter()
        .map(|piece| Ok(Bytes::from((*piece).to_owned())));
    SdkBody::from_body_1_x(Pieces {
        pieces: pieces.collect(),
        length,
    })
}

/// A body that ends in an error after this.
pub(crate) fn broken(body: Vec<u8>) -> SdkBody {
    let error = BoxError::from("the connection is broken");
    SdkBody::from_body_1_x(Pieces {
        pieces: [Ok(body.into()), Err(error)].into(),
        length: None,
    })
}

struct Pieces {
    pieces: VecDeque<Result<Bytes, BoxError>>,
    length: Option<u64>,
}

impl Body for Pieces {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let piece = self.pieces.pop_front();
        Poll::Ready(piece.map(|piece| piece.map(Frame::data)))
    }

    fn size_hint(&self) -> SizeHint {
        self.length
            .map_or_else(SizeHint::default, SizeHint::with_exact)
    }
}
