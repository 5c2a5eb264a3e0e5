"""What is laid upon a PDF's page: the values of form fields, free text, stamps."""
