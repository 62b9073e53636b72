"""What the product costs beside the least it could cost."""
