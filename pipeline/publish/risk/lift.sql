-- One row per model and tenth of the holdout, highest late probabilities first: how many of its invoices were late, and of all late ones so far.
with ranked as (
    select
        model,
        late,
        ntile(10) over (partition by model order by score desc, item_id) as tenth
    from publish.rival_scores
),

tenths as (
    select
        model,
        tenth,
        count(*) as n,
        sum(late) as count_late
    from ranked
    group by model, tenth
)

select
    model,
    tenth,
    cast(n as integer) as n,
    count_late / n as late_rate,
    (count_late * sum(n) over models) / (n * sum(count_late) over models) as lift,
    sum(count_late) over (partition by model order by tenth) / sum(count_late) over models as found_rate
from tenths
window models as (partition by model)
qualify sum(count_late) over models > 0
order by model, tenth
