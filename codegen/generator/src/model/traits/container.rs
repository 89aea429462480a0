//! The traits of one shape or member, by their IDs, with the places where they stand.

use serde_json::{Map, Value};

use crate::source::Location;

/// Trait values by absolute trait ID, in the model's order. Traits that nothing here knows are kept.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Traits {
    values: Map<String, Value>,
    /// The shape or member that the traits belong to; their values stand under its `traits` key.
    home: Location,
    /// The places of the values that stand elsewhere: in an `apply` statement or a mixin.
    elsewhere: Vec<(String, Location)>,
}

impl Traits {
    /// Traits that stand under the `traits` key of the shape or member at `home`.
    pub(crate) fn new(values: Map<String, Value>, home: Location) -> Self {
        Self {
            values,
            home,
            elsewhere: Vec::new(),
        }
    }

    /// The value of a trait, by its absolute ID such as `smithy.api#required`.
    pub fn get(&self, id: &str) -> Option<&Value> {
        self.values.get(id)
    }

    /// Whether the trait is there.
    pub fn has(&self, id: &str) -> bool {
        self.values.contains_key(id)
    }

    /// Where the trait's value stands; for an absent trait, the shape or member itself.
    pub fn location(&self, id: &str) -> Location {
        if let Some((_, location)) = self.elsewhere.iter().find(|(name, _)| name == id) {
            return location.clone();
        }
        if self.has(id) {
            return self.home.child("traits").child(id);
        }
        self.home.clone()
    }

    /// IDs and values, in the model's order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.values.iter().map(|(id, value)| (id.as_str(), value))
    }

    /// Whether there is no trait.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// Sets a trait whose value stands at `location`, in place of any value it had.
    pub(crate) fn set(&mut self, id: &str, value: Value, location: Location) {
        self.values.insert(id.to_owned(), value);
        self.elsewhere.retain(|(name, _)| name != id);
        self.elsewhere.push((id.to_owned(), location));
    }

    /// Removes a trait.
    pub(crate) fn remove(&mut self, id: &str) {
        self.values.shift_remove(id);
        self.elsewhere.retain(|(name, _)| name != id);
    }

    /// These traits and those of `nearer`, which win and whose holder gets them all.
    pub(crate) fn overridden_by(&self, nearer: &Self) -> Self {
        let mut merged = Self::new(Map::new(), nearer.home.clone());
        for traits in [self, nearer] {
            for (id, value) in traits.iter() {
                merged.set(id, value.clone(), traits.location(id));
            }
        }
        merged
    }
}
