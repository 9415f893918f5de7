import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { closeWarehouse, execute, fence, openWarehouse } from "../../pipeline/warehouse/warehouse.ts";
import { withFolder } from "../support/folder.ts";

test.each([
  ["reads a file outside", "from read_text('/etc/hostname')"],
  ["reads a file outside by way of one inside", "from read_text('$inside/../../etc/hostname')"],
  ["asks another machine", "from read_csv('https://example.org/a.csv')"],
  ["writes outside", "copy (select 1) to '/var/tmp/countback-fence.csv'"],
  ["opens a database outside", "attach '/var/tmp/countback-fence.duckdb' as other"],
  ["installs an extension", "install httpfs"],
  ["loads an extension", "load '$inside/evil.duckdb_extension'"],
  ["takes the fence down", "set enable_external_access = true"],
  ["widens it", "set allowed_directories = ['/']"],
])("within its fence no database %s", async (_, sql) => {
  await withFolder(async (inside) => {
    const warehouse = await openWarehouse(":memory:");
    try {
      await writeFile(join(inside, "a.txt"), "a");
      await fence(warehouse, [inside]);
      await execute(warehouse, `copy (from read_text('${join(inside, "a.txt")}')) to '${join(inside, "b.csv")}'`);
      await expect(execute(warehouse, sql.replace("$inside", inside))).rejects.toThrow(/disabled|Cannot|not allowed/);
    } finally {
      closeWarehouse(warehouse);
    }
  });
});
