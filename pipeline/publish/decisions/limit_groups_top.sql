-- One row per customer of the 30 groups with the most at stake, at most 20 a group, its head first.
select * exclude (group_place, member_place)
from (
    select
        *,
        dense_rank() over (order by group_amount desc nulls last, holder_id) as group_place,
        row_number() over (
            partition by holder_id order by is_head desc, exposure_amount desc, customer_id
        ) as member_place
    from (
        select
            *,
            max(exposure_amount) filter (where is_head) over (partition by holder_id) as group_amount
        from publish.limit_groups
    ) as grouped
) as placed
where group_place <= 30 and member_place <= 20
order by group_amount desc nulls last, holder_id, is_head desc, exposure_amount desc, customer_id
