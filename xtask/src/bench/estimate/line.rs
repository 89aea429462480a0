//! The straight line through what was measured: so much for any crate, and so much more for each line of its
//! code and of its run-time code.

use cargo_farrier::cost::estimate::Rates;

/// One crate that was measured.
#[derive(Clone, Copy, Debug)]
pub(super) struct Point {
    /// Lines of code outside of the run-time code.
    pub(super) lines: usize,
    /// Lines of code of the run-time code.
    pub(super) run_time_lines: usize,
    /// Processor time.
    pub(super) seconds: f64,
}

impl Point {
    fn terms(&self) -> [f64; 3] {
        [1.0, self.lines as f64, self.run_time_lines as f64]
    }
}

/// The line that is least far off, in squares of parts of what was measured; nothing when the points do not
/// tell one.
pub(super) fn through(points: &[Point]) -> Option<Rates> {
    // The normal equations, in which each point weighs as much as any other.
    let mut matrix = [[0.0; 3]; 3];
    let mut right = [0.0; 3];
    for point in points.iter().filter(|point| point.seconds > 0.0) {
        let terms = point.terms().map(|term| term / point.seconds);
        for (row, one) in terms.iter().enumerate() {
            for (column, other) in terms.iter().enumerate() {
                matrix[row][column] += one * other;
            }
            right[row] += one;
        }
    }
    let [base, line, run_time_line] = solution(matrix, right)?;
    let off = points.iter().map(|point| {
        let [_, lines, run_time_lines] = point.terms();
        let estimate = base + line * lines + run_time_line * run_time_lines;
        estimate / point.seconds - 1.0
    });
    let squares = off.clone().map(|off| off * off).sum::<f64>();
    Some(Rates {
        base: rounded(base, 1e3),
        line: rounded(line, 1e8),
        run_time_line: rounded(run_time_line, 1e8),
        error: rounded((squares / points.len() as f64).sqrt(), 1e3),
        worst: rounded(off.map(f64::abs).fold(0.0, f64::max), 1e3),
    })
}

/// Three numbers that satisfy three equations, by Cramer's rule.
fn solution(matrix: [[f64; 3]; 3], right: [f64; 3]) -> Option<[f64; 3]> {
    let whole = determinant(matrix);
    let is_clear = whole.is_finite() && whole.abs() > f64::MIN_POSITIVE;
    is_clear.then(|| {
        [0, 1, 2].map(|column| {
            let mut replaced = matrix;
            for (row, value) in replaced.iter_mut().zip(right) {
                row[column] = value;
            }
            determinant(replaced) / whole
        })
    })
}

fn determinant([[a, b, c], [d, e, f], [g, h, i]]: [[f64; 3]; 3]) -> f64 {
    a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g)
}

fn rounded(value: f64, parts: f64) -> f64 {
    (value * parts).round() / parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_is_found_that_points_lie_on() {
        let point = |lines: usize, run_time_lines: usize| Point {
            lines,
            run_time_lines,
            seconds: 0.25 + 0.0001 * lines as f64 + 0.0002 * run_time_lines as f64,
        };
        let points = [
            point(1_000, 0),
            point(9_000, 0),
            point(40_000, 4_000),
            point(5_000, 4_000),
        ];
        let rates = through(&points).expect("a line");
        assert_eq!(
            (rates.base, rates.line, rates.run_time_line),
            (0.25, 0.0001, 0.0002)
        );
        assert_eq!((rates.error, rates.worst), (0.0, 0.0));
    }

    #[test]
    fn points_that_tell_no_line_give_none() {
        assert!(through(&[]).is_none());
    }
}
