//! Documents: the XML itself, and what is no XML.

use transport::{Cases, Reply};

use crate::call::{Begin, reply};

pub(super) async fn run(cases: &mut Cases) {
    written_otherwise(cases).await;
    wrong(cases).await;
    without_output(cases).await;
}

async fn written_otherwise(cases: &mut Cases) {
    for (name, document) in [
        (
            "elements that are not known",
            "<DescribeVpcsResponse><new><vpcId>vpc-0</vpcId></new><vpcSet new=\"x\"><item><new/><vpcId>vpc-1</vpcId></item><other><vpcId>vpc-2</vpcId></other></vpcSet></DescribeVpcsResponse>",
        ),
        (
            "sections of plain text, comments and references",
            "<?xml version=\"1.0\"?><!-- a --><DescribeVpcsResponse><vpcSet><item><!-- b --><vpcId><![CDATA[<vpc & 1>]]></vpcId><cidrBlock>&#x31;0&#46;0 &lt;&quot;&apos;&gt;</cidrBlock></item></vpcSet></DescribeVpcsResponse>",
        ),
        (
            "text among spaces",
            "<DescribeVpcsResponse>\n <vpcSet>\n  <item>\n   <vpcId>  vpc-1\t</vpcId>\n   <isDefault> true </isDefault>\n  </item>\n </vpcSet>\n</DescribeVpcsResponse>\n",
        ),
        (
            "a list that is there twice",
            "<DescribeVpcsResponse><vpcSet><item><vpcId>vpc-1</vpcId></item></vpcSet><vpcSet><item><vpcId>vpc-2</vpcId></item></vpcSet><nextToken>a</nextToken><nextToken>b</nextToken></DescribeVpcsResponse>",
        ),
        (
            "a prefix of names",
            "<e:DescribeVpcsResponse xmlns:e=\"http://ec2.amazonaws.com/doc/2016-11-15/\"><e:vpcSet><e:item><e:vpcId>vpc-1</e:vpcId></e:item></e:vpcSet></e:DescribeVpcsResponse>",
        ),
        (
            "names that are written large",
            "<DescribeVpcsResponse><VpcSet><item><vpcId>vpc-1</vpcId></item></VpcSet></DescribeVpcsResponse>",
        ),
        (
            "what follows the document",
            "<DescribeVpcsResponse><nextToken>n</nextToken></DescribeVpcsResponse><more/>",
        ),
    ] {
        cases
            .ec2("DescribeVpcs", name)
            .replies([Reply::ok(document)])
            .call(async |ec2| ec2.describe_vpcs().send().await)
            .await;
    }
}

async fn wrong(cases: &mut Cases) {
    for (name, document) in [
        ("an empty body", ""),
        ("a body that is no XML", "out of order"),
        (
            "a body that ends too early",
            "<DescribeVpcsResponse><vpcSet><item>",
        ),
        (
            "the reply of another operation",
            "<DescribeSubnetsResponse><vpcSet/></DescribeSubnetsResponse>",
        ),
        (
            "elements that are closed by others",
            "<DescribeVpcsResponse><vpcSet></nextToken></DescribeVpcsResponse>",
        ),
        (
            "a structure where a text should be",
            "<DescribeVpcsResponse><nextToken><a>b</a></nextToken></DescribeVpcsResponse>",
        ),
        (
            "an error with the status of success",
            "<Response><Errors><Error><Code>InternalError</Code></Error></Errors></Response>",
        ),
    ] {
        cases
            .ec2("DescribeVpcs", name)
            .replies([Reply::ok(document)])
            .call(async |ec2| ec2.describe_vpcs().send().await)
            .await;
    }
    cases
        .ec2("DescribeVpcs", "a body that is no UTF-8")
        .replies([Reply::ok(
            b"<DescribeVpcsResponse><nextToken>\xff</nextToken></DescribeVpcsResponse>".to_vec(),
        )])
        .call(async |ec2| ec2.describe_vpcs().send().await)
        .await;
    cases
        .ec2("DescribeVpcs", "success with another status")
        .replies([Reply::new(202)
            .body("<DescribeVpcsResponse><nextToken>n</nextToken></DescribeVpcsResponse>")])
        .call(async |ec2| ec2.describe_vpcs().send().await)
        .await;
}

/// Of an operation without output nothing in the reply matters.
async fn without_output(cases: &mut Cases) {
    for (name, replies) in [
        ("no output", reply("DeleteVpc", "<return>true</return>")),
        ("no output, and an empty body", Reply::new(200)),
        ("no output, and a body that is no XML", Reply::ok("gone")),
    ] {
        cases
            .ec2("DeleteVpc", name)
            .replies([replies])
            .call(async |ec2| ec2.delete_vpc().vpc_id("vpc-1").send().await)
            .await;
    }
}
