//! Health checks.

use aws_sdk_route53::types::{
    AlarmIdentifier, CloudWatchRegion, HealthCheckConfig, HealthCheckRegion, HealthCheckType,
    InsufficientDataHealthStatus, ResettableElementName,
};
use transport::Cases;

use crate::{client, xml};

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("checks");
    let made = xml(
        "CreateHealthCheckResponse",
        "<HealthCheck><Id>h</Id><CallerReference>r</CallerReference><HealthCheckConfig><Type>HTTPS_STR_MATCH</Type><Port>443</Port></HealthCheckConfig><HealthCheckVersion>1</HealthCheckVersion><CloudWatchAlarmConfiguration><Threshold>1.5E3</Threshold><EvaluationPeriods>2</EvaluationPeriods><Dimensions><Dimension><Name>n</Name><Value>v</Value></Dimension></Dimensions></CloudWatchAlarmConfiguration></HealthCheck>",
    );
    let made = made.header("location", "https://route53/h");
    cases
        .case("a check of a page", [made], async |config| {
            let check = HealthCheckConfig::builder().r#type(HealthCheckType::HttpsStrMatch);
            let check = check
                .ip_address("192.0.2.1")
                .port(443)
                .resource_path("/?a=1&b=2");
            let check = check
                .search_string("<ok>")
                .measure_latency(true)
                .inverted(false);
            let check = check
                .regions(HealthCheckRegion::UsEast1)
                .regions("new-1".into());
            let call = client(&config).create_health_check().caller_reference("r");
            let call = call.health_check_config(check.build().expect("a type"));
            call.send().await
        })
        .await;
    let made = xml("CreateHealthCheckResponse", "<HealthCheck/>");
    cases
        .case("a check of an alarm", [made], async |config| {
            let alarm = AlarmIdentifier::builder()
                .name("a")
                .region(CloudWatchRegion::EuWest1);
            let check = HealthCheckConfig::builder().r#type("CLOUDWATCH_METRIC".into());
            let check = check.alarm_identifier(alarm.build().expect("a name"));
            let check = check.child_health_checks("c1").child_health_checks("c2");
            let check =
                check.insufficient_data_health_status(InsufficientDataHealthStatus::Healthy);
            let call = client(&config).create_health_check();
            let call = call.health_check_config(check.build().expect("a type"));
            call.send().await
        })
        .await;
    let changed = xml("UpdateHealthCheckResponse", "");
    cases
        .case("a check that is changed", [changed], async |config| {
            let call = client(&config).update_health_check().health_check_id("h");
            let call = call.reset_elements(ResettableElementName::ChildHealthChecks);
            let call = call.set_regions(Some(Vec::new())).disabled(true);
            call.health_check_version(i64::MIN).send().await
        })
        .await;
}
