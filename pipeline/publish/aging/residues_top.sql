-- One row per customer and report currency among the 100 of its currency with the largest remainder below the floor.
select *
from publish.residues
qualify row_number() over (partition by report_currency order by residue_amount desc, customer_id) <= 100
order by report_currency, residue_amount desc, customer_id
