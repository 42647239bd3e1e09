//! A rota as calendar entries (RFC 5545).
//!
//! Every shift is an entry of whole days, from its first day up to, not including, the day of the next hand-over.
//! Days have no time zone, so no calendar program can move an entry by hours, and the file needs no table of zones;
//! the hour of the hand-over stays the team's own. Entries don't mark the time as busy.

use crate::assessment::calendar::Calendar;
use crate::assessment::date::Day;
use crate::content::say;
use crate::domain::rota::Duty;
use crate::text::Text;
use std::fmt::Write;

/// The longest line in bytes, without its end (RFC 5545, 3.1).
const LONGEST_LINE: usize = 75;

/// Tells rotas apart: entries of the same shift of the same team keep their name in every file.
const FINGERPRINT: crc::Crc<u32> = crc::Crc::<u32>::new(&crc::CRC_32_ISO_HDLC);

/// Writes the entries of everybody, or of one person. `names` are those of all people, `stamp` is the day on which the
/// file is made.
#[must_use]
pub fn write(calendar: &Calendar, names: &[String], only: Option<usize>, stamp: Day, text: &Text) -> String {
    let name = |person: usize| names.get(person).map_or("", String::as_str);
    let mut file = File { out: String::new() };
    let title = match only {
        Some(person) => text.say(say::rota::ics_title_of(name(person))),
        None => text.get(say::rota::ICS_TITLE).to_owned(),
    };
    file.line("BEGIN", "VCALENDAR");
    file.line("VERSION", "2.0");
    file.text("PRODID", &format!("-//{}//{}", text.get(say::app::NAME), text.language()));
    file.line("CALSCALE", "GREGORIAN");
    file.text("NAME", &title);
    file.text("X-WR-CALNAME", &title);
    let team = fingerprint(calendar, names);
    for (at, site) in calendar.plan.sites.iter().enumerate() {
        for (shift, duty) in site.duties.iter().enumerate() {
            for (role, person, other) in both(*duty) {
                if only.is_some_and(|only| only != person) {
                    continue;
                }
                let (first, last) = calendar.days(shift);
                let until = last.plus(1).unwrap_or(last);
                let word = role.word(text);
                let other = other.map(name);
                file.line("BEGIN", "VEVENT");
                file.line("UID", &format!("{team}-{}-{}-{}@cre-readiness", date(first), role.key(), at + 1));
                file.line("DTSTAMP", &format!("{}T000000Z", date(stamp)));
                file.line("DTSTART;VALUE=DATE", &date(first));
                file.line("DTEND;VALUE=DATE", &date(until));
                file.text("SUMMARY", &text.say(say::rota::ics_summary(name(person), word)));
                file.text("DESCRIPTION", &description(calendar, shift, role, other, text));
                file.line("TRANSP", "TRANSPARENT");
                file.line("END", "VEVENT");
            }
        }
    }
    file.line("END", "VCALENDAR");
    file.out
}

/// The name of the file of one person: safe on every system, whatever the name.
#[must_use]
pub fn part_of_file_name(name: &str, person: usize) -> String {
    let mut safe = String::new();
    for sign in name.chars() {
        if sign.is_ascii_alphanumeric() {
            safe.push(sign.to_ascii_lowercase());
        } else if !safe.is_empty() && !safe.ends_with('-') {
            safe.push('-');
        }
    }
    let safe = safe.trim_end_matches('-');
    // The number tells two people of one name apart.
    if safe.is_empty() { format!("rota-{}", person + 1) } else { format!("rota-{}-{safe}", person + 1) }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Primary,
    Secondary,
}

impl Role {
    const fn key(self) -> &'static str {
        match self {
            Self::Primary => "primary",
            Self::Secondary => "secondary",
        }
    }

    fn word(self, text: &Text) -> &str {
        text.get(match self {
            Self::Primary => say::rota::PRIMARY_SMALL,
            Self::Secondary => say::rota::SECONDARY_SMALL,
        })
    }
}

/// Who is on a shift, in which role, and who else.
fn both(duty: Duty) -> impl Iterator<Item = (Role, usize, Option<usize>)> {
    let primary = duty.primary.map(|person| (Role::Primary, person, duty.secondary));
    primary.into_iter().chain(duty.secondary.map(|person| (Role::Secondary, person, duty.primary)))
}

fn description(calendar: &Calendar, shift: usize, role: Role, other: Option<&str>, text: &Text) -> String {
    let (_, last) = calendar.days(shift);
    let mut lines = Vec::new();
    if let Some(other) = other {
        let other_role = if role == Role::Primary { Role::Secondary } else { Role::Primary };
        lines.push(text.say(say::rota::ics_other(other, other_role.word(text))));
    }
    if shift + 1 < calendar.shifts() {
        lines.push(text.say(say::rota::ics_hand_over(&text.date(last.plus(1).unwrap_or(last)))));
    }
    lines.push(text.get(say::rota::ICS_HOUR).to_owned());
    lines.join("\n")
}

fn date(day: Day) -> String {
    let (year, month, day) = day.civil();
    format!("{year:04}{month:02}{day:02}")
}

/// Of the people, the places and the start: leave and shares may change, and the entries are the same ones still.
fn fingerprint(calendar: &Calendar, names: &[String]) -> String {
    let mut digest = FINGERPRINT.digest();
    for name in names.iter().take(calendar.people()) {
        digest.update(name.as_bytes());
        digest.update(&[0]);
    }
    let sites = calendar.plan.sites.len() as u64;
    for number in [calendar.on_call.on_schedule(), sites, u64::from(calendar.rota.first_day().unix_days())] {
        digest.update(&number.to_be_bytes());
    }
    format!("{:08x}", digest.finalize())
}

/// Lines of a file, folded.
struct File {
    out: String,
}

impl File {
    /// A line whose value needs no escape.
    fn line(&mut self, name: &str, value: &str) {
        let mut length = 0;
        for sign in name.chars().chain([':']).chain(value.chars()) {
            if length + sign.len_utf8() > LONGEST_LINE {
                self.out.push_str("\r\n ");
                // The space counts.
                length = 1;
            }
            self.out.push(sign);
            length += sign.len_utf8();
        }
        self.out.push_str("\r\n");
    }

    /// A line whose value is text (RFC 5545, 3.3.11).
    fn text(&mut self, name: &str, value: &str) {
        let mut escaped = String::with_capacity(value.len());
        for sign in value.chars() {
            match sign {
                '\\' | ';' | ',' => {
                    let _ = write!(escaped, "\\{sign}");
                }
                '\n' => escaped.push_str("\\n"),
                sign if sign.is_control() => {}
                sign => escaped.push(sign),
            }
        }
        self.line(name, &escaped);
    }
}

#[cfg(test)]
mod tests;
