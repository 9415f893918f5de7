-- One row per customer with something past due among the first 300 of its currency's worklist.
select * exclude (tone, demand_days)
from publish.worklist
where rank <= 300
order by report_currency, rank
