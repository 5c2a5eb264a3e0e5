"""What stands among the words of a web page's paragraph: their height, formulas, ends of pages."""
