"""Further forms of the tables, for those who ask for them; made from the Parquet files in batches of rows."""
