//! The bar at the foot of the screen: which keys do what, straight from the key table.

use crate::ui::{
    canvas::Canvas,
    context::Context,
    key::Key,
    keymap::{self, Where},
    theme::Meaning,
};

/// Draws the keys of a place on the last row.
pub fn draw(canvas: &mut Canvas, place: Where, context: &Context) {
    let Some(y) = canvas.height().checked_sub(1) else {
        return;
    };
    let items: Vec<(String, String)> = keymap::bindings(place)
        .filter(|binding| binding.in_bar)
        .filter_map(|binding| {
            let key = binding.keys.first()?;
            Some((shown(*key, context), context.text(binding.text)))
        })
        .collect();
    let key_style = context.theme.style(Meaning::Key);
    let name_style = context.theme.style(Meaning::KeyName);
    let columns = canvas.width();
    canvas.clear(0, y, columns, 1, name_style);
    // The bar is one grid: every key stands at the same place whatever the names are.
    let share = columns / items.len().max(1);
    for (at, (key, name)) in items.iter().enumerate() {
        let x = at * share;
        let key_width = canvas.code(x, y, share, key, key_style);
        let room = share.saturating_sub(key_width);
        canvas.text(x + key_width, y, room, name, name_style);
    }
}

/// In a narrow bar the F of a function key goes without saying.
fn shown(key: Key, context: &Context) -> String {
    match key {
        Key::F(number) => number.to_string(),
        key => keymap::shown(key, context.language()),
    }
}
