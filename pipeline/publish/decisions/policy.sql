-- One row per rule of the credit policy in words, in reading order; `internal` ones are not for customers.
select place as position, topic, rule, audience
from decisions.policy_rules
order by position
