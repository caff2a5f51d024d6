"""Ways to set prices, each with what it rests on; see the files of this room."""
