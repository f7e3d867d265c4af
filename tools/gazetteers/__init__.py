"""What tools/derive_gazetteers.py is made of: packages, one module for each kind of table."""
