//! The sizes of the synthetic report keep their goals.

use crate::{measure, synthetic};

#[test]
fn the_generator_draws_the_numbers_of_the_study() {
    let form = synthetic::form(1);
    assert_eq!(form.data_set, "Ik2zwEQHfwc");
    assert_eq!(form.combos[3], "fByp7akBDsW");
    let facility = synthetic::facility(&form, 1_005);
    let first: Vec<i64> = facility.months[5][..12]
        .iter()
        .map(|count| count.map_or(-1, i64::from))
        .collect();
    assert_eq!(first, [-1, -1, 2, 1, 3, 4, 2, 2, 1, 0, -1, -1]);
    let months = (0..60).map(|seed| synthetic::facility(&form, seed).months.swap_remove(12));
    let cells: Vec<u32> = months.flatten().flatten().collect();
    assert_eq!((cells.len(), cells.iter().sum::<u32>()), (9_873, 101_584));
}

#[test]
fn a_month_keeps_its_size() {
    let table = measure::table();
    let text = measure::printed(&table);
    let size = |line: usize| table[line].1.unwrap();
    let ((mean, max), (mean_without, _), (other_mean, _)) = (size(0), size(1), size(3));
    assert!(mean <= 145.0 && max <= 185, "{text}");
    assert!(mean_without <= 170.0, "{text}");
    assert!(other_mean <= 145.0, "{text}");
}
