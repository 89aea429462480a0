//! What a test case sets in the configuration of the client and of the call: the `vendorParams` of the
//! shape `aws.protocoltests.config#AwsConfig`. With them, the endpoint rules find the host.
//!
//! Source: Smithy repository, `smithy-aws-protocol-tests`, model `shared-types.smithy`.

use serde_json::Value as Json;

use super::case::{CaseSetting, CaseValue};
use super::node::field;
use crate::plan::endpoints::EndpointPlan;

const CONFIG: &str = "aws.protocoltests.config#AwsConfig";

/// The settings of the client, and those of the call. There are none where the service has no rules.
pub(super) fn of(case: &Json, endpoint: &EndpointPlan) -> [Vec<CaseSetting>; 2] {
    let is_config = field(case, "vendorParamsShape") == Some(CONFIG);
    if !is_config || endpoint.parameters.is_empty() {
        return Default::default();
    }
    let scope = |name: &str| {
        let config = case.pointer(&format!("/vendorParams/scopedConfig/{name}"));
        config.map_or_else(Vec::new, |config| settings(config, endpoint))
    };
    [scope("client"), scope("operation")]
}

fn settings(config: &Json, endpoint: &EndpointPlan) -> Vec<CaseSetting> {
    let mut settings = Vec::new();
    let mut set = |setter: &str, value| {
        settings.push(CaseSetting {
            setter: setter.to_owned(),
            value,
        });
    };
    if let Some(region) = field(config, "region") {
        set("region", CaseValue::Region(region.to_owned()));
    }
    let flag = |path: &str| config.pointer(path).and_then(Json::as_bool);
    for (path, setter) in [
        ("/s3/use_dualstack_endpoint", "use_dual_stack"),
        ("/use_dualstack_endpoint", "use_dual_stack"),
        ("/use_fips_endpoint", "use_fips"),
    ] {
        if let Some(is_set) = flag(path) {
            set(setter, CaseValue::Flag(is_set));
        }
    }
    let style = config
        .pointer("/s3/addressing_style")
        .and_then(Json::as_str);
    let own = [
        ("ForcePathStyle", style.map(|style| style == "path")),
        ("Accelerate", flag("/s3/use_accelerate_endpoint")),
    ];
    for (name, value) in own {
        let mut known = endpoint.client_parameters.iter();
        if let (Some(setting), Some(value)) = (known.find(|it| it.name == name), value) {
            set(setting.rust.text(), CaseValue::Flag(value));
        }
    }
    settings
}
