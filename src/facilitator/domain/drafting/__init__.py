"""Reading an objective's words, and wording what work towards it looks like at each level."""
