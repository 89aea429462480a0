//! Operations that create something, with nested bodies.

use super::{Call, call, calls, make, sdk_types as t, watch};
use aws_smithy_types::DateTime;

pub(super) fn calls() -> Vec<Call> {
    calls![
        "CreateApp": create_app create_application_request(
            make!(CreateApplicationRequest: name("app \"1\" \u{e4}\u{1f40e}\n") tags("k", "v")));
        "CreateApp, empty": create_app create_application_request(make!(CreateApplicationRequest:));
        "CreateApp, no body": create_app;
        "CreateCampaign": create_campaign application_id("app") write_campaign_request(campaign());
        "CreateCampaign, no label": create_campaign write_campaign_request(campaign());
        "CreateEmailTemplate": create_email_template template_name("t") email_template_request(
            make!(EmailTemplateRequest: subject("s") html_part("<p>&</p>") text_part("t") default_substitutions("{}")
                headers(make!(MessageHeader: name("n") value("v"))) headers(make!(MessageHeader:))
                recommender_id("r") template_description("d") tags("", "")));
        "CreateExportJob": create_export_job application_id("app") export_job_request(
            make!(ExportJobRequest: role_arn("r") s3_url_prefix("s3://b/p") segment_id("s") segment_version(-1)));
        "CreateImportJob": create_import_job application_id("app") import_job_request(
            make!(ImportJobRequest: define_segment(true) external_id("e") format("JSON".into()) register_endpoints(false)
                role_arn("r") s3_url("s3://b") segment_id("s") segment_name("n")));
        "CreateInAppTemplate": create_in_app_template template_name("t") in_app_template_request(
            make!(InAppTemplateRequest: content(content()) custom_config("k", "v") layout("MOBILE_FEED".into())
                template_description("d") tags("a", "b")));
        "CreateJourney": create_journey application_id("app") write_journey_request(journey());
        "CreatePushTemplate": create_push_template template_name("t") push_notification_template_request(
            make!(PushNotificationTemplateRequest: default_substitutions("{}") recommender_id("r") tags("k", "v")
                adm(make!(AndroidPushNotificationTemplate: action("URL".into()) body("b") small_image_icon_url("u")))
                apns(make!(ApnsPushNotificationTemplate: media_url("m") raw_content("{\"a\":1}") sound("s")))
                default_value(make!(DefaultPushNotificationTemplate: title("t") url("u")))));
        "CreateRecommenderConfiguration": create_recommender_configuration create_recommender_configuration(
            make!(CreateRecommenderConfigurationShape: attributes("k", "v") name("n") recommendations_per_message(i32::MAX)
                recommendation_provider_role_arn("r") recommendation_provider_uri("u")));
        "CreateSegment": create_segment application_id("app") write_segment_request(
            make!(WriteSegmentRequest: name("n") dimensions(dimensions()) tags("k", "v") segment_groups(
                make!(SegmentGroupList: include("ANY".into()) groups(
                    make!(SegmentGroup: dimensions(dimensions()) source_type("ALL".into()) r#type("NONE".into())
                        source_segments(make!(SegmentReference: id("i") version(1)))))))));
        "CreateSmsTemplate": create_sms_template template_name("t") sms_template_request(
            make!(SmsTemplateRequest: body("b") tags("k", "v")));
        "CreateVoiceTemplate": create_voice_template template_name("t/1") voice_template_request(
            make!(VoiceTemplateRequest: body("b") language_code("de-DE") voice_id("v")));
    ]
}

fn template() -> t::Template {
    make!(Template: name("n") version("1"))
}

fn content() -> t::InAppMessageContent {
    let link = || make!(OverrideButtonConfiguration: button_action("LINK".into()) link("l"));
    make!(InAppMessageContent: background_color("#fff") image_url("u")
        body_config(make!(InAppMessageBodyConfig: alignment("LEFT".into()) body("b") text_color("c")))
        header_config(make!(InAppMessageHeaderConfig: alignment("RIGHT".into()) header("h") text_color("c")))
        primary_btn(make!(InAppMessageButton: android(link()) ios(link()) web(link())
            default_config(make!(DefaultButtonConfiguration: border_radius(0) button_action("CLOSE".into()) text("t"))))))
}

fn set() -> t::SetDimension {
    make!(SetDimension: dimension_type("INCLUSIVE".into()) values("a") values(""))
}

fn events() -> t::EventDimensions {
    make!(EventDimensions: event_type(set())
        attributes("k", make!(AttributeDimension: attribute_type("BETWEEN".into()) values("v")))
        metrics("m", make!(MetricDimension: comparison_operator("EQUAL") value(1.0))))
}

fn dimensions() -> t::SegmentDimensions {
    make!(SegmentDimensions: metrics("m", make!(MetricDimension: comparison_operator("LESS") value(-0.25e-9)))
        attributes("k", make!(AttributeDimension: attribute_type("UNHEARD_OF".into()) set_values(Some(vec![]))))
        behavior(make!(SegmentBehaviors: recency(
            make!(RecencyDimension: duration("DAY_7".into()) recency_type("ACTIVE".into())))))
        demographic(make!(SegmentDemographics: app_version(set()) channel(set()) device_type(set())))
        location(make!(SegmentLocation: country(set()) gps_point(make!(GpsPointDimension: range_in_kilometers(1e21)
            coordinates(make!(GpsCoordinates: latitude(52.5) longitude(f64::MIN_POSITIVE)))))))
        user_attributes("u", make!(AttributeDimension:)))
}

