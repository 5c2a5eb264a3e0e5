"""What tables of every format have in common."""
