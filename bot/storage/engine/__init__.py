"""The database file: its tables, its transactions, and how damage to it is seen."""
