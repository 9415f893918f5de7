import { inputs } from "../features/columns.ts";
import { readNumbers, type Warehouse } from "../warehouse/warehouse.ts";
import type { LateSpell } from "./hazard.ts";
import type { Design } from "./design.ts";
import type { Sample } from "./ridge.ts";
import { plainTerms } from "./modelTerms.ts";

/** The sampled invoices whose label was known before a cut-off, with what was known of their late spells. */
export type Training = Sample & {
  readonly spells: readonly (LateSpell | null)[];
};

/**
 * Reads what a fit may know: invoices issued before `cutoff` (an ISO date) whose label was known before it, features at
 * issue, in order of issue and item.
 */
export async function readTraining(warehouse: Warehouse, cutoff: string): Promise<Training> {
  const columns = await readNumbers(warehouse, trainingSql(cutoff));
  const column = (name: string) => columns[name] ?? new Float64Array();
  const outcomes = column("is_late");
  const labelDays = column("label_day");
  const paidAfter = column("paid_after");
  const observedUntil = column("observed_until");
  return {
    terms: plainTerms,
    design: designOf(columns),
    outcomes,
    dates: Array.from(column("issue_day"), (issueDay, row) => ({ issueDay, labelDay: labelDays[row] ?? 0 })),
    spells: Array.from(outcomes, (late, row) =>
      late === 1
        ? { paidAfter: paidAfter[row] === -1 ? null : (paidAfter[row] ?? null), observedUntil: observedUntil[row] ?? 0 }
        : null,
    ),
  };
}

/** The model's inputs, row after row, from columns of the same names. */
function designOf(columns: Readonly<Record<string, Float64Array>>): Design {
  const width = inputs.length;
  const rows = columns[inputs[0]?.name ?? ""]?.length ?? 0;
  const values = new Float64Array(rows * width);
  for (const [index, { name }] of inputs.entries()) {
    const column = columns[name] ?? new Float64Array(rows);
    for (let row = 0; row < rows; row += 1) values[row * width + index] = column[row] ?? 0;
  }
  return { rows, columns: width, values };
}

/** Closed by something else than cash, a spell is observed until then; paid before the cut-off, to the cut-off. */
function trainingSql(cutoff: string): string {
  return `
    select
        ${inputs.map(({ name }) => `cast(settled_inputs.${name} as double) as ${name}`).join(", ")},
        is_late,
        issue_date - date '2000-01-01' as issue_day,
        last_good_date - date '2000-01-01' as label_day,
        case when paid_date < date '${cutoff}' then paid_date - last_good_date else -1 end as paid_after,
        least(
            date '${cutoff}' - 1,
            case when paid_date is null and closed_date < date '${cutoff}' then closed_date - 1 else date '9999-12-31' end
        ) - last_good_date as observed_until
    from features.settled_inputs
    inner join features.items using (item_id)
    where layer = 'issue' and items.is_sampled and items.issue_date < date '${cutoff}' and last_good_date < date '${cutoff}' and is_late is not null
    order by items.issue_date, item_id`;
}
