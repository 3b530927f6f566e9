"""Windows of their own: about the program, its shortcuts, what it had to say, the first steps."""
