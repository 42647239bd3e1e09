//! A tree from top to bottom: marks and lines, availabilities, and a bar for what each part could gain.

use super::Form;
use super::drawing::Drawing;
use super::svg::{Anchor, FONT, Svg, Tenths, bold_width, width};
use crate::domain::ratio::Ratio;

/// What stands before a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A part.
    Part,
    /// A part that stands elsewhere too.
    Same,
    /// A group.
    Group,
}

/// A line of the picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// How deep it stands; 0 is the root.
    pub depth: usize,
    /// What it is.
    pub mark: Mark,
    /// Whether what is above runs on without it.
    pub soft: bool,
    /// Its name.
    pub name: String,
    /// What it is in a few words, if that is to be said; under the name where it is narrow.
    pub what: Option<String>,
    /// Name and that together, on one line.
    pub both: String,
    /// Its value, in words.
    pub words: String,
    /// A length from 0 to 1, and what it says.
    pub bar: Option<(Ratio, String)>,
    /// Whether it is the one to look at.
    pub weakest: bool,
}

/// Text and marks keep so far from the canvas's edge.
const EDGE: Tenths = 20;
/// From one depth to the next.
const STEP: Tenths = 220;
/// Half of a mark.
const MARK: Tenths = 45;
/// Height of a bar.
const BAR: Tenths = 80;

/// What depends on the width.
struct Layout {
    row: Tenths,
    /// From the top of a row to its mark.
    middle: Tenths,
    /// Where the values end.
    values: Tenths,
    /// Where the bars begin and how long they are.
    bars: Tenths,
    longest: Tenths,
}

impl Layout {
    fn of(lines: &[Line], form: Form) -> Self {
        let canvas = form.size().0 * 10;
        let said = lines.iter().filter_map(|line| line.bar.as_ref()).map(|(_, words)| width(words)).max();
        let said = said.unwrap_or(0) + 60;
        match form {
            // Bars stand below the names.
            Form::Narrow => {
                let bars = EDGE + STEP;
                Self {
                    row: 500,
                    middle: 140,
                    values: canvas - EDGE,
                    bars,
                    longest: canvas - bars - said - EDGE,
                }
            }
            Form::Wide => {
                let bars = canvas * 68 / 100;
                Self { row: 320, middle: 160, values: bars - 140, bars, longest: canvas - bars - said - EDGE }
            }
        }
    }

    /// The middle of a line's mark.
    fn mark(&self, line: usize, depth: usize) -> (Tenths, Tenths) {
        let (line, depth) = (Tenths::try_from(line).unwrap_or(0), Tenths::try_from(depth).unwrap_or(0));
        (EDGE + MARK + depth * STEP, line * self.row + self.middle)
    }
}

/// Draws the tree.
#[must_use]
pub fn draw(lines: &[Line], form: Form) -> Drawing {
    let layout = Layout::of(lines, form);
    let count = Tenths::try_from(lines.len()).unwrap_or(0);
    let mut svg =
        Svg::new(&["tree ", form.name()].concat(), (form.size().0, (count * layout.row + EDGE) / 10));
    for (at, line) in lines.iter().enumerate() {
        let place = layout.mark(at, line.depth);
        let above = lines.iter().take(at).rposition(|above| above.depth < line.depth);
        if let Some(above) = above {
            let from = layout.mark(above, line.depth - 1);
            let class = if line.soft { "branch branch-soft" } else { "branch" };
            svg.path(class, [from, (from.0, place.1), place].into_iter());
        }
    }
    for (at, line) in lines.iter().enumerate() {
        let (x, y) = layout.mark(at, line.depth);
        match line.mark {
            Mark::Part => svg.circle("leaf", (x, y), MARK),
            Mark::Same => svg.circle("leaf leaf-same", (x, y), MARK),
            Mark::Group => svg.boxes("group", &[((x - MARK, y - MARK), (x + MARK, y + MARK))]),
        }
        let baseline = y + FONT * 35 / 100;
        let begin = x + MARK + 70;
        let class = if line.weakest { "label weakest" } else { "label" };
        let room = layout.values - width(&line.words) - 100 - begin;
        let name = if form == Form::Wide { &line.both } else { &line.name };
        svg.text(class, (begin, baseline), Anchor::Start, &cut(name, room));
        if let (Form::Narrow, Some(what)) = (form, &line.what) {
            let below = (begin, baseline + FONT + 60);
            svg.text("label tick", below, Anchor::Start, &cut(what, layout.values - begin));
        }
        svg.text(class, (layout.values, baseline), Anchor::End, &line.words);
        if let Some((share, words)) = &line.bar {
            let long = share.times(Ratio::from_int(layout.longest.into())).map_or(0, |long| long.floor());
            let long = Tenths::try_from(long).unwrap_or(0).clamp(10, layout.longest.max(10));
            let (left, middle) = match form {
                Form::Narrow => (begin, y + 210),
                Form::Wide => (layout.bars, y),
            };
            let long = if form == Form::Narrow {
                long * (layout.longest - begin + layout.bars) / layout.longest.max(1)
            } else {
                long
            };
            svg.boxes("gain", &[((left, middle - BAR / 2), (left + long.max(10), middle + BAR / 2))]);
            let after = (left + long.max(10) + 50, middle + FONT * 35 / 100);
            let class = if line.weakest { "label weakest" } else { "label tick" };
            svg.text(class, after, Anchor::Start, words);
        }
    }
    svg.finish()
}

/// A name that fits, with its end left out if it does not.
fn cut(name: &str, room: Tenths) -> String {
    if bold_width(name) <= room {
        return name.to_owned();
    }
    let mut kept = String::new();
    for sign in name.chars() {
        kept.push(sign);
        if bold_width(&kept) + bold_width("…") > room {
            kept.pop();
            break;
        }
    }
    kept.truncate(kept.trim_end().len());
    kept.push('…');
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_name_is_cut_to_its_room() {
        assert_eq!(cut("Database", 10_000), "Database");
        let short = cut("A very long name of something", 800);
        assert!(short.ends_with('…') && bold_width(&short) <= 800 + bold_width("…"), "{short}");
        assert_eq!(cut("Database", 0), "…");
    }
}
