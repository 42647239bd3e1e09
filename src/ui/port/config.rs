//! What a deployer sets without a compiler: attributes of the app's element in `index.html`.

use super::document;
use crate::export::carry::{Parameters, is_parameter_name};

/// Addresses and names.
#[derive(Debug)]
pub struct Config {
    /// *Book a meeting* opens this.
    pub booking: String,
    /// What the booking address takes along, where the deployer named it.
    pub booking_names: Parameters,
    /// *Write to us* opens this.
    pub contact: String,
    /// *Read the e-book* opens this.
    pub ebook: String,
    /// The e-book's own address, where there is one: only then can its chapters be opened.
    pub ebook_itself: Option<String>,
}

const DEFAULT_CONTACT: &str = "info@container-solutions.com";
const DEFAULT_SITE: &str = "https://www.container-solutions.com/";

impl Config {
    /// Reads the attributes. What is missing or is no web or mail address falls back to the next best.
    pub fn read() -> Self {
        let element = document().and_then(|document| document.get_element_by_id("app"));
        let attribute = |name: &str| {
            let value = element.as_ref().and_then(|element| element.get_attribute(name));
            value.map(|value| value.trim().to_owned()).filter(|value| !value.is_empty())
        };
        let web = |name: &str| attribute(name).filter(|value| is_web_address(value));
        let contact = attribute("data-contact")
            .filter(|value| is_mail_address(value))
            .unwrap_or_else(|| DEFAULT_CONTACT.to_owned());
        let mail = format!("mailto:{contact}");
        let site = web("data-site").unwrap_or_else(|| DEFAULT_SITE.to_owned());
        let name = |name: &str| attribute(name).filter(|value| is_parameter_name(value));
        Self {
            booking_names: Parameters {
                summary: name("data-booking-summary"),
                link: name("data-booking-link"),
            },
            booking: web("data-booking").unwrap_or_else(|| mail.clone()),
            ebook: web("data-ebook").unwrap_or(site),
            ebook_itself: web("data-ebook"),
            contact: mail,
        }
    }

    /// Whether *Book a meeting* writes a mail, for want of a booking address.
    pub fn books_by_mail(&self) -> bool {
        self.booking == self.contact
    }
}

fn is_web_address(value: &str) -> bool {
    let lower = value.to_ascii_lowercase();
    lower.starts_with("https://") || lower.starts_with("http://")
}

fn is_mail_address(value: &str) -> bool {
    value.contains('@') && !value.contains([':', '?', '&', '#', '/', ' '])
}
