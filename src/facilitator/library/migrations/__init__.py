"""How older libraries become the newest; Alembic reads this folder."""
