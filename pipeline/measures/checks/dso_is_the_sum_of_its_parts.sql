-- Dates at which DSO is not best possible DSO + average days delinquent − unapplied days.
select as_of_date, report_currency, method, dso, best_possible_dso, average_days_delinquent, unapplied_days
from measures.dso
where abs(dso - best_possible_dso - average_days_delinquent + unapplied_days) > 1e-9 * greatest(1, abs(dso))
