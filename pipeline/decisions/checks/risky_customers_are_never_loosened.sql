-- Loosened, or asked about, at a chance of being very late at which classes above A begin, with the hysteresis on top.
select review_date, customer_id, report_currency, risk_rate
from decisions.terms_history
where
    action in ('loosen', 'consider')
    and risk_rate >= run.class_edges()[1] * (1 + run.hysteresis_rate())
