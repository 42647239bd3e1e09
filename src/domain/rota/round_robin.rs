//! The usual rota of equals.

use super::{Duty, RotaError};

/// The round robin: the primary of shift `j` is `(first + j) mod engineers`, the secondary is the next primary.
///
/// # Errors
/// [`RotaError::OnSchedule`] unless one or two are on schedule, [`RotaError::TooFewPeople`] for fewer engineers than
/// that.
pub fn round_robin(
    engineers: usize,
    on_schedule: usize,
    shifts: usize,
    first: usize,
) -> Result<Vec<Duty>, RotaError> {
    if !(1..=2).contains(&on_schedule) {
        return Err(RotaError::OnSchedule);
    }
    if engineers < on_schedule {
        return Err(RotaError::TooFewPeople { site: 0, people: engineers });
    }
    let start = first % engineers;
    let turn = |shift: usize| (start + shift % engineers) % engineers;
    let duty = |shift| Duty {
        primary: Some(turn(shift)),
        secondary: (on_schedule == 2).then(|| turn(shift.wrapping_add(1))),
    };
    Ok((0..shifts).map(duty).collect())
}
