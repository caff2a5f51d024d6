"""What cannot hold together, found on hard measures: minimal sets, and the least that repairs them."""
