//! Where the parts of a rectangle go: areas in proportion to sizes, and each as near to a square as it can be.
//!
//! Source: Bruls, Huizing, van Wijk, "Squarified Treemaps", 2000.

/// A rectangle; `x` and `y` are those of its upper left corner.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Rect {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) width: f64,
    pub(super) height: f64,
}

impl Rect {
    fn area(&self) -> f64 {
        self.width * self.height
    }

    /// The rectangle within, so far from each side and from the top; of a small one nothing is left.
    pub(super) fn within(&self, side: f64, top: f64) -> Self {
        Self {
            x: self.x + side,
            y: self.y + top,
            width: (self.width - 2.0 * side).max(0.0),
            height: (self.height - top - side).max(0.0),
        }
    }
}

/// A rectangle for each size, in their order, which is from the largest to the smallest.
pub(super) fn squarified(sizes: &[f64], space: Rect) -> Vec<Rect> {
    let sum: f64 = sizes.iter().sum();
    if sum <= 0.0 || space.area() <= 0.0 {
        let nothing = Rect {
            width: 0.0,
            height: 0.0,
            ..space
        };
        return vec![nothing; sizes.len()];
    }
    let scale = space.area() / sum;
    let areas: Vec<f64> = sizes.iter().map(|size| size.max(0.0) * scale).collect();
    let mut placed = Vec::with_capacity(areas.len());
    let mut left = space;
    let mut rest = areas.as_slice();
    while !rest.is_empty() {
        let (row, after) = rest.split_at(row_length(rest, left.width.min(left.height)));
        left = place(row, left, &mut placed);
        rest = after;
    }
    placed
}

/// How many of the areas stand best beside each other along a side of this length.
fn row_length(areas: &[f64], side: f64) -> usize {
    let mut sum = 0.0;
    let mut best = f64::INFINITY;
    let mut smallest = f64::INFINITY;
    let mut largest: f64 = 0.0;
    for (index, area) in areas.iter().enumerate() {
        sum += area;
        smallest = smallest.min(*area);
        largest = largest.max(*area);
        let (side, sum) = (side * side, sum * sum);
        let worst = (side * largest / sum).max(sum / (side * smallest));
        if worst.is_nan() || worst > best {
            return index.max(1);
        }
        best = worst;
    }
    areas.len()
}

/// Places a row along the shorter side, and gives the space that is left.
fn place(row: &[f64], space: Rect, placed: &mut Vec<Rect>) -> Rect {
    let sum: f64 = row.iter().sum();
    let is_wide = space.width >= space.height;
    let side = space.width.min(space.height);
    let depth = if side > 0.0 { sum / side } else { 0.0 };
    let mut at = 0.0;
    for area in row {
        let length = if depth > 0.0 { area / depth } else { 0.0 };
        placed.push(match is_wide {
            true => Rect {
                x: space.x,
                y: space.y + at,
                width: depth,
                height: length,
            },
            false => Rect {
                x: space.x + at,
                y: space.y,
                width: length,
                height: depth,
            },
        });
        at += length;
    }
    match is_wide {
        true => Rect {
            x: space.x + depth,
            width: (space.width - depth).max(0.0),
            ..space
        },
        false => Rect {
            y: space.y + depth,
            height: (space.height - depth).max(0.0),
            ..space
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SPACE: Rect = Rect {
        x: 10.0,
        y: 20.0,
        width: 600.0,
        height: 400.0,
    };

    fn overlap(a: &Rect, b: &Rect) -> f64 {
        let along = |a: f64, a_length: f64, b: f64, b_length: f64| {
            ((a + a_length).min(b + b_length) - a.max(b)).max(0.0)
        };
        along(a.x, a.width, b.x, b.width) * along(a.y, a.height, b.y, b.height)
    }

    #[test]
    fn areas_are_in_proportion_and_fill_the_space() {
        let sizes = [6.0, 6.0, 4.0, 3.0, 2.0, 2.0, 1.0];
        let placed = squarified(&sizes, SPACE);
        assert_eq!(placed.len(), sizes.len());
        for (size, rect) in sizes.iter().zip(&placed) {
            assert!((rect.area() - size * 10_000.0).abs() < 1e-6, "{rect:?}");
            let worst = (rect.width / rect.height).max(rect.height / rect.width);
            assert!(worst < 4.0, "{rect:?} is far from a square");
            let inside = overlap(rect, &SPACE);
            assert!(
                (inside - rect.area()).abs() < 1e-6,
                "{rect:?} is not inside"
            );
        }
        for (index, rect) in placed.iter().enumerate() {
            for other in &placed[index + 1..] {
                assert!(overlap(rect, other) < 1e-6, "{rect:?} {other:?}");
            }
        }
    }

    #[test]
    fn any_sizes_and_spaces_have_a_layout() {
        let no_space = Rect::default();
        for sizes in [&[][..], &[0.0, 0.0], &[5.0, 0.0, 0.0], &[1e9, 1e-9]] {
            for space in [SPACE, no_space] {
                let placed = squarified(sizes, space);
                assert_eq!(placed.len(), sizes.len());
                let finite = |it: &Rect| {
                    [it.x, it.y, it.width, it.height]
                        .iter()
                        .all(|it| it.is_finite())
                };
                assert!(placed.iter().all(finite), "{placed:?}");
            }
        }
    }
}
