//! The tricky names, one by one. The spellings are those of published `aws-sdk-*` crates wherever
//! such a name exists there.

use super::*;

/// Asserts that names are these, each with its base.
fn assert_names(names: &[MemberNames], expected: &[(&str, &str)]) {
    let names: Vec<_> = names
        .iter()
        .map(|it| (it.name.to_string(), &*it.base))
        .collect();
    let expected: Vec<_> = expected.iter().map(|it| (it.0.to_owned(), it.1)).collect();
    assert_eq!(names, expected);
}

/// The field of a member.
fn member_name(member: &str) -> Identifier {
    field_name(&member_base(member))
}

#[test]
fn members_fall_into_words() {
    for (member, expected) in [
        ("ApplicationId", "application_id"),
        ("DBProxy", "db_proxy"),
        ("IAMUser", "iam_user"),
        ("ACLs", "acls"),
        ("ARNs", "arns"),
        ("ARNSupport", "arn_support"),
        ("DynamoDBv2", "dynamo_dbv2"),
        ("HTTPResponseCode", "http_response_code"),
        ("IPv6CIDR", "ipv6_cidr"),
        ("Ipv4Address", "ipv4_address"),
        ("enableSigV4", "enable_sigv4"),
        ("MemoryMiB", "memory_mib"),
        ("TimeToLiveTTL", "time_to_live_ttl"),
        ("s3URI", "s3_uri"),
        ("s3key", "s3_key"),
        ("S3key", "s3key"),
        ("ADMChannel", "adm_channel"),
        ("page-size", "page_size"),
        ("__leading", "leading"),
        ("x", "x"),
        ("X", "x"),
        ("__type", "type"),
    ] {
        assert_eq!(member_base(member), expected, "{member}");
    }
}

#[test]
fn a_field_has_the_words_of_its_functions() {
    for (member, expected) in [("S3objectKey", "s3object_key"), ("X2y", "x2y")] {
        assert_names(&member_names([member]), &[(expected, expected)]);
        let [setting] = &setting_names([member])[..] else {
            panic!("not one setting");
        };
        assert_names(
            std::slice::from_ref(&setting.setter),
            &[(expected, expected)],
        );
    }
}

#[test]
fn members_give_way_to_functions_and_keywords() {
    for (member, expected) in [
        ("build", "build_value"),
        ("Default", "default_value"),
        ("Meta", "meta_value"),
        ("Type", "r#type"),
        ("gen", "r#gen"),
        ("Self", "self_"),
        ("crate", "crate_"),
        ("_2fa", "_2_fa"),
        ("_", "member"),
        ("größe", "gr_e"),
        ("Option", "option"),
    ] {
        assert_eq!(member_name(member).to_string(), expected, "{member}");
    }
    assert_eq!(member_base("Type"), "type");
    assert_eq!(member_base("Default"), "default");
}

#[test]
fn members_of_a_structure_are_told_apart() {
    let names = member_names([
        "fooBar",
        "FooBar",
        "foo_bar_2",
        "get_foo_bar",
        "type",
        "Type",
    ]);
    assert_names(
        &names,
        &[
            ("foo_bar", "foo_bar"),
            ("foo_bar_3", "foo_bar_3"),
            ("foo_bar_2", "foo_bar_2"),
            ("get_foo_bar_4", "get_foo_bar"),
            ("r#type", "type"),
            ("type_2", "type_2"),
        ],
    );
}

#[test]
fn types_are_in_smithys_pascal_case() {
    for (shape, expected) in [
        ("ADMMessage", "AdmMessage"),
        (
            "APNSVoipSandboxChannelRequest",
            "ApnsVoipSandboxChannelRequest",
        ),
        ("__EndpointTypeElement", "EndpointTypeElement"),
        ("CAARecord", "CaaRecord"),
        ("S3URI", "S3Uri"),
        ("IPv6Address", "IPv6Address"),
        ("Client", "Client"),
        ("Option", "Option"),
        ("Self", "SelfValue"),
        ("SelfValue", "SelfValue_"),
        ("_1stPlace", "_1stPlace"),
        ("__", "Shape"),
        ("größe", "GrE"),
    ] {
        assert_eq!(type_name(shape), expected, "{shape}");
    }
}

#[test]
fn operations_keep_their_acronyms() {
    assert_eq!(
        operation_type_name("AssumeRoleWithSAML"),
        "AssumeRoleWithSAML"
    );
    assert_eq!(operation_type_name("getItem"), "GetItem");
    assert_eq!(operation_type_name("_1"), "_1");
    assert_eq!(operation_type_name("é"), "Operation");
    assert_eq!(
        operation_input_name("AssumeRoleWithSAML"),
        "AssumeRoleWithSamlInput"
    );
    assert_eq!(
        paginator_name("ListCACertificates"),
        "ListCaCertificatesPaginator"
    );
    assert_eq!(module_name("ListCACertificates"), "list_ca_certificates");
    assert_eq!(module_name("Match"), "match_");
    assert_eq!(module_name("Aux"), "aux_");
    assert_eq!(module_name("Console"), "console");
    assert_eq!(client_method_name("Match").to_string(), "r#match");
    assert_eq!(client_method_name("Config").text(), "config_value");
}

