//! Operations that send messages and events: maps of structures, maps of lists, and a blob.

use super::{Call, call, calls, make, sdk_types as t, watch};
use aws_smithy_types::Blob;

pub(super) fn calls() -> Vec<Call> {
    calls![
        "SendMessages": send_messages application_id("app") message_request(
            make!(MessageRequest: context("k", "v") trace_id("t") message_configuration(messages())
                addresses("a", make!(AddressConfiguration: channel_type("EMAIL".into()) context("k", "v")
                    substitutions("s", vec!["1".to_owned(), "2".to_owned()])))
                endpoints("e", make!(EndpointSendConfiguration: body_override("b") substitutions("s", vec![])))));
        "SendMessages, empty blob": send_messages application_id("app") message_request(
            make!(MessageRequest: message_configuration(make!(DirectMessageConfiguration: email_message(
                make!(EmailMessage: raw_email(make!(RawEmail: data(Blob::new(""))))))))));
        "SendUsersMessages": send_users_messages application_id("app") send_users_message_request(
            make!(SendUsersMessageRequest: message_configuration(messages()) trace_id("t")
                template_configuration(make!(TemplateConfiguration: sms_template(make!(Template: name("n")))))
                users("u", make!(EndpointSendConfiguration: context("k", "v") title_override("t")))));
        "SendOTPMessage": send_otp_message application_id("app") send_otp_message_request_parameters(
            make!(SendOtpMessageRequestParameters: allowed_attempts(3) brand_name("b") channel("SMS") code_length(6)
                destination_identity("+49") language("de-DE") origination_identity("o") reference_id("r")
                validity_period(5)));
        "VerifyOTPMessage": verify_otp_message application_id("app") verify_otp_message_request_parameters(
            make!(VerifyOtpMessageRequestParameters: destination_identity("+49") otp("123456") reference_id("r")));
        "PutEvents": put_events application_id("app") events_request(make!(EventsRequest: batch_item("b",
            make!(EventsBatch: endpoint(endpoint()) events("e", make!(Event: app_title("a") attributes("k", "v")
                event_type("t") metrics("m", f64::MAX) timestamp("2026-11-23T00:00:00Z")
                session(make!(Session: duration(1) id("i") start_timestamp("s")))))))));
        "PutEvents, no number": put_events application_id("app") events_request(
            make!(EventsRequest: batch_item("b", make!(EventsBatch: endpoint(
                make!(PublicEndpoint: metrics("m", f64::NAN)
                    location(make!(EndpointLocation: latitude(f64::INFINITY) longitude(f64::NEG_INFINITY)))))))));
        "PhoneNumberValidate": phone_number_validate number_validate_request(
            make!(NumberValidateRequest: iso_country_code("DE") phone_number("+49 30")));
    ]
}

fn endpoint() -> t::PublicEndpoint {
    make!(PublicEndpoint: address("a") attributes("k", vec!["v".to_owned()]) channel_type("GCM".into())
        demographic(make!(EndpointDemographic: app_version("1") locale("de") platform("p") timezone("UTC")))
        location(make!(EndpointLocation: city("c") latitude(52.5) longitude(-0.0) postal_code("p")))
        metrics("m", 100_000.0) opt_out("NONE")
        user(make!(EndpointUser: user_id("u") user_attributes("k", vec!["v".to_owned()]))))
}

fn messages() -> t::DirectMessageConfiguration {
    let part = || make!(SimpleEmailPart: charset("UTF-8") data("d"));
    make!(DirectMessageConfiguration:
        adm_message(make!(AdmMessage: action("URL".into()) data("k", "v") md5("m") silent_push(true)))
        apns_message(make!(ApnsMessage: apns_push_type("alert") badge(0) data("k", "v") time_to_live(-1)))
        baidu_message(make!(BaiduMessage: body("b") time_to_live(1)))
        default_message(make!(DefaultMessage: body("b") substitutions("s", vec!["1".to_owned()])))
        default_push_notification_message(make!(DefaultPushNotificationMessage: silent_push(false) title("t")))
        email_message(make!(EmailMessage: raw_email(make!(RawEmail: data(Blob::new([0_u8, 255, 62, 63, 7]))))
            reply_to_addresses("a@b") reply_to_addresses("c@d")
            simple_email(make!(SimpleEmail: html_part(part()) subject(part()) text_part(part())
                headers(make!(MessageHeader: name("n") value("v")))))))
        gcm_message(make!(GcmMessage: collapse_key("c") priority("high") time_to_live(3)))
        sms_message(make!(SmsMessage: keyword("k") media_url("m") message_type("PROMOTIONAL".into())))
        voice_message(make!(VoiceMessage: body("b") voice_id("v"))))
}
