"""Tests of bot/retrieval/judging/."""
