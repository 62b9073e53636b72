"""Use cases: what a facilitator can do, one small function each."""
