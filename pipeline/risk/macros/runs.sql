-- Payment runs, as SQL speaks of them.

-- The window of the month a day falls in: 1 around its end, then about a week each.
create or replace macro month_window(any_date) as
    case
        when day(any_date) <= 3 or day(any_date) > day(last_day(any_date)) - 4 then 1
        when day(any_date) <= 11 then 2
        when day(any_date) <= 19 then 3
        else 4
    end;

-- How sure it is that a customer pays in runs, from its payment dates by window of the month
-- and the share of customers that do: Bayes' rule between a spread of its own (Dirichlet,
-- worth one date) and an even one.
create or replace macro run_certainty(dates_1, dates_2, dates_3, dates_4, run_share) as
    1 / (1 + (1 - run_share) / run_share * exp(
        lgamma(1.0 + dates_1 + dates_2 + dates_3 + dates_4)
        - window_evidence(dates_1, 7 / 30.4) - window_evidence(dates_2, 8 / 30.4)
        - window_evidence(dates_3, 8 / 30.4) - window_evidence(dates_4, 7.4 / 30.4)
    ));

-- What a window's dates say for a spread of its own, in log-odds.
create or replace macro window_evidence(dates, even_share) as
    lgamma(dates + even_share) - lgamma(even_share) - dates * ln(even_share);

-- The share of payment dates to expect in a window of some days of the month.
create or replace macro window_share(dates_inside, dates, even_share, certainty) as
    certainty * shrunken(dates_inside, dates, 1, even_share) + (1 - certainty) * even_share;