#[test]
fn variants_give_way_to_unknown() {
    for (member, expected) in [
        ("SCHEDULED", "Scheduled"),
        ("IN_APP", "InApp"),
        ("CODING_MODE_1_0", "CodingMode10"),
        ("a1_2xlarge", "A12xlarge"),
        ("unknown", "UnknownValue"),
        ("UNKNOWN_VALUE", "UnknownValue_"),
        ("SELF", "SelfValue"),
        ("None", "None"),
        ("_1080P", "_1080P"),
        ("_", "Empty"),
    ] {
        assert_eq!(variant_name(member), expected, "{member}");
    }
    assert_eq!(union_function_stem("Unknown"), "unknown_value");
    assert_eq!(error_variant_name("Unhandled"), "UnhandledValue");
}

#[test]
fn any_text_gives_identifiers() {
    let nasty = [
        "", "_", "9", "\u{202e}", "a b", "r#type", "self", "Self", "'", "x\0y", "ß", "日本",
        "true", "\"#",
    ];
    for text in nasty.iter().copied().chain([&*"Long".repeat(500)]) {
        let all = [
            type_name(text),
            operation_type_name(text),
            member_name(text).to_string(),
            function_name(text).to_string(),
            client_method_name(text).to_string(),
            module_name(text),
            variant_name(text),
            error_variant_name(text),
        ];
        for name in all {
            assert!(
                syn::parse_str::<syn::Ident>(&name).is_ok(),
                "{text:?} gives {name:?}"
            );
        }
    }
}

#[test]
fn names_of_our_own_are_ascii_words() {
    for (text, snake, constant) in [
        (
            "RestJsonHTTPPayload1",
            "rest_json_http_payload1",
            "REST_JSON_HTTP_PAYLOAD1",
        ),
        ("url-ssa_1#x", "url_ssa_1_x", "URL_SSA_1_X"),
        ("\u{b2}gr\u{f6}\u{df}e", "gr_e", "GR_E"),
        ("__", "", ""),
    ] {
        assert_eq!(own_snake_case(text), snake);
        assert_eq!(own_constant_case(text), constant);
    }
}

#[test]
fn settings_give_way_to_those_of_every_client() {
    let names = setting_names([
        "Region",
        "SetRegion",
        "build",
        "New",
        "Default",
        "ForcePathStyle",
        "forcePathStyle",
        "Interceptors",
        "type",
        "String",
        "Endpoint",
    ]);
    let names: Vec<_> = names
        .iter()
        .map(|it| (it.setter.name.to_string(), &*it.setter.base, &*it.type_name))
        .collect();
    let names: Vec<_> = names
        .iter()
        .map(|(name, base, ty)| (&**name, *base, *ty))
        .collect();
    assert_eq!(
        names,
        [
            ("region_value", "region_value", "Region"),
            ("set_region_value_2", "set_region_value", "SetRegion"),
            ("build_value", "build_value", "Build"),
            ("new_value", "new_value", "New"),
            ("default_value", "default_value", "Default"),
            ("force_path_style", "force_path_style", "ForcePathStyle"),
            (
                "force_path_style_2",
                "force_path_style_2",
                "ForcePathStyle2"
            ),
            ("interceptors_value", "interceptors_value", "Interceptors"),
            ("r#type", "type", "Type"),
            ("string", "string", "String2"),
            ("endpoint", "endpoint", "Endpoint"),
        ]
    );
}

#[test]
fn parameters_are_told_apart() {
    let names = parameter_names(["fooBar", "FooBar", "setFooBar", "BuildUnchecked", "build"]);
    assert_names(
        &names,
        &[
            ("foo_bar", "foo_bar"),
            ("foo_bar_2", "foo_bar_2"),
            ("set_foo_bar_3", "set_foo_bar"),
            ("build_unchecked_2", "build_unchecked"),
            ("build_value", "build"),
        ],
    );
}

#[test]
fn members_of_errors_give_way_to_functions_of_errors() {
    let names = error_member_names(["meta", "setMeta", "retryableErrorKind", "message"]);
    assert_names(
        &names,
        &[
            ("meta_2", "meta_2"),
            ("set_meta_3", "set_meta"),
            ("retryable_error_kind_2", "retryable_error_kind"),
            ("message", "message"),
        ],
    );
}
