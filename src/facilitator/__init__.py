"""Facilitator Companion: an offline desk for people who lead sessions in a room."""

__version__ = "0.1.0"
