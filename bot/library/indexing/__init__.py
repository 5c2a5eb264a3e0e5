"""How a library is found in: its two indexes, what is put into them, and their upkeep."""
