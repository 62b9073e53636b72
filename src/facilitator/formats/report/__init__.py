"""A session's report as files for other programs."""
