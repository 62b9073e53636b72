"""Paper entry: an observation sheet that was filled in by hand, keyed back into its session."""
