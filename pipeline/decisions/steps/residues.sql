-- One row per customer and report currency of which something undisputed is past the hold age, and less than the floor: what to do about it.
-- Net it where the customer's unapplied credits cover it; write it off up to write_off_amount; else ask the customer what is
-- wrong with these invoices. Nothing is ever posted.
select
    customer_id,
    report_currency,
    past_hold_amount as residue_amount,
    count_old as count_items,
    balance_amount,
    floor_amount,
    unapplied_amount,
    case
        when unapplied_amount >= past_hold_amount then 'net against its credits'
        when past_hold_amount <= run.write_off_amount() then 'write off'
        else 'clarify'
    end as proposal
from decisions.asks
where past_hold_amount > 0 and old_amount < floor_amount
