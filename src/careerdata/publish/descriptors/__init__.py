"""Descriptions of a snapshot for other programs, made from the contract and the tables."""
