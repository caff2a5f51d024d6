"""What is shown of a race: the table, the ratios, the picture, the rows of a file."""
