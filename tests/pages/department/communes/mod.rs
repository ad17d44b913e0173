//! The figures of one commune.

mod commune;
