"""What the formats of word processors share: numbers of lists, signs of symbol fonts, tables."""
