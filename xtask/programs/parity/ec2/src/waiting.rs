//! Waiters, which sleep no time here.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime};

use aws_sdk_ec2::client::Waiters;
use aws_sdk_ec2::config::{AsyncSleep, SharedAsyncSleep, Sleep};
use aws_smithy_async::time::{SharedTimeSource, TimeSource};
use transport::{Cases, Reply, TIME};

use crate::call::{Begin, Case, Told, reply};
use crate::errors::error;
use steps::Explain;

const LONG: Duration = Duration::from_secs(600);

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("waiters");
    instances(cases).await;
    others(cases).await;
}

/// A sleep that is over at once.
#[derive(Debug)]
struct Quick;

impl AsyncSleep for Quick {
    fn sleep(&self, _duration: Duration) -> Sleep {
        Sleep::new(std::future::ready(()))
    }
}

trait Sleepless {
    fn sleepless(self) -> Self;
}

impl Sleepless for Case<'_> {
    fn sleepless(self) -> Self {
        self.with(|builder| builder.sleep_impl(SharedAsyncSleep::new(Quick)))
    }
}

/// Instances in these states, all of one reservation.
fn states(states: &[&str]) -> Reply {
    let items = states
        .iter()
        .map(|state| format!("<item><instanceState><name>{state}</name></instanceState></item>"));
    let items: String = items.collect();
    let elements = format!(
        "<reservationSet><item><instancesSet>{items}</instancesSet></item></reservationSet>"
    );
    reply("DescribeInstances", &elements)
}

async fn instances(cases: &mut Cases) {
    for (name, replies) in [
        (
            "all run after a while",
            vec![
                states(&["pending", "running"]),
                states(&["running", "running"]),
            ],
        ),
        (
            "one is terminated",
            vec![states(&["running", "terminated"])],
        ),
        (
            "they are not there yet",
            vec![
                Reply::new(400).body(error("InvalidInstanceID.NotFound")),
                states(&["running"]),
            ],
        ),
        (
            "another error",
            vec![Reply::new(400).body(error("UnauthorizedOperation"))],
        ),
    ] {
        cases
            .ec2("DescribeInstances", name)
            .sleepless()
            .replies(replies)
            .call(async |ec2| {
                let wait = ec2.wait_until_instance_running().instance_ids("i-1");
                let end = wait.wait(LONG).await;
                end.map(|end| format!("{:?}", end.as_result().is_ok()))
            })
            .await;
    }
}

async fn others(cases: &mut Cases) {
    cases
        .ec2("DescribeVolumes", "a volume that is gone")
        .sleepless()
        .replies([
            reply(
                "DescribeVolumes",
                "<volumeSet><item><status>deleting</status></item></volumeSet>",
            ),
            Reply::new(400).body(error("InvalidVolume.NotFound")),
        ])
        .call(async |ec2| {
            let wait = ec2.wait_until_volume_deleted().volume_ids("vol-1");
            let end = wait.wait(LONG).await;
            end.map(|end| end.as_result().err().map(|error| error.explain()))
        })
        .await;
    cases
        .ec2("DescribeKeyPairs", "a list that is longer than none")
        .sleepless()
        .replies([
            Reply::new(400).body(error("InvalidKeyPair.NotFound")),
            reply("DescribeKeyPairs", "<keySet/>"),
            reply(
                "DescribeKeyPairs",
                "<keySet><item><keyName>k</keyName></item></keySet>",
            ),
        ])
        .call(async |ec2| {
            let wait = ec2.wait_until_key_pair_exists().key_names("k");
            let end = wait.wait(LONG).await;
            end.map_err(|error| Told(error.explain()))
                .map(|end| end.as_result().is_ok())
        })
        .await;
    let clock = Clock::default();
    let sleep = clock.clone();
    cases
        .ec2("DescribeInstances", "the time is over")
        .with(|builder| {
            let builder = builder.sleep_impl(SharedAsyncSleep::new(sleep));
            builder.time_source(SharedTimeSource::new(clock))
        })
        .replies([
            states(&["pending"]),
            states(&["pending"]),
            states(&["pending"]),
        ])
        .call(async |ec2| {
            let wait = ec2.wait_until_instance_running().instance_ids("i-1");
            let end = wait.wait(Duration::from_secs(10)).await;
            end.map(|end| end.as_result().is_ok())
        })
        .await;
}

/// A clock that only goes on when somebody sleeps, and a second longer than that.
#[derive(Clone, Debug, Default)]
struct Clock(Arc<AtomicU64>);

impl AsyncSleep for Clock {
    fn sleep(&self, duration: Duration) -> Sleep {
        // A timeout is a sleep too, but nobody comes to wait for it here.
        let clock = self.clone();
        Sleep::new(async move {
            clock.0.fetch_add(duration.as_secs() + 1, Ordering::Relaxed);
        })
    }
}

impl TimeSource for Clock {
    fn now(&self) -> SystemTime {
        let seconds = TIME + self.0.load(Ordering::Relaxed);
        SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)
    }
}
