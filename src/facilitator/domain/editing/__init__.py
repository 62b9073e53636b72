"""Changes to a lesson plan: pure functions from a plan to a plan.

Texts come out clean, links to objectives stay right, and what was kept stays where it belongs.
A change that cannot be made raises UserError with a sentence for the trainer.
"""
