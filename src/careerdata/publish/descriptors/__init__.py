"""What tells others how to read a snapshot; each file follows from the contract and the tables."""
