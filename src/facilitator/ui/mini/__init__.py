"""The mini timer: the clock over slides, always on top."""
