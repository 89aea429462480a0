//! Which auth schemes an operation may use, by the IDs of their traits.
//!
//! Source: Smithy 2.0 specification, "Authentication traits", and there "auth trait" and "optionalAuth
//! trait".

use super::traits::support::{Support, support_of};
use super::{Location, Model, Shape, ShapeId};

/// The ID that stands for calls without authentication.
pub const NO_AUTH: &str = "smithy.api#noAuth";

/// An auth scheme that an operation may use.
#[derive(Clone, Copy, Debug)]
pub struct AuthOption<'m> {
    /// The ID of the scheme's trait.
    pub id: &'m str,
    /// The service or operation that says so.
    pub holder: &'m Shape,
}

impl AuthOption<'_> {
    /// Where the scheme is named: in an `@auth` trait, or by the scheme's own trait.
    pub fn place(&self) -> Location {
        const AUTH: &str = "smithy.api#auth";
        let traits = &self.holder.traits;
        let named = traits.auth().unwrap_or_default();
        match named.iter().position(|id| *id == self.id) {
            Some(index) => traits.location(AUTH).element(index),
            None => traits.location(self.id),
        }
    }
}

impl Model {
    /// Whether a trait is an auth scheme, be it one of the published ones or one that the model defines.
    pub fn is_auth_scheme(&self, id: &str) -> bool {
        match support_of(id) {
            Some(support) => matches!(support, Support::AuthScheme(_)),
            None => self
                .get(&id.into())
                .is_some_and(|shape| shape.traits.has("smithy.api#authDefinition")),
        }
    }

    /// The auth schemes that the operations of a service may use unless they say otherwise, best first;
    /// never empty.
    pub fn service_auth(&self, service: &ShapeId) -> Vec<AuthOption<'_>> {
        let holder = self.shape(service);
        let ids = holder.traits.auth().unwrap_or_else(|| {
            let ids = holder.traits.iter().map(|(id, _)| id);
            let mut ids: Vec<&str> = ids.filter(|id| self.is_auth_scheme(id)).collect();
            ids.sort_unstable();
            ids
        });
        or_none(options(ids, holder), holder)
    }

    /// The auth schemes that an operation of a service may use, best first; never empty.
    pub fn operation_auth(&self, service: &ShapeId, operation: &ShapeId) -> Vec<AuthOption<'_>> {
        let holder = self.shape(operation);
        let mut schemes = match holder.traits.auth() {
            Some(ids) => or_none(options(ids, holder), holder),
            None => self.service_auth(service),
        };
        let is_open = schemes.iter().any(|scheme| scheme.id == NO_AUTH);
        if holder.traits.optional_auth() && !is_open {
            schemes.push(no_auth(holder));
        }
        schemes
    }
}

fn options<'m>(ids: Vec<&'m str>, holder: &'m Shape) -> Vec<AuthOption<'m>> {
    let options = ids.into_iter().map(|id| AuthOption { id, holder });
    options.collect()
}

fn no_auth(holder: &Shape) -> AuthOption<'_> {
    AuthOption {
        id: NO_AUTH,
        holder,
    }
}

fn or_none<'m>(mut options: Vec<AuthOption<'m>>, holder: &'m Shape) -> Vec<AuthOption<'m>> {
    if options.is_empty() {
        options.push(no_auth(holder));
    }
    options
}
