-- One row per strength tried: the log loss, in millionths, of what became, by
-- validation_until, of the bins that late invoices of its last 13 weeks went through,
-- foreseen from the customer's own bins before, pulled towards all customers' by that many
-- late invoices.
with
spells as (
    select
        customer_key,
        last_good_date < run.validation_until() - 91 as is_before,
        case
            when last_good_date < run.validation_until() - 91
                then run.validation_until() - 92
            else run.validation_until() - 1
        end as known_date,
        last_good_date,
        paid_date,
        closed_date,
    from features.items
    where is_late = 1 and is_sampled and last_good_date < run.validation_until() - 1
),

observed as (
    select
        customer_key,
        is_before,
        case when paid_date <= known_date then paid_date - last_good_date end as paid_after,
        case
            when paid_date is null and closed_date <= known_date then closed_date - 1 else known_date
        end - last_good_date as observed_until,
    from spells
),

bins as (
    select
        customer_key, bin,
        sum(cast(is_before as integer)) as risked_before,
        sum(cast(is_before and coalesce(paid_after <= last_day, false) as integer)) as paid_before,
        sum(cast(not is_before as integer)) as risked_after,
        sum(cast(not is_before and coalesce(paid_after <= last_day, false) as integer)) as paid_after,
    from observed
    inner join (
        values (1, 0, 7), (2, 7, 14), (3, 14, 30), (4, 30, 60), (5, 60, 90)
    ) as edges (bin, first_day, last_day)
        on observed_until >= last_day and coalesce(paid_after > first_day, true)
    group by all
),

pulled as (
    select
        *,
        (sum(paid_before) over bin_rows + 1.0) / (sum(risked_before) over bin_rows + 2.0) as all_rate,
    from bins
    window bin_rows as (partition by bin)
)

select
    strength,
    sum(cast(round(-1e6 * (
        paid_after * ln(greatest(1e-4, shrunken(paid_before, risked_before, strength, all_rate)))
        + (risked_after - paid_after)
        * ln(greatest(1e-4, 1 - shrunken(paid_before, risked_before, strength, all_rate)))
    )) as bigint)) as loss,
from pulled
cross join (values (1.0), (2.0), (4.0), (8.0), (16.0), (32.0), (64.0)) as tried (strength)
where risked_after > 0
group by strength
order by loss, strength desc
