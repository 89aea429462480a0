//! What a crate offers because of the whole service, whichever of its operations are generated: a
//! program that names a setting or a type of the official crate must not depend on which slice it has.

use crate::model::select::Selection;
use crate::model::{Model, ShapeId, ShapeKind, sessions};

use super::checksums;
use super::endpoints::EndpointPlan;
use super::operations;
use super::service::{self, AuthScheme};

/// Facts of all operations of a service.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Surface {
    /// Whether it is a service of AWS, which has an official crate.
    pub is_aws: bool,
    /// Whether an input or output has a stream of bytes.
    pub byte_streams: bool,
    /// Whether an input has an idempotency token.
    pub idempotency_tokens: bool,
    /// Whether requests of an operation are compressed.
    pub compression: bool,
    /// Whether requests or replies of an operation have checksums whose algorithm can be chosen.
    pub checksums: bool,
    /// Whether such a checksum follows the stream of a request.
    pub checksums_after_streams: bool,
    /// Whether the service, or an endpoint of it, takes signatures for several regions.
    pub sigv4a: bool,
    /// Whether endpoints name signatures for several regions or of sessions, whatever the model says.
    pub endpoints_name_schemes: bool,
    /// The auth schemes of all operations and endpoints, each once.
    pub auth_schemes: Vec<AuthScheme>,
}

/// Looks at every operation of the service once, and at the members of its input and output: there
/// alone Smithy lets streams and idempotency tokens be.
pub(super) fn of(model: &Model, selection: &Selection, endpoint: &EndpointPlan) -> Surface {
    let shape = model.shape(&selection.service);
    let operations = model.operations_of(&selection.service);
    let of_sessions = sessions::of(model, &selection.service)
        .is_some_and(|(sessions, _)| endpoint.program.has_auth_scheme(sessions.scheme));
    let mut surface = Surface {
        is_aws: shape.traits.aws_service().is_some(),
        auth_schemes: service::all_schemes(model, &selection.service, &operations),
        sigv4a: endpoint.program.has_auth_scheme(AuthScheme::SigV4a.id()),
        ..Surface::default()
    };
    surface.endpoints_name_schemes = surface.sigv4a || of_sessions;
    if surface.sigv4a && !surface.auth_schemes.contains(&AuthScheme::SigV4a) {
        surface.auth_schemes.push(AuthScheme::SigV4a);
    }
    surface.sigv4a |= shape.traits.has("aws.auth#sigv4a");
    surface.sigv4a |= surface.auth_schemes.contains(&AuthScheme::SigV4a);
    for id in &operations {
        let traits = &model.shape(id).traits;
        surface.compression |= operations::is_compressed(traits);
        surface.checksums |= traits.http_checksum().is_some();
        surface.checksums_after_streams |= checksums::follows_stream(model, id);
        if let Some(operation) = model.operation(id) {
            surface.look_at_input(model, &operation.input);
            surface.byte_streams |= has_byte_stream(model, &operation.output);
        }
    }
    surface
}

impl Surface {
    fn look_at_input(&mut self, model: &Model, input: &ShapeId) {
        let mut members = model.structure_members(input).values();
        self.idempotency_tokens |= members.any(|member| member.traits.idempotency_token());
        self.byte_streams |= has_byte_stream(model, input);
    }
}

fn has_byte_stream(model: &Model, structure: &ShapeId) -> bool {
    let mut members = model.structure_members(structure).values();
    members.any(|member| {
        let target = model.target(member);
        target.traits.streaming() && !matches!(target.kind, ShapeKind::Union(_))
    })
}
