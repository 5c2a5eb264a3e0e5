"""Tests of how a page is set: columns, initials, repeated words, numbered lines, listings."""
