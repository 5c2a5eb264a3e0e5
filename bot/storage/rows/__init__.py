"""The statements, a module for each kind of row; each runs inside a given transaction."""
