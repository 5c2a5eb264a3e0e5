"""Lists of questions and answers, in JSON and in tables."""
