//! Names that a person gave to people and parts. They live in the page only: no link, no draft and no file that is
//! read again holds them.

/// The longest name that is kept, in characters.
pub const LONGEST_NAME: usize = 40;

/// Names by the place of what they name; an empty one is none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// Of the people of the rota.
    pub people: Vec<String>,
    /// Of the parts that the service depends on.
    pub parts: Vec<String>,
}

impl Names {
    /// The name at a place, if there is one.
    #[must_use]
    pub fn at(names: &[String], place: usize) -> Option<&str> {
        names.get(place).map(String::as_str).filter(|name| !name.is_empty())
    }

    /// Gives a name to a place; it is cut to [`LONGEST_NAME`] and trimmed.
    pub fn set(names: &mut Vec<String>, place: usize, name: &str) {
        let name: String = name.trim().chars().filter(|sign| !sign.is_control()).take(LONGEST_NAME).collect();
        if names.len() <= place {
            if name.is_empty() {
                return;
            }
            names.resize(place + 1, String::new());
        }
        if let Some(kept) = names.get_mut(place) {
            *kept = name;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_cut_and_cleaned_and_an_empty_one_is_none() {
        let mut names = Vec::new();
        Names::set(&mut names, 2, "  Ada\u{0}\n  ");
        assert_eq!((Names::at(&names, 0), Names::at(&names, 2)), (None, Some("Ada")));
        Names::set(&mut names, 2, &"x".repeat(500));
        assert_eq!(Names::at(&names, 2).map(str::len), Some(LONGEST_NAME));
        Names::set(&mut names, 2, " ");
        Names::set(&mut names, 9, "");
        assert_eq!((Names::at(&names, 2), names.len()), (None, 3));
    }
}
