//! The sessions of a service that signs with their credentials: what the run-time code needs to make and use
//! them, in terms of the emitted crate's items.

use crate::model::sessions;

use super::context::PlanContext;
use super::customizations::{self, SessionNames};
use super::endpoints::{ClientParameter, EndpointPlan};
use super::fields;
use super::names::Identifier;
use super::operations::OperationPlan;
use super::symbols::Item;

/// The sessions of a service.
#[derive(Clone, Debug, PartialEq)]
pub struct SessionPlan {
    /// The ID of the auth scheme.
    pub scheme: &'static str,
    /// What their use is called on the wire and in the environment.
    pub names: SessionNames,
    /// The getter of the endpoint parameter that says what a session is for.
    pub parameter: Identifier,
    /// The module of the operation that makes a session.
    pub module: String,
    /// Its input, output and error.
    pub items: [Item; 3],
    /// The setter of its input that says what the session is for.
    pub setter: Identifier,
    /// The field of its output with the credentials; the output may be without them.
    pub credentials: Identifier,
    /// The structure with the credentials.
    pub structure: Item,
    /// Its fields: the ID of the access key, the secret key, the token and the expiration.
    pub parts: [Identifier; 4],
    /// The setting that turns sessions off: its type, and the environment variable that may set it.
    pub switch: Option<(String, &'static str)>,
}

/// Plans the sessions, for a service that has them.
pub(super) fn plan(
    context: PlanContext<'_>,
    endpoint: &EndpointPlan,
    operations: &[OperationPlan],
) -> Option<SessionPlan> {
    let service = &context.selection.service;
    let (sessions, id) = sessions::of(context.model, service)?;
    let names = customizations::of_service(service).sessions?;
    let operation = operations.iter().find(|it| it.wire_name == id.name())?;
    let mut members = operation.input.members.iter();
    let resource = members.find(|member| member.schema.name == sessions.resource)?;
    let mut parameters = endpoint.parameters.iter();
    let parameter = parameters.find(|it| it.name == sessions.resource)?;
    let output = &context.model.operation(id)?.output;
    let structure = context
        .model
        .structure_members(output)
        .get(sessions.credentials)?;
    let structure = context.symbols.item(&structure.target);
    let path = |(part, _): (&str, _)| {
        fields::path(context, output, &format!("{}.{part}", sessions.credentials))
    };
    let [access_key_id, secret_access_key, token, expiration] = sessions::PARTS.map(path);
    let credentials = access_key_id.as_ref()?.first()?.name.clone();
    let last = |fields: Option<Vec<fields::Field>>| fields?.pop().map(|field| field.name);
    let mut settings = endpoint.client_parameters.iter();
    let switch = settings.find(|setting| setting.name == names.switch);
    let variable =
        |setting: &ClientParameter| Some((setting.type_name.clone(), setting.from_environment?.0));
    Some(SessionPlan {
        scheme: sessions.scheme,
        names,
        parameter: parameter.rust.clone(),
        module: operation.names.module.clone(),
        items: [
            &operation.input.item,
            &operation.output.item,
            &operation.error,
        ]
        .map(Item::clone),
        setter: resource.name.clone(),
        credentials,
        structure,
        parts: [
            last(access_key_id)?,
            last(secret_access_key)?,
            last(token)?,
            last(expiration)?,
        ],
        switch: switch.and_then(variable),
    })
}