fn campaign() -> t::WriteCampaignRequest {
    let message = || make!(Message: action("DEEP_LINK".into()) body("b") silent_push(false) time_to_live(0) title("t"));
    let schedule = || {
        make!(Schedule: start_time("IMMEDIATE") end_time("e") frequency("EVENT".into()) is_local_time(true) timezone("UTC")
            quiet_time(make!(QuietTime: start("22:00") end("06:00")))
            event_filter(make!(CampaignEventFilter: dimensions(events()) filter_type("SYSTEM".into()))))
    };
    make!(WriteCampaignRequest: name("n") description("d") holdout_percent(10) is_paused(true) segment_id("s")
        segment_version(i32::MIN) priority(1) tags("k", "v") schedule(schedule())
        additional_treatments(make!(WriteTreatmentResource: size_percent(5) schedule(schedule())
            template_configuration(make!(TemplateConfiguration: email_template(template()) in_app_template(template())))))
        additional_treatments(make!(WriteTreatmentResource:))
        custom_delivery_configuration(make!(CustomDeliveryConfiguration: delivery_uri("u")
            endpoint_types("PUSH".into()) endpoint_types("NEW".into())))
        hook(make!(CampaignHook: lambda_function_name("l") mode("FILTER".into()) web_url("w")))
        limits(make!(CampaignLimits: daily(1) maximum_duration(60) messages_per_second(50) total(0) session(2)))
        message_configuration(make!(MessageConfiguration: adm_message(message()) default_message(message())
            custom_message(make!(CampaignCustomMessage: data("d")))
            email_message(make!(CampaignEmailMessage: body("b") headers(make!(MessageHeader: name("n") value("v")))))
            sms_message(make!(CampaignSmsMessage: body("b") message_type("PROMOTIONAL".into()) entity_id("e")))
            in_app_message(make!(CampaignInAppMessage: body("b") content(content()) custom_config("k", "v"))))))
}

fn activity() -> t::Activity {
    let wait = || make!(WaitTime: wait_for("PT1H") wait_until("u"));
    let event = make!(EventCondition: dimensions(events()) message_activity("m"));
    let condition = make!(SimpleCondition: event_condition(event) segment_dimensions(dimensions())
        segment_condition(make!(SegmentCondition: segment_id("s"))));
    make!(Activity: description("d")
        custom(make!(CustomMessageActivity: delivery_uri("u") endpoint_types("SMS".into())
            message_config(make!(JourneyCustomMessage: data("d")))))
        conditional_split(make!(ConditionalSplitActivity: evaluation_wait_time(wait()) true_activity("t")
            condition(make!(Condition: conditions(condition.clone()) operator("ANY".into())))))
        email(make!(EmailMessageActivity: message_config(make!(JourneyEmailMessage: from_address("a@b")))))
        holdout(make!(HoldoutActivity: next_activity("n") percentage(7)))
        multi_condition(make!(MultiConditionalSplitActivity: default_activity("d") branches(
            make!(MultiConditionalBranch: condition(condition) next_activity("n")))))
        push(make!(PushMessageActivity: message_config(make!(JourneyPushMessage: time_to_live("1")))))
        random_split(make!(RandomSplitActivity: branches(make!(RandomSplitEntry: percentage(50)))))
        sms(make!(SmsMessageActivity: message_config(
            make!(JourneySmsMessage: message_type("TRANSACTIONAL".into()) sender_id("s")))))
        wait(make!(WaitActivity: next_activity("n") wait_time(wait())))
        contact_center(make!(ContactCenterActivity: next_activity("n"))))
}

fn journey() -> t::WriteJourneyRequest {
    let rule = make!(OpenHoursRule: start_time("09:00") end_time("17:00"));
    make!(WriteJourneyRequest: name("j") activities("a", activity()) creation_date("c") local_time(true)
        limits(make!(JourneyLimits: daily_cap(1) endpoint_reentry_interval("P1D")
            timeframe_cap(make!(JourneyTimeframeCap: cap(1) days(30)))))
        schedule(make!(JourneySchedule: start_time(DateTime::from_secs(0)) timezone("UTC")
            end_time(DateTime::from_secs_and_nanos(1_714_979_289, 1_000_000))))
        start_condition(make!(StartCondition: description("d") event_start_condition(make!(EventStartCondition:
            segment_id("s") event_filter(make!(EventFilter: dimensions(events()) filter_type("ENDPOINT".into())))))))
        state("DRAFT".into()) wait_for_quiet_time(false) sending_schedule(true)
        journey_channel_settings(make!(JourneyChannelSettings: connect_campaign_arn("c")))
        open_hours(make!(OpenHours: email("MONDAY".into(), vec![rule.clone(), rule])
            sms("SUNDAY".into(), vec![])))
        closed_days(make!(ClosedDays: push(make!(ClosedDaysRule: name("n") start_date_time("s")))))
        timezone_estimation_methods("POSTAL_CODE".into()))
}
