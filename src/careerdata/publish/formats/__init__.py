"""Optional formats of the tables, made from the Parquet files in batches of rows."""
