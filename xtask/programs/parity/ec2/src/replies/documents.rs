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
            "<DescribeVolumesResponse><new><volumeId>vol-0</volumeId></new><volumeSet new=\"x\"><item><new/><volumeId>vol-1</volumeId></item><other><volumeId>vol-2</volumeId></other></volumeSet></DescribeVolumesResponse>",
        ),
        (
            "sections of plain text, comments and references",
            "<?xml version=\"1.0\"?><!-- a --><DescribeVolumesResponse><volumeSet><item><!-- b --><volumeId><![CDATA[<vol & 1>]]></volumeId><snapshotId>&#x31;0&#46;0 &lt;&quot;&apos;&gt;</snapshotId></item></volumeSet></DescribeVolumesResponse>",
        ),
        (
            "text among spaces",
            "<DescribeVolumesResponse>\n <volumeSet>\n  <item>\n   <volumeId>  vol-1\t</volumeId>\n   <encrypted> true </encrypted>\n  </item>\n </volumeSet>\n</DescribeVolumesResponse>\n",
        ),
        (
            "a list that is there twice",
            "<DescribeVolumesResponse><volumeSet><item><volumeId>vol-1</volumeId></item></volumeSet><volumeSet><item><volumeId>vol-2</volumeId></item></volumeSet><nextToken>a</nextToken><nextToken>b</nextToken></DescribeVolumesResponse>",
        ),
        (
            "a prefix of names",
            "<e:DescribeVolumesResponse xmlns:e=\"http://ec2.amazonaws.com/doc/2016-11-15/\"><e:volumeSet><e:item><e:volumeId>vol-1</e:volumeId></e:item></e:volumeSet></e:DescribeVolumesResponse>",
        ),
        (
            "names that are written large",
            "<DescribeVolumesResponse><VolumeSet><item><volumeId>vol-1</volumeId></item></VolumeSet></DescribeVolumesResponse>",
        ),
        (
            "what follows the document",
            "<DescribeVolumesResponse><nextToken>n</nextToken></DescribeVolumesResponse><more/>",
        ),
    ] {
        cases
            .ec2("DescribeVolumes", name)
            .replies([Reply::ok(document)])
            .call(async |ec2| ec2.describe_volumes().send().await)
            .await;
    }
}

async fn wrong(cases: &mut Cases) {
    for (name, document) in [
        ("an empty body", ""),
        ("a body that is no XML", "out of order"),
        (
            "a body that ends too early",
            "<DescribeVolumesResponse><volumeSet><item>",
        ),
        (
            "the reply of another operation",
            "<DescribeSubnetsResponse><volumeSet/></DescribeSubnetsResponse>",
        ),
        (
            "elements that are closed by others",
            "<DescribeVolumesResponse><volumeSet></nextToken></DescribeVolumesResponse>",
        ),
        (
            "a structure where a text should be",
            "<DescribeVolumesResponse><nextToken><a>b</a></nextToken></DescribeVolumesResponse>",
        ),
        (
            "an error with the status of success",
            "<Response><Errors><Error><Code>InternalError</Code></Error></Errors></Response>",
        ),
    ] {
        cases
            .ec2("DescribeVolumes", name)
            .replies([Reply::ok(document)])
            .call(async |ec2| ec2.describe_volumes().send().await)
            .await;
    }
    cases
        .ec2("DescribeVolumes", "a body that is no UTF-8")
        .replies([Reply::ok(
            b"<DescribeVolumesResponse><nextToken>\xff</nextToken></DescribeVolumesResponse>"
                .to_vec(),
        )])
        .call(async |ec2| ec2.describe_volumes().send().await)
        .await;
    cases
        .ec2("DescribeVolumes", "success with another status")
        .replies([Reply::new(202)
            .body("<DescribeVolumesResponse><nextToken>n</nextToken></DescribeVolumesResponse>")])
        .call(async |ec2| ec2.describe_volumes().send().await)
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
