//! The figures of one commune, under `/department/communes`.

pub mod commune;
