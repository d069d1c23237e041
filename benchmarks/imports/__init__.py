"""How fast a sheet of people comes in, and how much memory it takes."""
