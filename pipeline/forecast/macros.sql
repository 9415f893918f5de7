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

-- The variance of new business: billing varies by deviation_rate; half as if each week's were one draw
-- of it, half as if its level were.
create or replace macro billing_variance(expected_amount, mean_amount, deviation_rate) as
    cast(round(
        pow(deviation_rate, 2) * cast(expected_amount as double)
        * (cast(mean_amount as double) + cast(expected_amount as double)) / 2, 2
    ) as decimal(38, 2));

-- How far a normal variable lies from its mean, in standard deviations: the middles of ten equally likely parts.
create or replace macro usual_deviations() as
    [0.0627, 0.1891, 0.3186, 0.4538, 0.5978, 0.7554, 0.9346, 1.1503, 1.4395, 1.96];

-- Its place among them, from 1.
create or replace macro hazen_place(sorted, share) as
    greatest(1.0, least(len(sorted), len(sorted) * share + 0.5));

-- The value of sorted numbers that a share of them lies below, between the middles of its two neighbours [Hazen 1914].
create or replace macro ranked(sorted, share) as
    sorted[cast(floor(hazen_place(sorted, share)) as integer)]
    + (hazen_place(sorted, share) - floor(hazen_place(sorted, share)))
    * (
        sorted[cast(ceil(hazen_place(sorted, share)) as integer)]
        - sorted[cast(floor(hazen_place(sorted, share)) as integer)]
    );
