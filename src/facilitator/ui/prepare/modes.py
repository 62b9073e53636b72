"""What the middle of the page shows: one phase, the rest of the plan, or all of it to read."""

PHASE, DETAILS, WHOLE = "phase", "details", "whole"
MODES = (PHASE, DETAILS, WHOLE)
