"""What our readers lose, invent and put out of order, beside readers that others wrote."""
