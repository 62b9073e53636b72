"""Soft chimes at the moments that a facilitator must not miss."""
