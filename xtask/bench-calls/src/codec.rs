//! The same bodies with the published JSON codec and nothing around it: what reading them costs every
//! crate that reads through it.

use aws_smithy_json::codec::{JsonCodec, JsonCodecSettings};
use aws_smithy_schema::codec::Codec;
use aws_smithy_schema::serde::{SerdeError, ShapeDeserializer};
use aws_smithy_schema::{Schema, ShapeType, shape_id};

use crate::floor::{Page, Run, Status};

static PAGE: Schema<'static> = Schema::new_struct(
    shape_id!("bench", "Page"),
    ShapeType::Structure,
    &[&ITEM, &NEXT_TOKEN],
);
static ITEM: Schema<'static> = member("Item", ShapeType::List, 0);
static NEXT_TOKEN: Schema<'static> = member("NextToken", ShapeType::String, 1);

static RUN: Schema<'static> = Schema::new_struct(
    shape_id!("bench", "Run"),
    ShapeType::Structure,
    &[&CREATION_TIME, &LAST_UPDATE_TIME, &RUN_ID, &STATUS],
);
static CREATION_TIME: Schema<'static> = member("CreationTime", ShapeType::String, 0);
static LAST_UPDATE_TIME: Schema<'static> = member("LastUpdateTime", ShapeType::String, 1);
static RUN_ID: Schema<'static> = member("RunId", ShapeType::String, 2);
static STATUS: Schema<'static> = member("Status", ShapeType::String, 3);

const fn member(name: &'static str, shape: ShapeType, index: usize) -> Schema<'static> {
    Schema::new_member(shape_id!("bench", "Member"), shape, name, index)
}

/// The codec as a client has it.
#[must_use]
pub fn codec() -> JsonCodec {
    JsonCodec::new(JsonCodecSettings::default())
}

/// Reads a page of runs.
///
/// # Errors
/// It is no such page.
pub fn read(codec: &JsonCodec, json: &[u8]) -> Result<Page, SerdeError> {
    let mut item = Vec::new();
    let mut next_token = None;
    let mut from = codec.create_deserializer(json);
    from.read_struct(&PAGE, &mut |member, from| {
        match member.member_index() {
            Some(0) => from.read_list(member, &mut |from| {
                item.push(run(from)?);
                Ok(())
            })?,
            Some(1) => next_token = Some(from.read_string(member)?),
            _ => {}
        }
        Ok(())
    })?;
    Ok(Page { item, next_token })
}

fn run(from: &mut dyn ShapeDeserializer) -> Result<Run, SerdeError> {
    let mut run = Run {
        creation_time: None,
        last_update_time: None,
        run_id: None,
        status: None,
    };
    from.read_struct(&RUN, &mut |member, from| {
        match member.member_index() {
            Some(0) => run.creation_time = Some(from.read_string(member)?),
            Some(1) => run.last_update_time = Some(from.read_string(member)?),
            Some(2) => run.run_id = Some(from.read_string(member)?),
            Some(3) => run.status = Some(status(&from.read_string(member)?)?),
            _ => {}
        }
        Ok(())
    })?;
    Ok(run)
}

fn status(text: &str) -> Result<Status, SerdeError> {
    match text {
        "SCHEDULED" => Ok(Status::Scheduled),
        "RUNNING" => Ok(Status::Running),
        "COMPLETED" => Ok(Status::Completed),
        "CANCELLED" => Ok(Status::Cancelled),
        other => Err(SerdeError::custom(format!("no status: {other}"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bodies;

    #[test]
    fn reads_what_serde_json_reads() {
        let json = bodies::page(5);
        let page = read(&codec(), &json).expect("a page");
        assert_eq!(page, serde_json::from_slice(&json).expect("a page"));
    }
}
