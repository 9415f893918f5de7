-- Money as forecasts print it: in cents, 0 where nothing is forecast.
create or replace macro to_cents(amount) as
    cast(round(coalesce(amount, 0), 2) as decimal(18, 2));

-- The edge of a band some standard deviations from what is expected; never below 0.
create or replace macro band_edge(expected_amount, deviations, variance) as
    greatest(0.0, cast(expected_amount as double) + deviations * sqrt(cast(variance as double)));

-- The upper edge of a band that cannot pass what there is to come.
create or replace macro upper_edge(expected_amount, deviations, variance, most_amount) as
    least(band_edge(expected_amount, deviations, variance), cast(most_amount as double));

-- The variance of one receipt that comes with some chance; exact, so that sums are.
create or replace macro variance_of(amount, chance) as
    cast(round(
        cast(amount as double) * cast(amount as double) * greatest(0, chance * (1 - chance)), 2
    ) as decimal(38, 2));

-- Its standard deviation.
create or replace macro deviation_of(amount, chance) as
    cast(round(cast(amount as double) * sqrt(greatest(0, chance * (1 - chance))), 4) as decimal(28, 4));

-- The variance of a customer's receipts, any two of them correlated by 0.3.
create or replace macro shared_variance(variance, sum_deviation) as
    cast(round(
        0.7 * cast(variance as double) + 0.3 * cast(sum_deviation as double) * cast(sum_deviation as double), 2
    ) as decimal(38, 2));

-- The point of sorted numbers that one more of their kind lies below with some chance (Weibull's
-- plotting position, between its two neighbours).
create or replace macro tail_edge(sorted, chance) as
    sorted[cast(floor((len(sorted) + 1) * chance) as integer)]
    + ((len(sorted) + 1) * chance - floor((len(sorted) + 1) * chance))
    * (
        sorted[cast(ceil((len(sorted) + 1) * chance) as integer)]
        - sorted[cast(floor((len(sorted) + 1) * chance) as integer)]
    );
