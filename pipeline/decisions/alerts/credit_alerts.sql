-- One row per customer, report currency and kind of alarm: since when, the money that it is about, and what follows from it.
-- Only where that money is no less than hold_floor_amount. Whoever has one is watched at least, and gets no better terms; place is the order
-- in which they decide. What else follows is said: a limit that does not rise, a firm step at once, a promise that stops nothing,
-- or shorter terms and formal steps that wait until the due dates are clear.
with alerts as (
    select *, 1 as place, 'promises broken in a row' as kind, 'a promise stops no step; ask firmly' as consequence
    from decisions.alert_promises

    union all by name

    select *, 1 as place, 'payment plan broken' as kind, 'all of it is asked for again; ask firmly at once' as consequence
    from decisions.alert_plans

    union all by name

    select *, 2 as place, 'owes more than it can pay' as kind, 'its limit does not rise' as consequence
    from decisions.alert_exposure

    union all by name

    select *, 3 as place, 'silent' as kind, 'ask firmly at once' as consequence
    from decisions.alert_silence

    union all by name

    select *, 4 as place, 'billed above its habit' as kind, 'its limit does not rise' as consequence
    from decisions.alert_billing

    union all by name

    select *, 5 as place, 'pays later than before' as kind, 'no better terms' as consequence
    from decisions.alert_slowing

    union all by name

    select *, 6 as place, 'due dates in doubt' as kind, 'clear the terms; no shorter ones and no formal step until then' as consequence
    from decisions.alert_due_dates
)

select
    customer_id,
    report_currency,
    kind,
    place,
    alert_date,
    amount,
    message,
    consequence
from alerts
where amount >= run.hold_floor_amount()
