//! Parameters themselves: put, read, overwritten, tagged and taken away.

use aws_sdk_ssm::Client;
use aws_sdk_ssm::types::{Parameter, ParameterTier, ParameterType, ResourceTypeForTagging, Tag};
use steps::{Fields, Steps, is_recent, sorted};

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("parameters");
    let put = client
        .put_parameter()
        .name("/app/greeting")
        .description("Für & <alle>")
        .value("grüße ✓ \"x\" \\ 🦀\n")
        .r#type(ParameterType::String)
        .tier(ParameterTier::Standard)
        .allowed_pattern(".*")
        .data_type("text")
        .tags(tag("team", "blue"))
        .tags(tag("größe", "ü & ö"))
        .send()
        .await;
    steps.step("put", put, |output| {
        Fields::new()
            .field("version", Some(output.version()))
            .field("tier", output.tier())
    });
    let put = client
        .put_parameter()
        .name("/app/hosts")
        .value("a.example,b.example")
        .r#type(ParameterType::StringList)
        .send()
        .await;
    steps.step("put a list", put, |output| output.version());
    let put = client
        .put_parameter()
        .name("/app/secret")
        .value("geheim ü")
        .r#type(ParameterType::SecureString)
        .key_id("alias/mine")
        .send()
        .await;
    steps.step("put a secret", put, |output| output.version());
    for name in ["/app/greeting", "/app/hosts", "/app/secret"] {
        read(client, name, false, &format!("read {name}"), steps).await;
    }
    read(client, "/app/secret", true, "read decrypted", steps).await;
    read(client, "/app/greeting:1", false, "read a version", steps).await;
    overwrite(client, steps).await;
    together(client, steps).await;
    tags(client, steps).await;
    delete(client, steps).await;
}

fn tag(key: &str, value: &str) -> Tag {
    let tag = Tag::builder().key(key).value(value);
    tag.build().expect("a key and a value")
}

fn shown(parameter: &Parameter) -> String {
    Fields::new()
        .field("name", parameter.name())
        .field("type", parameter.r#type())
        .field("value", parameter.value())
        .field("version", Some(parameter.version()))
        .field("selector", parameter.selector())
        .field("arn", parameter.arn())
        .field("data", parameter.data_type())
        .field("recent", is_recent(parameter.last_modified_date()))
        .to_string()
}

async fn read(client: &Client, name: &str, plain: bool, step: &str, steps: &mut Steps) {
    let read = client
        .get_parameter()
        .name(name)
        .with_decryption(plain)
        .send()
        .await;
    steps.step(step, read, |output| {
        let parameter = output.parameter();
        let value = parameter.and_then(|parameter| parameter.value());
        let printed = format!("{parameter:?}");
        let is_printed = value.map(|value| printed.contains(value));
        format!(
            "{} {}",
            parameter.map(shown).unwrap_or_default(),
            Fields::new().field("printed", is_printed)
        )
    });
}

async fn overwrite(client: &Client, steps: &mut Steps) {
    let put = || client.put_parameter().name("/app/greeting").value("new");
    let again = put().r#type(ParameterType::String).send().await;
    if let Err(error) = &again {
        let inner = error.as_service_error();
        let is_known = inner.map(|error| error.is_parameter_already_exists());
        steps.seen("is ParameterAlreadyExists", format!("{is_known:?}"));
    }
    steps.step("put again", again, |_| "");
    let put = put().overwrite(true).send().await;
    steps.step("overwrite", put, |output| output.version());
    read(client, "/app/greeting", false, "read what is new", steps).await;
}

async fn together(client: &Client, steps: &mut Steps) {
    let read = client
        .get_parameters()
        .names("/app/greeting")
        .names("/app/secret")
        .names("/app/absent")
        .with_decryption(true)
        .send()
        .await;
    steps.step("read together", read, |output| {
        let found = sorted(output.parameters().iter().map(shown));
        format!("{found} wrong {:?}", output.invalid_parameters())
    });
}

async fn tags(client: &Client, steps: &mut Steps) {
    let list = || {
        client
            .list_tags_for_resource()
            .resource_type(ResourceTypeForTagging::Parameter)
            .resource_id("/app/greeting")
            .send()
    };
    let shown = |tags: &[Tag]| {
        let tags = tags.iter();
        sorted(tags.map(|tag| format!("{}={}", tag.key(), tag.value())))
    };
    steps.step("list tags", list().await, |output| shown(output.tag_list()));
    let tagged = client
        .add_tags_to_resource()
        .resource_type(ResourceTypeForTagging::Parameter)
        .resource_id("/app/greeting")
        .tags(tag("stage", ""))
        .send()
        .await;
    steps.step("tag", tagged, |_| "");
    let untagged = client
        .remove_tags_from_resource()
        .resource_type(ResourceTypeForTagging::Parameter)
        .resource_id("/app/greeting")
        .tag_keys("team")
        .send()
        .await;
    steps.step("untag", untagged, |_| "");
    steps.step("list tags again", list().await, |output| {
        shown(output.tag_list())
    });
}

async fn delete(client: &Client, steps: &mut Steps) {
    for step in ["delete", "delete again"] {
        let deleted = client.delete_parameter().name("/app/hosts").send().await;
        if let Err(error) = &deleted {
            let inner = error.as_service_error();
            let is_known = inner.map(|error| error.is_parameter_not_found());
            steps.seen("is ParameterNotFound", format!("{is_known:?}"));
        }
        steps.step(step, deleted, |_| "");
    }
    let deleted = client
        .delete_parameters()
        .names("/app/greeting")
        .names("/app/absent")
        .send()
        .await;
    steps.step("delete together", deleted, |output| {
        Fields::new()
            .field("deleted", Some(output.deleted_parameters()))
            .field("wrong", Some(output.invalid_parameters()))
    });
}
