"""Documents to domain values and back, with diagnostics that name the line."""
