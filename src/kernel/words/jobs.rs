//! Words of the queue.

super::words! {
    /// Where a job stands.
    Status {
        /// To be done at `run_at`, or being done.
        Waiting = "waiting",
        /// Given up after two days; staff see it and may send it again.
        Dead = "dead",
    }
}
