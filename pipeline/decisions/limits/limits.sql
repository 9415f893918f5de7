-- One row per customer of `decisions.limit_states`: its credit limit and what we would set.
-- Recommended is the need, rounded up to two digits; at most largest_rise_rate above today's limit. Without evidence today's limit
-- stands. Classes D and E never get more than today, nor who is billed above its habit or owes more than it can pay. Who is not held,
-- and in no class of these, gets no less than it owes, and who is to get better terms no less than it will owe on them; where these
-- are a question, limit_for_terms_amount is what they would need. What the credit team decided wins, the advice stands beside it.
with covers as (
    select
        terms.customer_id,
        cast(max(terms.cover_amount) as double) as cover_amount,
        cast(max(terms.cover_amount) filter (where terms.action = 'loosen') as double) as offered_amount
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
        covers.cover_amount,
        greatest(
            limits.need,
            coalesce(covers.offered_amount, 0),
            case
                when not limits.is_risky and not coalesce(postures.is_hold, true) then cast(limits.used_amount as double)
                else 0
            end
        ) as whole_need,
        coalesce(
            cast(limits.limit_amount as double)
            * (
                1 + case
                    when limits.is_risky or alerted.customer_id is not null then 0
                    else cast(run.largest_rise_rate() as double)
                end
            ),
            'infinity'
        ) as most
    from decisions.limit_states as limits
    left join covers using (customer_id)
    left join alerted using (customer_id)
    left join decisions.postures as postures using (customer_id)
),

advised as (
    select
        needed.* exclude (need, whole_need, most, cover_amount, is_risky, has_evidence, used_amount),
        case when not has_evidence then limit_amount else cents(least(rounded_up(whole_need), most)) end as advised_amount,
        case when has_evidence then cents(least(rounded_up(greatest(whole_need, cover_amount)), most)) end
            as limit_for_terms_amount
    from needed
)

select
    * exclude (advised_amount),
    coalesce(decided_limit_amount, advised_amount) as recommended_amount,
    advised_amount
from advised
