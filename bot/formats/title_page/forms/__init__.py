"""Papers of a fixed form: of a court, of a commission, a memo; their heads say what they are."""
