-- One row per state an amount can be in at the end of a month: an aging bucket while it is open, else how it was settled.
-- Credited is everything but money and write-offs: credit notes, discounts, short-pays, bank charges.
select
    bucket_index as state_index,
    bucket as state
from measures.buckets

union all

select *
from (values (100, 'paid'), (101, 'credited'), (102, 'written_off')) as settled (state_index, state)
