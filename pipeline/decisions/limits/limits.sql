-- One row per customer of `decisions.limit_states`: its credit limit and what we would set.
-- Recommended is the need, rounded up to two digits; at most largest_rise_rate above today's limit. Without evidence today's limit
-- stands. Classes D and E never get more than today, nor who is billed above its habit or owes more than it can pay. Who may be offered longer terms, or is above its limit and not held, gets
-- no less than what it owes will be. What the credit team decided wins, the advice stands beside it.
with covers as (
    select
        terms.customer_id,
        max(terms.cover_amount) as cover_amount
    from decisions.terms as terms
    where terms.action in ('loosen', 'consider') and terms.cover_amount is not null
    group by terms.customer_id
),

alerted as (
    select distinct customer_id
    from decisions.credit_alerts
    join (select min(base_currency) as report_currency from ledger.currencies) as base using (report_currency)
    where consequence = 'its limit does not rise'
),

needed as (
    select
        limits.*,
        alerted.customer_id is not null as is_alerted,
        rounded_up(
            greatest(
                limits.need,
                coalesce(cast(covers.cover_amount as double), 0),
                case
                    when limits.is_breach and not coalesce(postures.is_hold, true) then cast(limits.used_amount as double)
                    else 0
                end
            )
        ) as whole_need
    from decisions.limit_states as limits
    left join covers using (customer_id)
    left join alerted using (customer_id)
    left join decisions.postures as postures using (customer_id)
),

advised as (
    select
        needed.* exclude (need, whole_need, is_risky, is_alerted, has_evidence, used_amount),
        case
            when not has_evidence then limit_amount
            else cents(
                least(
                    whole_need,
                    coalesce(
                        cast(limit_amount as double)
                        * (1 + case when is_risky or is_alerted then 0 else cast(run.largest_rise_rate() as double) end),
                        whole_need
                    )
                )
            )
        end as advised_amount
    from needed
)

select
    * exclude (advised_amount),
    coalesce(decided_limit_amount, advised_amount) as recommended_amount,
    advised_amount
from advised
