//! How a service's endpoints are found, as data.

use crate::model::Location;

use super::cases::Case;
use super::parameters::{Builtin, ClientParameter, Filled, Parameter};
use super::program::Program;

/// How a service's endpoints are found.
#[derive(Clone, Debug)]
pub struct EndpointPlan {
    /// Where the model has the rules; nothing when it has none.
    pub rules: Option<Location>,
    /// The parameters, in the rules' order.
    pub parameters: Vec<Parameter>,
    /// The settings that the service adds to a client's configuration.
    pub client_parameters: Vec<ClientParameter>,
    /// The rules.
    pub program: Program,
    /// The model's test cases.
    pub cases: Vec<Case>,
    /// How many of the cases also give operation inputs; that part of them is not planned.
    pub cases_with_inputs: usize,
}

impl EndpointPlan {
    /// The regions that rules put into host names unseen. Rules that look at the region have errors of
    /// their own for it, and ways on which it does not count, such as that of an ARN with a region.
    pub fn regions_to_check(&self) -> impl Iterator<Item = &Parameter> {
        let parameters = self.parameters.iter().enumerate();
        let unseen = parameters.filter(|(slot, _)| !self.program.asks_for_host_label(*slot));
        unseen.map(|(_, parameter)| parameter).filter(|parameter| {
            matches!(
                parameter.filled,
                Filled::Builtin(Builtin::Region) | Filled::Client(Some(Builtin::Region))
            )
        })
    }

    /// Whether the rules ask for the setting that allows or demands endpoints of an account.
    pub fn asks_for_account_id_mode(&self) -> bool {
        let mode = Filled::Builtin(Builtin::AccountIdEndpointMode);
        self.parameters.iter().any(|it| it.filled == mode)
    }
}
