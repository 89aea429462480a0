//! From when and for how long.

use std::time::{Duration, SystemTime};

use aws_sdk_s3::presigning::PresigningConfig;
use transport::Cases;

use super::{seconds, shown};
use crate::call::{Begin, Told};

pub(super) async fn run(cases: &mut Cases) {
    cases
        .s3("a week, from long ago")
        .call(async |s3| {
            let start = SystemTime::UNIX_EPOCH + Duration::from_millis(1_369_353_600_999);
            let config = PresigningConfig::builder().start_time(start);
            let config = config.expires_in(Duration::from_secs(604_800)).build();
            let config = config.map_err(|error| Told::text(&error))?;
            let call = s3.get_object().bucket("photos").key("test.txt");
            shown(call.presigned(config).await)
        })
        .await;
    cases
        .s3("longer than a week")
        .call(async |s3| {
            let call = s3.put_object().bucket("photos").key("a").if_none_match("*");
            shown(call.presigned(seconds(604_801)?).await)
        })
        .await;
    cases
        .s3("no time at all")
        .call(async |s3| {
            let config = PresigningConfig::builder().build();
            let config = config.map_err(|error| Told::text(&error))?;
            shown(
                s3.head_object()
                    .bucket("photos")
                    .key("a")
                    .presigned(config)
                    .await,
            )
        })
        .await;
    cases
        .s3("a part of a second")
        .call(async |s3| {
            let start = SystemTime::UNIX_EPOCH + Duration::from_secs(1_900_000_000);
            let config = PresigningConfig::builder().start_time(start);
            let config = config.expires_in(Duration::from_millis(2_900)).build();
            let config = config.map_err(|error| Told::text(&error))?;
            let call = s3.upload_part().bucket("photos").key("a").upload_id("u");
            shown(call.part_number(2).presigned(config).await)
        })
        .await;
}
