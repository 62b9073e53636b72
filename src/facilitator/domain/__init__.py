"""Lesson plans, sessions, runs, observations and rubrics: values and arithmetic, nothing else."""
