//! Replies with structures and lists in each other.

use transport::Cases;

use crate::call::{Begin, reply};

const RESERVATIONS: &str = "<reservationSet><item>\
    <reservationId>r-1</reservationId><ownerId>123456789012</ownerId><groupSet/>\
    <instancesSet><item>\
        <instanceId>i-1</instanceId><imageId>ami-1</imageId>\
        <instanceState><code>16</code><name>running</name></instanceState>\
        <privateDnsName>ip-10-0-0-5.ec2.internal</privateDnsName><dnsName/><reason/>\
        <keyName>größe &amp; more</keyName><amiLaunchIndex>0</amiLaunchIndex>\
        <productCodes><item><productCode>p</productCode><type>marketplace</type></item></productCodes>\
        <instanceType>x9.huge</instanceType><launchTime>2024-05-06T07:08:09.000Z</launchTime>\
        <placement><availabilityZone>us-east-1a</availabilityZone><groupName/><tenancy>default</tenancy></placement>\
        <subnetId>subnet-1</subnetId><vpcId>vpc-1</vpcId><privateIpAddress>10.0.0.5</privateIpAddress>\
        <sourceDestCheck>true</sourceDestCheck>\
        <groupSet><item><groupId>sg-1</groupId><groupName>web</groupName></item></groupSet>\
        <stateReason><code>pending</code><message>pending</message></stateReason>\
        <architecture>x86_64</architecture><rootDeviceType>ebs</rootDeviceType><rootDeviceName>/dev/sda1</rootDeviceName>\
        <blockDeviceMapping>\
            <item><deviceName>/dev/sda1</deviceName><ebs><volumeId>vol-1</volumeId><status>attached</status><attachTime>2024-05-06T07:08:10Z</attachTime><deleteOnTermination>true</deleteOnTermination></ebs></item>\
            <item><deviceName>/dev/sdb</deviceName><ebs/></item>\
        </blockDeviceMapping>\
        <virtualizationType>hvm</virtualizationType><clientToken/>\
        <tagSet><item><key>Name</key><value>web</value></item><item><key>empty</key><value/></item></tagSet>\
        <hypervisor>xen</hypervisor>\
        <networkInterfaceSet><item>\
            <networkInterfaceId>eni-1</networkInterfaceId><status>in-use</status>\
            <attachment><attachmentId>a-1</attachmentId><deviceIndex>0</deviceIndex><attachTime>2024-05-06T07:08:10.5Z</attachTime></attachment>\
            <privateIpAddressesSet>\
                <item><privateIpAddress>10.0.0.5</privateIpAddress><primary>true</primary><association><publicIp>192.0.2.1</publicIp></association></item>\
                <item><privateIpAddress>10.0.0.6</privateIpAddress><primary>false</primary></item>\
            </privateIpAddressesSet><ipv6AddressesSet/>\
        </item></networkInterfaceSet>\
        <iamInstanceProfile><arn>arn:aws:iam::123456789012:instance-profile/web</arn><id>ABC</id></iamInstanceProfile>\
        <ebsOptimized>false</ebsOptimized><usageOperationUpdateTime>2024-05-06T07:08:09.123Z</usageOperationUpdateTime>\
        <cpuOptions><coreCount>1</coreCount><threadsPerCore>2</threadsPerCore></cpuOptions>\
        <metadataOptions><state>applied</state><httpTokens>required</httpTokens><httpPutResponseHopLimit>2</httpPutResponseHopLimit></metadataOptions>\
    </item><item/></instancesSet>\
    </item><item><reservationId>r-2</reservationId></item></reservationSet>";

pub(super) async fn run(cases: &mut Cases) {
    cases
        .ec2("DescribeInstances", "instances with all that they have")
        .replies([reply("DescribeInstances", RESERVATIONS)])
        .call(async |ec2| ec2.describe_instances().send().await)
        .await;
    cases
        .ec2("RunInstances", "a structure whose members are the reply's own")
        .replies([reply(
            "RunInstances",
            "<reservationId>r-1</reservationId><ownerId>1</ownerId><instancesSet><item><instanceId>i-1</instanceId><amiLaunchIndex>0</amiLaunchIndex></item><item><instanceId>i-2</instanceId><amiLaunchIndex>1</amiLaunchIndex></item></instancesSet>",
        )])
        .call(async |ec2| ec2.run_instances().min_count(2).max_count(2).send().await)
        .await;
    cases
        .ec2("DescribeSecurityGroups", "rules of a group")
        .replies([reply(
            "DescribeSecurityGroups",
            "<securityGroupInfo><item><ownerId>1</ownerId><groupId>sg-1</groupId><groupName>web</groupName><groupDescription>a &lt;b&gt;</groupDescription><vpcId>vpc-1</vpcId><ipPermissions><item><ipProtocol>tcp</ipProtocol><fromPort>443</fromPort><toPort>443</toPort><groups><item><userId>1</userId><groupId>sg-2</groupId></item></groups><ipRanges><item><cidrIp>0.0.0.0/0</cidrIp><description>all</description></item></ipRanges><ipv6Ranges/><prefixListIds/></item></ipPermissions><ipPermissionsEgress><item><ipProtocol>-1</ipProtocol><groups/></item></ipPermissionsEgress></item></securityGroupInfo>",
        )])
        .call(async |ec2| ec2.describe_security_groups().group_ids("sg-1").send().await)
        .await;
    cases
        .ec2("CreateFleet", "errors in a reply that is none")
        .replies([reply(
            "CreateFleet",
            "<fleetId>fleet-1</fleetId><errorSet><item><launchTemplateAndOverrides><overrides><instanceType>c5.large</instanceType><weightedCapacity>1.5</weightedCapacity><priority>2</priority></overrides></launchTemplateAndOverrides><lifecycle>spot</lifecycle><errorCode>InsufficientInstanceCapacity</errorCode><errorMessage>none left</errorMessage></item></errorSet><fleetInstanceSet><item><lifecycle>on-demand</lifecycle><instanceIds><item>i-1</item><item>i-2</item></instanceIds><platform/></item></fleetInstanceSet>",
        )])
        .call(async |ec2| ec2.create_fleet().send().await)
        .await;
    cases
        .ec2("DescribeInstances", "lists that are empty")
        .replies([reply("DescribeInstances", "<reservationSet/><nextToken/>")])
        .call(async |ec2| ec2.describe_instances().send().await)
        .await;
    cases
        .ec2(
            "DescribeInstances",
            "lists that are not there, seen through the accessors",
        )
        .call(async |ec2| {
            let output = ec2.describe_instances().send().await;
            output.map(|output| (output.reservations().len(), output.reservations.is_none()))
        })
        .await;
}
