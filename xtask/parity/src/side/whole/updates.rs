//! Operations that change something: channels, endpoints, settings, templates, tags.

use super::{Call, call, calls, make, watch};

pub(super) fn calls() -> Vec<Call> {
    calls![
        "TagResource": tag_resource resource_arn("arn:aws:x:app/1") tags_model(make!(TagsModel: tags("k\u{0}", "\u{2028}")));
        "TagResource, empty": tag_resource resource_arn("arn") tags_model(make!(TagsModel: set_tags(Some([].into()))));
        "TagResource, no body": tag_resource resource_arn("arn");
        "RemoveAttributes": remove_attributes application_id("app") attribute_type("endpoint-custom-attributes")
            update_attributes_request(make!(UpdateAttributesRequest: blacklist("a") blacklist("b")));
        "PutEventStream": put_event_stream application_id("app") write_event_stream(
            make!(WriteEventStream: destination_stream_arn("d") role_arn("r")));
        "UpdateAdmChannel": update_adm_channel application_id("app") adm_channel_request(
            make!(AdmChannelRequest: client_id("c") client_secret("s") enabled(true)));
        "UpdateApnsChannel": update_apns_channel application_id("app") apns_channel_request(
            make!(ApnsChannelRequest: bundle_id("b") certificate("-----\n") enabled(false) team_id("t") token_key("k")));
        "UpdateBaiduChannel": update_baidu_channel application_id("app") baidu_channel_request(
            make!(BaiduChannelRequest: api_key("a") secret_key("s")));
        "UpdateEmailChannel": update_email_channel application_id("app") email_channel_request(
            make!(EmailChannelRequest: configuration_set("c") from_address("f") identity("i")));
        "UpdateGcmChannel": update_gcm_channel application_id("app") gcm_channel_request(
            make!(GcmChannelRequest: api_key("a") service_json("{}") enabled(true)));
        "UpdateSmsChannel": update_sms_channel application_id("app") sms_channel_request(
            make!(SmsChannelRequest: sender_id("s") short_code("1")));
        "UpdateVoiceChannel": update_voice_channel application_id("app") voice_channel_request(
            make!(VoiceChannelRequest: enabled(true)));
        "UpdateApplicationSettings": update_application_settings application_id("app")
            write_application_settings_request(make!(WriteApplicationSettingsRequest:
                cloud_watch_metrics_enabled(true) event_tagging_enabled(false)
                campaign_hook(make!(CampaignHook: mode("DELIVERY".into()))) quiet_time(make!(QuietTime: start("s")))
                journey_limits(make!(ApplicationSettingsJourneyLimits: daily_cap(1) total_cap(2)))));
        "UpdateEmailTemplate": update_email_template template_name("t") version("v") create_new_version(true)
            email_template_request(make!(EmailTemplateRequest: subject("s")));
        "UpdateSmsTemplate": update_sms_template template_name("t") create_new_version(false)
            sms_template_request(make!(SmsTemplateRequest: body("b")));
        "UpdateEndpoint": update_endpoint application_id("app") endpoint_id("e") endpoint_request(
            make!(EndpointRequest: address("a") attributes("k", vec!["1".to_owned(), String::new()])
                channel_type("VOICE".into()) metrics("m", 3.0) request_id("r")
                location(make!(EndpointLocation: latitude(0.1) longitude(1e-7)))
                user(make!(EndpointUser: user_id("u")))));
        "UpdateEndpointsBatch": update_endpoints_batch application_id("app") endpoint_batch_request(
            make!(EndpointBatchRequest: item(make!(EndpointBatchItem: id("1") metrics("m", 1e100)))
                item(make!(EndpointBatchItem:))));
        "UpdateJourneyState": update_journey_state application_id("app") journey_id("j") journey_state_request(
            make!(JourneyStateRequest: state("CANCELLED".into())));
        "UpdateRecommenderConfiguration": update_recommender_configuration recommender_id("r")
            update_recommender_configuration(make!(UpdateRecommenderConfigurationShape: name("n")
                recommendations_per_message(2)));
        "UpdateTemplateActiveVersion": update_template_active_version template_name("t") template_type("VOICE")
            template_active_version_request(make!(TemplateActiveVersionRequest: version("latest")));
    ]
}
