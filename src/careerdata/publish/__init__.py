"""From tables to `outputs/`: Parquet, JSON and their schemas, in snapshots."""
