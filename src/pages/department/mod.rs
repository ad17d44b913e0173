//! For analysts of the commerce department: the figures of the market on screen and as files. Nobody's name is in any of them.

pub mod asked;
pub mod communes;
pub mod download;
pub mod figures;
pub mod index;
pub mod papers;
pub mod papers_csv;
mod papers_list;
pub mod report_csv;
pub mod report_xlsx;
pub mod sample;
pub mod spelled;
pub mod workbook;
