"""Domain values to PDF bytes: the only package that knows reportlab."""
