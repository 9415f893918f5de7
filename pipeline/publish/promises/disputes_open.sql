-- One row per open dispute, the largest amount first, at most 200.
select *
from publish.disputes
where is_open
order by open_amount desc nulls last, opened_date, dispute_id
limit 200
