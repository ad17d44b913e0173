//! Files that are read into the registry.

pub mod buttons;
pub mod import;
pub mod index;
pub mod rows_csv;
pub mod template_csv;
pub mod template_xlsx;
mod tried;
