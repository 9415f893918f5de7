-- One row per report currency with an allowance and case: the allowance at the as-of date if loss rates, the outlook factor or the
-- recovery were otherwise by a step of the settings. Rates of loss stay between 0 and 1. Individual, insured and overlay stand.
with cases as (
    select *
    from (
        values
        (0, 'as provided', 1.0, 0.0, 0.0),
        (1, 'loss rates higher', 1 + run.loss_rate_step(), 0.0, 0.0),
        (2, 'loss rates lower', 1 - run.loss_rate_step(), 0.0, 0.0),
        (3, 'outlook worse', 1.0, run.forward_factor_step(), 0.0),
        (4, 'outlook better', 1.0, -run.forward_factor_step(), 0.0),
        (5, 'recovery lower', 1.0, 0.0, -run.recovery_step()),
        (6, 'recovery higher', 1.0, 0.0, run.recovery_step())
    ) as listed (place, sensitivity, rate_factor, factor_step, recovery_step)
),

rates as (
    select
        loss_rates.report_currency,
        loss_rates.bucket_index,
        cases.place,
        cases.sensitivity,
        least(
            1,
            loss_rates.share_lost * cases.rate_factor
            * (1 - least(1, greatest(0, run.recovery_rate() + cases.recovery_step)))
            * greatest(0, run.forward_factor() + cases.factor_step)
        ) as loss_rate
    from measures.loss_rates as loss_rates
    cross join cases
    where loss_rates.as_of_date = run.as_of() and loss_rates.loss_rate is not null
),

stated as (
    select *
    from measures.allowance
    where as_of_date = run.as_of()
),

summed as (
    select
        rates.report_currency,
        rates.place,
        rates.sensitivity,
        sum(
            cast(round(cast(stated.balance_amount as double) * rates.loss_rate, 2) as decimal(38, 4))
        ) as matrix_amount
    from rates
    join stated on rates.report_currency = stated.report_currency and rates.bucket_index = stated.bucket_index
    where stated.part = 'matrix'
    group by all
),

apart as (
    select
        report_currency,
        sum(allowance_amount) filter (where part <> 'matrix') as apart_amount,
        sum(allowance_amount) as allowance_amount
    from stated
    group by report_currency
)

select
    summed.report_currency,
    summed.place,
    summed.sensitivity,
    cast(summed.matrix_amount as decimal(38, 4)) as matrix_amount,
    cast(coalesce(apart.apart_amount, 0) as decimal(38, 4)) as apart_amount,
    cast(summed.matrix_amount + coalesce(apart.apart_amount, 0) as decimal(38, 4)) as allowance_amount,
    cast(
        summed.matrix_amount + coalesce(apart.apart_amount, 0) - apart.allowance_amount as decimal(38, 4)
    ) as change_amount
from summed
join apart using (report_currency)
