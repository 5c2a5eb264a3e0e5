"""How good answers are: question sets, figures, reports."""
