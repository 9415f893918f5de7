-- A number in [0, 1) that a row, a salt and the seed decide.
create or replace macro dice(row_key, salt) as
    (hash(row_key, salt, getvariable('bench_seed')) % 1000003) / 1000003.0;

-- A customer's own trait: the same dice for all of its invoices.
create or replace macro trait(customer_number, salt) as
    dice(-1 - customer_number, salt);
