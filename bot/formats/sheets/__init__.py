"""Spreadsheets: Excel's and OpenDocument's, each sheet a heading over its tables."""
