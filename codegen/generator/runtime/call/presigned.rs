//! The mark of calls whose request is not sent but presigned: what depends on the body or is said by the
//! one who sends it is left out.

use aws_smithy_types::config_bag::{Storable, StoreReplace};

/// The request is presigned.
#[allow(dead_code)] // for clients that presign
#[derive(Clone, Copy, Debug)]
pub struct Presigned;

impl Storable for Presigned {
    type Storer = StoreReplace<Self>;
}
