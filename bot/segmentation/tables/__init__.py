"""The tables of a text: which rows stand under which heads."""
