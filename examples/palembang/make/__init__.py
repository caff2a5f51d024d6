"""How the tables of Palembang are made from `facts` and `choices`: one rule, one file."""
