-- One row per loose payment and word of its reference: what stands between spaces and punctuation, whole and by its slashes.
-- Scratch.
with words as (
    select
        source_type,
        source_id,
        unnest(regexp_split_to_array(upper(reference), '[\s,;:()\[\]|+&"''#=*]+')) as word
    from ledger.unreferenced_payments
    where reference is not null
)

select distinct
    source_type,
    source_id,
    trim(part, '.-/') as word
from (
    select *, unnest(list_append(string_split(word, '/'), word)) as part
    from words
) as parts
where trim(part, '.-/') <> ''
