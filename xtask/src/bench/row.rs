//! One line of the result: a series of measurements of ours beside one of something else, and what
//! their ratio or value should be.

use serde::Serialize;
use serde::ser::{SerializeStruct, Serializer};

/// What something was compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Peer {
    /// The official crate.
    Official,
    /// The published JSON codec with nothing around it.
    Codec,
    /// serde_json with derived implementations.
    SerdeJson,
    /// What cannot be saved: reading the model, and laying out what is emitted.
    Floor,
}

/// What is wanted of a row.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Target {
    /// Ours, over the peer's, is at most this.
    RatioAtMost(f64),
    /// Ours, over the peer's, is at least this.
    RatioAtLeast(f64),
    /// Ours is at most this.
    AtMost(f64),
}

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Unit {
    /// Seconds.
    Seconds,
    /// Microseconds.
    Microseconds,
    /// Bytes, shown in MB.
    Bytes,
    /// Megabytes (10^6 bytes) a second.
    MegabytesPerSecond,
    /// Things.
    Count,
}

/// A series of measurements of the same thing.
pub(super) type Series = Vec<f64>;

/// A line of the result. In both series, measurements at the same index were made one after the other.
#[derive(Clone, Debug)]
pub(super) struct Row {
    /// The part of the measurements it belongs to.
    pub(super) part: &'static str,
    /// What was measured.
    pub(super) what: String,
    /// Of what the numbers are.
    pub(super) unit: Unit,
    /// What was measured of ours.
    pub(super) ours: Series,
    /// What was measured of something else.
    pub(super) peer: Option<(Peer, Series)>,
    /// What is wanted, if anything.
    pub(super) target: Option<Target>,
}

/// The middle of a series, and its ends.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub(super) struct Spread {
    /// Half of the numbers are below.
    pub(super) median: f64,
    /// The smallest.
    pub(super) least: f64,
    /// The largest.
    pub(super) most: f64,
}

impl Spread {
    /// The spread of some numbers; nothing when there are none.
    pub(super) fn of(numbers: impl IntoIterator<Item = f64>) -> Option<Self> {
        let mut numbers: Vec<f64> = numbers.into_iter().collect();
        numbers.sort_by(f64::total_cmp);
        let middle = numbers.len() / 2;
        let upper = *numbers.get(middle)?;
        let median = match numbers.len() % 2 {
            0 => f64::midpoint(upper, *numbers.get(middle - 1)?),
            _ => upper,
        };
        Some(Self {
            median,
            least: *numbers.first()?,
            most: *numbers.last()?,
        })
    }
}

impl Row {
    /// A row without a peer or a target.
    pub(super) fn new(part: &'static str, what: impl Into<String>, unit: Unit) -> Self {
        Self {
            part,
            what: what.into(),
            unit,
            ours: Vec::new(),
            peer: None,
            target: None,
        }
    }

    /// With what was measured of ours.
    pub(super) fn ours(mut self, series: impl IntoIterator<Item = f64>) -> Self {
        self.ours = series.into_iter().collect();
        self
    }

    /// With what was measured of a peer; nothing when that was not available.
    pub(super) fn beside(mut self, peer: Peer, series: impl IntoIterator<Item = f64>) -> Self {
        let series: Series = series.into_iter().collect();
        self.peer = (!series.is_empty()).then_some((peer, series));
        self
    }

    /// With what is wanted.
    pub(super) fn wanted(mut self, target: impl Into<Option<Target>>) -> Self {
        self.target = target.into();
        self
    }

    /// Ours over the peer's, pair by pair.
    pub(super) fn ratio(&self) -> Option<Spread> {
        let (_, peer) = self.peer.as_ref()?;
        let pairs = self.ours.iter().zip(peer);
        Spread::of(
            pairs
                .map(|(ours, peer)| ours / peer)
                .filter(|ratio| ratio.is_finite()),
        )
    }

    /// Whether the target is met; nothing when there is none or nothing to compare with.
    pub(super) fn is_met(&self) -> Option<bool> {
        Some(match self.target? {
            Target::RatioAtMost(most) => self.ratio()?.median <= most,
            Target::RatioAtLeast(least) => self.ratio()?.median >= least,
            Target::AtMost(most) => Spread::of(self.ours.iter().copied())?.median <= most,
        })
    }
}

impl Serialize for Row {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut row = serializer.serialize_struct("Row", 9)?;
        row.serialize_field("part", self.part)?;
        row.serialize_field("what", &self.what)?;
        row.serialize_field("unit", &self.unit)?;
        row.serialize_field("ours", &self.ours)?;
        row.serialize_field("peer", &self.peer.as_ref().map(|(peer, _)| peer))?;
        row.serialize_field("peers", &self.peer.as_ref().map(|(_, series)| series))?;
        row.serialize_field("ratio", &self.ratio())?;
        row.serialize_field("target", &self.target)?;
        row.serialize_field("met", &self.is_met())?;
        row.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ratios_are_of_pairs_and_their_median_decides() {
        let row = Row::new("p", "w", Unit::Seconds)
            .ours([1.0, 4.0, 3.0])
            .beside(Peer::Official, [2.0, 2.0, 2.0])
            .wanted(Target::RatioAtMost(1.5));
        let ratio = row.ratio().map(|it| (it.least, it.median, it.most));
        assert_eq!(ratio, Some((0.5, 1.5, 2.0)));
        assert_eq!(row.is_met(), Some(true));
        assert_eq!(row.wanted(Target::RatioAtMost(1.4)).is_met(), Some(false));
    }

    #[test]
    fn without_a_peer_there_is_no_verdict_on_a_ratio() {
        let row = Row::new("p", "w", Unit::Bytes)
            .ours([10.0, 20.0])
            .beside(Peer::Floor, []);
        assert_eq!(row.clone().wanted(Target::RatioAtLeast(1.0)).is_met(), None);
        assert_eq!(row.wanted(Target::AtMost(15.0)).is_met(), Some(true));
    }
}
