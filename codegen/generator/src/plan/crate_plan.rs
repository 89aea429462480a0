//! The plan of the whole crate, which the passes fill in and the emitter writes down.

use crate::diagnostics::Diagnostics;

use super::discovery::DiscoveryPlan;
use super::endpoints::EndpointPlan;
use super::enums::EnumPlan;
use super::operations::{ErrorVariant, OperationPlan};
use super::package::Package;
use super::protocol_tests::ProtocolTests;
use super::service::ServicePlan;
use super::sessions::SessionPlan;
use super::structures::StructurePlan;
use super::surface::Surface;
use super::unions::UnionPlan;
use super::waiters::WaiterPlan;

/// Everything that the emitted crate will be.
#[derive(Clone, Debug)]
pub struct CratePlan {
    /// The Cargo package.
    pub package: Package,
    /// The service's facts.
    pub service: ServicePlan,
    /// The sessions whose credentials sign requests.
    pub sessions: Option<SessionPlan>,
    /// What the whole service asks for.
    pub surface: Surface,
    /// How endpoints are found.
    pub endpoint: EndpointPlan,
    /// How the service names the endpoint of calls, if it does.
    pub discovery: Option<DiscoveryPlan>,
    /// The operations, ordered by name.
    pub operations: Vec<OperationPlan>,
    /// The protocol test cases that the model gives for them.
    pub protocol_tests: ProtocolTests,
    /// The waiters, ordered by name.
    pub waiters: Vec<WaiterPlan>,
    /// Structures that are part of inputs or outputs, ordered by name.
    pub structures: Vec<StructurePlan>,
    /// Unions, ordered by name.
    pub unions: Vec<UnionPlan>,
    /// Enums, ordered by name.
    pub enums: Vec<EnumPlan>,
    /// The errors' structures, ordered by name.
    pub errors: Vec<StructurePlan>,
    /// The variants of the service-wide error.
    pub error_variants: Vec<ErrorVariant>,
    /// How far the compiler must look into types, when that is further than it does by itself.
    pub recursion_limit: Option<usize>,
    /// What of the model could not be followed and is left out.
    pub warnings: Diagnostics,
}

impl CratePlan {
    /// Leaves out the tests that come from the model.
    pub(super) fn leave_tests_out(&mut self) {
        self.endpoint.cases.clear();
        self.endpoint.cases_with_inputs = 0;
        self.protocol_tests.clear();
    }
}
