// Prints the rows of every Parquet file of a folder as JSON, by table, read by hyparquet.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { asyncBufferFromFile, parquetReadObjects } from "hyparquet";
import { compressors } from "hyparquet-compressors";

const folder = process.argv[2];
const tables = {};
for (const name of readdirSync(folder)) {
  const file = await asyncBufferFromFile(join(folder, name));
  tables[name.replace(".parquet", "")] = await parquetReadObjects({ file, compressors });
}
// Whole numbers of 64 bits come as BigInt, which JSON does not know.
console.log(JSON.stringify(tables, (_, value) => (typeof value === "bigint" ? Number(value) : value)));
