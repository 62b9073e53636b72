"""Small reusable widgets that know nothing of lesson plans."""
