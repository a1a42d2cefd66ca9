"""How each kind of question looks without a script, and what its script is given: a file each, with its JavaScript beside."""
