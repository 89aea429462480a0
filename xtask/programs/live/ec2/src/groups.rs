//! Security groups and their rules.

use aws_sdk_ec2::Client;
use aws_sdk_ec2::types::{
    IpPermission, IpRange, Ipv6Range, ResourceType, SecurityGroup, SecurityGroupRule,
    UserIdGroupPair,
};
use steps::{Fields, Steps, sorted};

use crate::{filter, shown, tagged};

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("groups");
    let create = || {
        client
            .create_security_group()
            .group_name("web & more")
            .description("Rules, größer als <nichts>")
            .tag_specifications(tagged(ResourceType::SecurityGroup, "web"))
            .send()
    };
    let created = create().await;
    let id = created
        .as_ref()
        .ok()
        .and_then(|output| output.group_id.clone());
    let id = id.unwrap_or_default();
    steps.hide(Some(&id), "GROUP");
    steps.step("create", created, |output| {
        Fields::new()
            .field("id", output.group_id())
            .field("arn", output.security_group_arn())
    });
    steps.step("create again", create().await, |output| {
        output.group_id.is_some()
    });
    rules(client, &id, steps).await;
    read(client, &id, steps).await;

    let deleted = client.delete_security_group().group_id(&id).send().await;
    steps.step("delete", deleted, |output| {
        Fields::new().field("id", output.group_id())
    });
    let read = client
        .describe_security_groups()
        .group_ids(&id)
        .send()
        .await;
    steps.step("read what was deleted", read, |output| {
        output.security_groups().len()
    });
}

fn rule(rule: &SecurityGroupRule) -> String {
    Fields::new()
        .has("id", rule.security_group_rule_id())
        .field("egress", rule.is_egress())
        .field("protocol", rule.ip_protocol())
        .field("from", rule.from_port())
        .field("to", rule.to_port())
        .field("ipv4", rule.cidr_ipv4())
        .field("ipv6", rule.cidr_ipv6())
        .field("description", rule.description())
        .field(
            "group",
            rule.referenced_group_info()
                .and_then(|group| group.group_id()),
        )
        .to_string()
}

async fn rules(client: &Client, id: &str, steps: &mut Steps) {
    let range = |cidr: &str| IpRange::builder().cidr_ip(cidr);
    let web = || {
        IpPermission::builder()
            .ip_protocol("tcp")
            .from_port(443)
            .to_port(443)
            .ip_ranges(range("10.0.0.0/8").build())
            .ip_ranges(range("0.0.0.0/0").description("everybody, a+b").build())
            .ipv6_ranges(Ipv6Range::builder().cidr_ipv6("::/0").build())
            .build()
    };
    let own = UserIdGroupPair::builder().group_id(id).build();
    let all = IpPermission::builder()
        .ip_protocol("-1")
        .user_id_group_pairs(own);
    for step in ["allow", "allow again"] {
        let allowed = client
            .authorize_security_group_ingress()
            .group_id(id)
            .ip_permissions(web())
            .send()
            .await;
        steps.step(step, allowed, |output| {
            let rules = sorted(output.security_group_rules().iter().map(rule));
            Fields::new()
                .field("return", output.r#return())
                .field("rules", Some(rules))
        });
    }
    let allowed = client
        .authorize_security_group_ingress()
        .group_id(id)
        .ip_permissions(all.build())
        .send()
        .await;
    steps.step("allow the group itself", allowed, |output| {
        output.r#return() == Some(true)
    });
    let allowed = client
        .authorize_security_group_egress()
        .group_id(id)
        .ip_permissions(web())
        .send()
        .await;
    steps.step("allow what goes out", allowed, |output| {
        output.security_group_rules().len()
    });
    let read = client
        .describe_security_group_rules()
        .filters(filter("group-id", id))
        .into_paginator()
        .items()
        .send()
        .collect::<Result<Vec<SecurityGroupRule>, _>>()
        .await;
    steps.step("read the rules", read, |rules| {
        sorted(rules.iter().map(rule))
    });
    for step in ["take back", "take back again"] {
        let revoked = client
            .revoke_security_group_ingress()
            .group_id(id)
            .ip_permissions(web())
            .send()
            .await;
        steps.step(step, revoked, |output| {
            Fields::new().field("return", output.r#return())
        });
    }
}

async fn read(client: &Client, id: &str, steps: &mut Steps) {
    let permission = |permission: &IpPermission| {
        let ranges = permission.ip_ranges().iter();
        let groups = permission.user_id_group_pairs().iter();
        Fields::new()
            .field("protocol", permission.ip_protocol())
            .field("from", permission.from_port())
            .field("to", permission.to_port())
            .field(
                "ranges",
                Some(sorted(ranges.map(|range| {
                    format!("{:?} {:?}", range.cidr_ip(), range.description())
                }))),
            )
            .field("ipv6", Some(permission.ipv6_ranges().len()))
            .field(
                "groups",
                Some(sorted(
                    groups.map(|group| format!("{:?}", group.group_id())),
                )),
            )
            .to_string()
    };
    let group = |group: &SecurityGroup| {
        Fields::new()
            .field("name", group.group_name())
            .field("description", group.description())
            .field("owner", group.owner_id())
            .field(
                "in",
                Some(sorted(group.ip_permissions().iter().map(permission))),
            )
            .field(
                "out",
                Some(sorted(group.ip_permissions_egress().iter().map(permission))),
            )
            .field("tags", Some(shown(group.tags())))
            .to_string()
    };
    let read = client.describe_security_groups().group_ids(id).send().await;
    steps.step("read", read, |output| {
        sorted(output.security_groups().iter().map(group))
    });
    let named = client
        .describe_security_groups()
        .group_names("web & more")
        .send()
        .await;
    steps.step("find by name", named, |output| {
        output.security_groups().len()
    });
    let none = client
        .describe_security_groups()
        .filters(filter("group-name", "no such"))
        .send()
        .await;
    steps.step("find none", none, |output| {
        Fields::new().field("groups", output.security_groups.as_ref().map(Vec::len))
    });
}
