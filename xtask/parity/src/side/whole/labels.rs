//! Operations without a body: deletes, gets, lists with paging, and tags.

use super::{Call, call, calls, watch};
use aws_smithy_types::DateTime;

pub(super) fn calls() -> Vec<Call> {
    calls![
        "DeleteApp": delete_app application_id("a b");
        "DeleteAdmChannel": delete_adm_channel application_id("app");
        "DeleteApnsVoipSandboxChannel": delete_apns_voip_sandbox_channel application_id("app");
        "DeleteCampaign": delete_campaign application_id("app") campaign_id("c/1");
        "DeleteEmailTemplate": delete_email_template template_name("t") version("2");
        "DeleteEndpoint": delete_endpoint application_id("app") endpoint_id("e");
        "DeleteEventStream": delete_event_stream application_id("app");
        "DeleteJourney": delete_journey application_id("app") journey_id("j");
        "DeleteUserEndpoints": delete_user_endpoints application_id("app") user_id("u@x");
        "GetApnsChannel": get_apns_channel application_id("app");
        "GetApplicationDateRangeKpi": get_application_date_range_kpi
            application_id("app") kpi_name("successful-delivery-rate") page_size("5") next_token("n")
            start_time(DateTime::from_secs(1_714_979_289))
            end_time(DateTime::from_secs_and_nanos(1_714_979_289, 120_000_000));
        "GetApplicationSettings": get_application_settings application_id("app");
        "GetApps": get_apps page_size("5") token("a+b=c");
        "GetCampaign": get_campaign application_id("app") campaign_id("c");
        "GetCampaignActivities": get_campaign_activities
            application_id("app") campaign_id("c") page_size("1") token("t");
        "GetCampaignVersions": get_campaign_versions
            application_id("app") campaign_id("c") page_size("1") token("t");
        "GetChannels": get_channels application_id("app");
        "GetEmailTemplate": get_email_template template_name("t") version("v");
        "GetEndpoint": get_endpoint application_id("app") endpoint_id("e");
        "GetExportJobs": get_export_jobs application_id("app") page_size("1") token("t");
        "GetInAppMessages": get_in_app_messages application_id("app") endpoint_id("e");
        "GetInAppTemplate": get_in_app_template template_name("t");
        "GetJourney": get_journey application_id("app") journey_id("j");
        "GetJourneyRunExecutionMetrics": get_journey_run_execution_metrics
            application_id("app") journey_id("j") run_id("r") page_size("1") next_token("t");
        "GetPushTemplate": get_push_template template_name("t");
        "GetRecommenderConfigurations": get_recommender_configurations page_size("1") token("t");
        "GetSegmentVersion": get_segment_version application_id("app") segment_id("s") version("3");
        "GetSegments": get_segments application_id("app") page_size("1") token("t");
        "GetUserEndpoints": get_user_endpoints application_id("app") user_id("u");
        "ListJourneys": list_journeys application_id("app") page_size("1") token("t");
        "ListTagsForResource": list_tags_for_resource
            resource_arn("arn:aws:mobiletargeting:eu-central-1:123456789012:apps/app");
        "ListTemplateVersions": list_template_versions
            template_name("t") template_type("EMAIL") page_size("1") next_token("t");
        "ListTemplates": list_templates
            prefix("p&q") template_type("SMS") page_size("1") next_token("t");
        "ListTemplates, nothing asked": list_templates;
        "UntagResource": untag_resource resource_arn("arn:aws:x") tag_keys("a b") tag_keys("c&d");
        "UntagResource, no keys": untag_resource resource_arn("arn:aws:x") set_tag_keys(Some(vec![]));
        "UntagResource, keys unset": untag_resource resource_arn("arn:aws:x");
    ]
}
