"""What is fitted: `python -m scripts.training.codebook`, `.answerability` and `.ranking`."""
