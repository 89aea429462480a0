//! The SHA-256 tree hash of payloads: the digests of their megabytes, paired and digested again until
//! one is left.
//!
//! Source: Amazon S3 Glacier Developer Guide, "Computing Checksums".

use aws_smithy_checksums::ChecksumAlgorithm;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::{
    BeforeSerializationInterceptorContextMut, BeforeTransmitInterceptorContextMut,
};
use aws_smithy_runtime_api::client::interceptors::{
    Intercept, SharedInterceptor, dyn_dispatch_hint,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, LoadedRequestBody};
use aws_smithy_runtime_api::client::runtime_components::{
    RuntimeComponents, RuntimeComponentsBuilder,
};
use aws_smithy_types::config_bag::ConfigBag;

use super::super::operation::table::Operation;

const TREE_HASH: &str = "x-amz-sha256-tree-hash";
const WHOLE_HASH: &str = "x-amz-content-sha256";

const NOT_IN_MEMORY: &str = "the payload is a stream again, so its tree hash cannot be taken";

/// The size of what is digested first.
const LEAF: usize = 1024 * 1024;

/// Adds the hash to the operation's requests.
pub fn add_tree_hash(
    _: &'static Operation,
    components: RuntimeComponentsBuilder,
) -> RuntimeComponentsBuilder {
    components.with_interceptor(SharedInterceptor::permanent(TreeHashInterceptor))
}

/// Has the payload loaded, since a stream cannot be read twice. The hash is taken before each signing,
/// so that it is that of the payload which is sent, and is signed itself.
#[derive(Debug)]
struct TreeHashInterceptor;

#[dyn_dispatch_hint]
impl Intercept for TreeHashInterceptor {
    fn name(&self) -> &'static str {
        "TreeHashInterceptor"
    }

    fn modify_before_serialization(
        &self,
        _: &mut BeforeSerializationInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        cfg.interceptor_state()
            .store_put(LoadedRequestBody::Requested);
        Ok(())
    }

    fn modify_before_signing(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        add_hashes(context.request_mut())
    }
}

/// Adds the headers, but for one that the caller has given.
fn add_hashes(request: &mut HttpRequest) -> Result<(), BoxError> {
    let body = request.body().bytes().ok_or(NOT_IN_MEMORY)?;
    let tree = tree_hash(body, LEAF);
    let whole = sha256([body]);
    let headers = request.headers_mut();
    for (name, hash) in [(TREE_HASH, tree), (WHOLE_HASH, whole)] {
        if headers.get(name).is_none() {
            headers.insert(name, hexadecimal(&hash));
        }
    }
    Ok(())
}

/// The tree hash of a payload whose leaves have this size. That of nothing is its digest.
fn tree_hash(body: &[u8], leaf: usize) -> Vec<u8> {
    let mut level: Vec<Vec<u8>> = body.chunks(leaf).map(|leaf| sha256([leaf])).collect();
    while level.len() > 1 {
        let pairs = level.chunks(2).map(|pair| match pair {
            [left, right] => sha256([&left[..], &right[..]]),
            _ => pair.concat(),
        });
        level = pairs.collect();
    }
    level.pop().unwrap_or_else(|| sha256([]))
}

fn sha256<'b>(parts: impl IntoIterator<Item = &'b [u8]>) -> Vec<u8> {
    let mut digest = ChecksumAlgorithm::Sha256.into_impl();
    for part in parts {
        digest.update(part);
    }
    digest.finalize().to_vec()
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_of_one_leaf_is_its_digest() {
        // FIPS 180-2, appendix B.1, and the digest of nothing.
        assert_eq!(
            hexadecimal(&tree_hash(b"abc", LEAF)),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
        assert_eq!(
            hexadecimal(&tree_hash(b"", LEAF)),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        );
    }

    #[test]
    fn neighbours_are_paired_and_what_is_left_over_goes_up() {
        let leaf = |text: &[u8]| sha256([text]);
        let pair = |left: &[u8], right: &[u8]| sha256([left, right]);
        let (a, b, c) = (leaf(b"aa"), leaf(b"bb"), leaf(b"c"));
        assert_eq!(tree_hash(b"aabb", 2), pair(&a, &b));
        assert_eq!(tree_hash(b"aabbc", 2), pair(&pair(&a, &b), &c));
        let half = pair(&a, &b);
        assert_eq!(tree_hash(b"aabbaabbc", 2), pair(&pair(&half, &half), &c));
    }
}
