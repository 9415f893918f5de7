-- One row per date and account of a general-ledger balance: ours beside it.
select as_of_date, account, currency, gl_balance, ledger_balance, difference
from measures.reconciliation
order by as_of_date, account, currency
