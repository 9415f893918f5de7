-- One row per pair of customers whose names differ by a few letters or the order of words, or whose e-mail is the same and
-- nobody else's. A proposal for the alias file: nothing is merged by it.
-- One letter in eight may differ [Damerau–Levenshtein]; only names that begin with the same four letters are compared.
with known as (
    select
        customers.customer_id,
        normalised_name(customers.own_name) as normal_name,
        lower(customers.email) as email,
        groups.group_id
    from ledger.customers as customers
    left join ledger.customer_groups as groups using (customer_id)
    where customers.own_name <> customers.customer_id or customers.email is not null
),

keyed as (
    select
        'spelling' as alike_in,
        left(normal_name, 4) as key,
        *
    from known
    where length(normal_name) >= 8

    union all

    select
        'order of words',
        array_to_string(list_sort(string_split(normal_name, ' ')), ' '),
        *
    from known
    where contains(normal_name, ' ')

    union all

    select
        'e-mail',
        email,
        *
    from known
    where email is not null
),

sized as (
    select
        *,
        count(*) over (partition by alike_in, key) as count_key
    from keyed
),

pairs as (
    select
        earlier.customer_id,
        later.customer_id as other_customer_id,
        earlier.alike_in,
        greatest(length(earlier.normal_name), length(later.normal_name)) as count_letters,
        case
            when earlier.alike_in = 'spelling'
                then damerau_levenshtein(earlier.normal_name, later.normal_name)
            else 0
        end as count_differences
    from sized as earlier
    join sized as later
        on earlier.alike_in = later.alike_in and earlier.key = later.key
    where
        earlier.customer_id < later.customer_id
        and coalesce(earlier.group_id <> later.group_id, true)
        and earlier.count_key <= case when earlier.alike_in = 'e-mail' then 2 else 500 end
)

select
    customer_id,
    other_customer_id,
    round(max(1 - count_differences / count_letters), 4) as similarity_rate,
    string_agg(distinct alike_in, ' and ' order by alike_in) as alike_in
from pairs
where count_differences <= count_letters // 8
group by customer_id, other_customer_id
