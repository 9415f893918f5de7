-- One row per customer and report currency that is new: the start that is recommended, and what is wrong with it already.
-- New: first invoiced in the last 90 days, or never and with an open order or a contact of the last 90 days. Its chance of being very late is the
-- odds of all starts x what its segment, country, size and rating each make of them; a weak rating is class D at least. A and B get the usual
-- terms of starts in its segment, C and D a step shorter, D half in advance, E all of it; the limit is its buying a day x (terms + 30 days), by
-- the factor of its class.
with asked as (
    select
        customer_id,
        report_currency,
        first_date
    from decisions.starts
    where first_date > run.as_of() - 90
    union all
    select
        orders.customer_id,
        orders.report_currency,
        null
    from decisions.open_orders as orders
    semi join ledger.customers using (customer_id)
    anti join ledger.invoices as invoices
        on orders.customer_id = invoices.customer_id
    group by orders.customer_id, orders.report_currency
    union all
    select
        contacts.customer_id,
        currencies.currency,
        null
    from decisions.logged_contacts as contacts
    semi join ledger.customers using (customer_id)
    anti join ledger.invoices as invoices
        on contacts.customer_id = invoices.customer_id
    anti join decisions.open_orders as orders
        on contacts.customer_id = orders.customer_id
    join ledger.currencies as currencies
        on currencies.is_base
    where contacts.contact_date > run.as_of() - 90
    group by contacts.customer_id, currencies.currency
),

known as (
    select
        asked.customer_id,
        asked.report_currency,
        asked.first_date,
        customers.segment,
        customers.country,
        customers.credit_rating,
        customers.credit_limit,
        customers.terms as given_terms,
        coalesce(exposures.open_amount, 0) as open_amount,
        coalesce(exposures.ordered_amount, 0) as ordered_amount,
        coalesce(starts.begin_amount, 0) as billed_amount,
        coalesce(starts.is_first_late, false) as is_first_late,
        (coalesce(starts.begin_amount, 0) + coalesce(exposures.ordered_amount, 0))
        / cast(greatest(coalesce(run.as_of() - asked.first_date, 0), 29) + 1 as double) as day_amount
    from asked
    left join ledger.customers as customers using (customer_id)
    left join decisions.exposures as exposures using (customer_id, report_currency)
    left join decisions.starts as starts using (customer_id, report_currency)
),

sized as (
    select
        known.*,
        case
            when known.day_amount * 90 >= large.least_amount then 'large'
            when known.day_amount * 90 >= middle.least_amount then 'middle'
            else 'small'
        end as size
    from known
    left join decisions.start_results as large
        on known.report_currency = large.report_currency and large.cut = 'size' and large.cut_value = 'large'
    left join decisions.start_results as middle
        on known.report_currency = middle.report_currency and middle.cut = 'size' and middle.cut_value = 'middle'
),

rated as (
    select
        sized.customer_id,
        sized.report_currency,
        product((results.pulled_rate / (1 - results.pulled_rate)) / (results.all_rate / (1 - results.all_rate))) * any_value(results.all_rate / (1 - results.all_rate)) as risk_odds,
        max(results.terms_days) filter (where results.cut = 'segment') as segment_days,
        max(results.terms_days) filter (where results.cut = 'all') as all_days,
        max(results.count_starts) filter (where results.cut = 'all') as count_all,
        coalesce(max(results.count_starts) filter (where results.cut = 'segment'), 0) as count_starts
    from sized
    join decisions.start_results as results
        on
            sized.report_currency = results.report_currency
            and results.cut_value = case results.cut
                when 'all' then 'all'
                when 'segment' then coalesce(sized.segment, '(none)')
                when 'country' then coalesce(sized.country, '(none)')
                when 'rating' then coalesce(sized.credit_rating, '(none)')
                else sized.size
            end
    group by sized.customer_id, sized.report_currency
),

classed as (
    select
        sized.*,
        rated.risk_odds / (1 + rated.risk_odds) as risk_rate,
        coalesce(rated.count_starts, 0) as count_starts,
        coalesce(rated.count_all, 0) >= 10 as is_founded,
        coalesce(rated.segment_days, rated.all_days, 30) as usual_days,
        weak.credit_rating is not null as is_weak,
        case
            when coalesce(rated.count_all, 0) < 10 then case when weak.credit_rating is null then 'C' else 'D' end
            when weak.credit_rating is not null then greatest('D', risk_class_of(rated.risk_odds / (1 + rated.risk_odds)))
            else risk_class_of(rated.risk_odds / (1 + rated.risk_odds))
        end as start_class
    from sized
    left join rated using (customer_id, report_currency)
    left join decisions.weak_ratings as weak using (credit_rating)
),

usual as (
    select
        classed.customer_id,
        classed.report_currency,
        max(ladder.place) as place
    from classed
    join decisions.terms_ladder as ladder
        on ladder.credit_days <= greatest(classed.usual_days, 0)
    group by classed.customer_id, classed.report_currency
),

stepped as (
    select
        classed.*,
        ladder.terms_name,
        ladder.credit_days,
        cast(case classed.start_class when 'D' then 0.5 when 'E' then 1 else 0 end as double) as prepaid_rate
    from classed
    left join usual using (customer_id, report_currency)
    left join decisions.terms_ladder as ladder
        on
            ladder.place = case
                when classed.start_class in ('A', 'B') then usual.place
                else greatest(
                    usual.place - 1,
                    (select min(place) from decisions.terms_ladder where credit_days >= 0)
                )
            end
),

limited as (
    select
        *,
        cast(
            rounded_up(
                day_amount * (greatest(credit_days, 0) + 30) * (1 - prepaid_rate)
                * run.class_factors()[array_position(['A', 'B', 'C', 'D', 'E'], start_class)]
            ) as decimal(18, 4)
        ) as limit_amount
    from stepped
)

select
    customer_id,
    report_currency,
    first_date,
    segment,
    country,
    credit_rating,
    given_terms,
    credit_limit,
    open_amount,
    ordered_amount,
    billed_amount,
    size,
    start_class,
    case when is_founded then risk_rate end as risk_rate,
    count_starts,
    case start_class when 'E' then 'all in advance' else terms_name end as terms_name,
    prepaid_rate,
    limit_amount,
    concat(
        case
            when not is_founded then 'fewer than ten starts to judge by'
            else concat('starts like it: ', cast(round(100 * risk_rate) as integer), ' % of invoices very late')
        end,
        case when is_weak then concat('; rating ', credit_rating, ' is weak') else '' end
    ) as reason,
    case
        when is_first_late then 'its first invoice was late'
        when open_amount + ordered_amount > limit_amount and limit_amount > 0 then 'owes and orders more than such a start should'
        when
            first_date is not null
            and credit_limit is null
            and exists (from ledger.customers where credit_limit is not null) then 'buys without a credit limit'
    end as alarm
from limited
