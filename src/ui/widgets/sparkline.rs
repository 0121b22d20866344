//! A row of bars that shows how numbers went.

const BARS: [char; 5] = ['▁', '▂', '▃', '▅', '▇'];
const ASCII: [char; 5] = ['_', '.', '-', '=', '#'];

/// Returns one bar for each number, oldest first; a month without one is a blank.
///
/// The bars are those that the fonts of consoles have. They are always drawn left to right.
pub fn sparkline(numbers: &[Option<f64>], is_ascii: bool) -> String {
    let bars = if is_ascii { ASCII } else { BARS };
    let highest = numbers.iter().flatten().copied().fold(0.0, f64::max);
    numbers
        .iter()
        .map(|number| match number {
            None => ' ',
            Some(number) => bar(bars, *number, highest),
        })
        .collect()
}

fn bar(bars: [char; 5], number: f64, highest: f64) -> char {
    let [none, low, middle, high, top] = bars;
    if highest <= 0.0 || number <= 0.0 {
        return none;
    }
    match number / highest {
        share if share <= 0.25 => low,
        share if share <= 0.5 => middle,
        share if share <= 0.75 => high,
        _ => top,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zero_has_the_lowest_bar_and_a_missing_month_has_none() {
        let numbers = [
            Some(0.0),
            Some(5.0),
            None,
            Some(10.0),
            Some(20.0),
            Some(14.0),
        ];
        assert_eq!(sparkline(&numbers, false), "▁▂ ▃▇▅");
        assert_eq!(sparkline(&numbers, true), "_. -#=");
    }

    #[test]
    fn zeros_alone_are_flat() {
        assert_eq!(sparkline(&[Some(0.0), Some(0.0)], false), "▁▁");
    }
}
