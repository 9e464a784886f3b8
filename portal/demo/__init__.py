"""Data of a demonstration, made by the real actions, and rows to measure speed with."""
