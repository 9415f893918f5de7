-- The words that the point-in-time features share.

-- A number in [0, 1) from a text and the run's seed: the same on every machine.
create or replace macro hash_share(any_text) as
    cast(concat('0x', substr(md5(concat(run.seed(), ':', any_text)), 1, 12)) as bigint)
    / 281474976710656.0;

-- The weight of an event, halved every half_life_days back from the as-of date. Whole
-- numbers, so that sums do not depend on their order.
create or replace macro recency_weight(event_date, half_life_days) as
    cast(pow(2.0, 90 - (run.as_of() - event_date) / half_life_days) as hugeint);

-- A sum of recency weights as a count of events that happened on the information date.
create or replace macro recent_count(weight_sum, information_date, half_life_days) as
    coalesce(
        cast(weight_sum as double)
        / pow(2.0, 90 - (run.as_of() - information_date) / half_life_days),
        0.0
    );

-- A rate pulled towards a coarser one by the weight of `strength` events.
create or replace macro shrunken(count_late, count_known, strength, parent_rate) as
    (count_late + strength * parent_rate) / (count_known + strength);

-- Log-odds of a rate, kept within ±9.2.
create or replace macro log_odds(rate) as
    ln(greatest(0.0001, least(0.9999, rate)) / (1 - greatest(0.0001, least(0.9999, rate))));

-- Log-odds of what was counted and nothing else: half an invoice of each kind is added.
create or replace macro counted_odds(count_late, count_known) as
    ln((count_late + 0.5) / (count_known - count_late + 0.5));

-- The rate that log-odds stand for.
create or replace macro from_log_odds(score) as
    1 / (1 + exp(-(score)));

-- A delay in days as histories keep it: outliers say no more than this.
create or replace macro kept_delay(delay_days) as
    greatest(-30, least(90, delay_days));

-- Terms in days as histories keep them.
create or replace macro kept_terms(terms_days) as
    greatest(0, least(180, terms_days));

-- A rate moved in log-odds by as much as another differs from its own base.
create or replace macro moved(rate, other_rate, other_base) as
    from_log_odds(log_odds(rate) + log_odds(other_rate) - log_odds(other_base));
