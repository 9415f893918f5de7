-- One row per customer and currency among the 100 of its currency with the largest remainder below the floor.
select *
from publish.residues
qualify row_number() over (partition by currency order by residue_amount desc, customer_id) <= 100
order by currency, residue_amount desc, customer_id
