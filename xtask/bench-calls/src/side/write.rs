//! Calls that write: `UpdateEndpointsBatch`.

use std::hint::black_box;

use super::read::client;
use super::sdk::error::DisplayErrorContext;
use super::sdk::types::{
    ChannelType, EndpointBatchItem, EndpointBatchRequest, EndpointDemographic, EndpointLocation,
    EndpointUser,
};
use crate::bodies;
use crate::caller::{Caller, Setup};
use crate::clock::Phase;
use crate::floor::Endpoint;

/// Calls that send this many endpoints.
pub(super) fn caller(endpoints: usize, timed: Option<Phase>) -> Caller {
    let setup = Setup::new(202, bodies::ACCEPTED.into(), timed);
    let client = client(&setup);
    let items = bodies::batch(endpoints)
        .item
        .into_iter()
        .map(item)
        .collect();
    let batch = EndpointBatchRequest::builder()
        .set_item(Some(items))
        .build();
    Caller::new(setup, move |count| {
        let (client, batch) = (client.clone(), batch.clone());
        Box::pin(async move {
            for _ in 0..count {
                let call = client.update_endpoints_batch();
                let call = call.application_id(bodies::APPLICATION);
                let output = call.endpoint_batch_request(batch.clone()).send().await;
                black_box(output.map_err(|error| DisplayErrorContext(error).to_string())?);
            }
            Ok(())
        })
    })
}

fn item(from: Endpoint) -> EndpointBatchItem {
    let demographic = EndpointDemographic::builder()
        .app_version(from.demographic.app_version)
        .locale(from.demographic.locale)
        .make(from.demographic.make)
        .platform(from.demographic.platform)
        .timezone(from.demographic.timezone)
        .build();
    let location = EndpointLocation::builder()
        .city(from.location.city)
        .country(from.location.country)
        .latitude(from.location.latitude)
        .longitude(from.location.longitude)
        .build();
    let user = EndpointUser::builder()
        .user_id(from.user.user_id)
        .set_user_attributes(Some(from.user.user_attributes))
        .build();
    EndpointBatchItem::builder()
        .address(from.address)
        .set_attributes(Some(from.attributes))
        .channel_type(ChannelType::from(from.channel_type.as_str()))
        .demographic(demographic)
        .effective_date(from.effective_date)
        .id(from.id)
        .location(location)
        .set_metrics(Some(from.metrics))
        .opt_out(from.opt_out)
        .user(user)
        .build()
}
