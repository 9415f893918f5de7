-- One row per report currency of the worklist: what its actions bring forward at the chance that a touch changes the outcome, and between which sums.
-- The chance is the same for every action, so that it moves the sum and not the ranks. source says whether it is set or shown by the
-- ledger's own contacts: shown_rate of what would have stayed unpaid came after a contact, low_rate is two standard errors less.
with ranges as (
    select
        *,
        case when is_shown then 'the ledger''s own contacts' else run.touch_effect_source() end as source,
        case when is_shown then low_rate else run.touch_effect_range()[1] end as low_effect_rate,
        case when is_shown then 2 * shown_rate - low_rate else run.touch_effect_range()[2] end as high_effect_rate
    from decisions.touch_effects
),

sums as (
    select
        report_currency,
        count(*) as count_actions,
        cast(sum(gain_amount) as decimal(38, 4)) as gain_amount
    from decisions.worklist
    where stop_reason is null
    group by report_currency
)

select
    sums.report_currency,
    ranges.effect_rate,
    ranges.source,
    sums.count_actions,
    sums.gain_amount,
    ranges.low_effect_rate,
    ranges.high_effect_rate,
    cents(cast(sums.gain_amount as double) / nullif(ranges.effect_rate, 0) * ranges.low_effect_rate) as low_gain_amount,
    cents(cast(sums.gain_amount as double) / nullif(ranges.effect_rate, 0) * ranges.high_effect_rate)
        as high_gain_amount,
    ranges.count_contacts,
    ranges.paid_rate,
    ranges.else_paid_rate,
    ranges.shown_rate,
    ranges.low_rate
from sums
cross join ranges
order by report_currency
