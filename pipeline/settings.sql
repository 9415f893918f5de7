-- One row: what a run stands under. SQL reads each column by a word of its own: run.as_of() is as_of.
create table run.settings (
    -- The end of the day that is reported, and what the ledger's currencies decide.
    as_of date,
    base_currency varchar,
    base_digits integer,
    -- How exports are read and matched.
    home_currency varchar,
    shared_marks map(varchar, varchar),
    base_currency_setting varchar,
    unreferenced_payments varchar,
    residual_rate_limit double,
    -- Aging and measures.
    month_ends integer,
    bucket_unit varchar,
    bucket_edges integer[],
    late_after_days integer,
    very_late_days integer,
    promise_kept_rate double,
    promise_grace_days integer,
    alarm_baseline_count integer,
    alarm_slack_days decimal(18, 2),
    alarm_threshold_days decimal(18, 2),
    alarm_group_slack_days decimal(18, 2),
    alarm_group_threshold_days decimal(18, 2),
    recovery_rate double,
    forward_factor double,
    overlay_amount decimal(18, 4),
    individual_loss_rates map(varchar, double),
    -- The late-payment model: what it samples, and what stands while it settles its strengths.
    seed integer,
    fit_limit integer,
    tuning_limit integer,
    billed_limit integer,
    is_tuning boolean,
    validation_until date,
    state_strength double,
    -- The period of a backtest.
    backtest_from date,
    backtest_to date,
    -- The policy: costs and classes.
    class_edges double[],
    capital_cost_rate decimal(9, 6),
    gross_margin_rate decimal(9, 6),
    net_loss_rate decimal(9, 6),
    target_dso_days double,
    loss_rate_step double,
    forward_factor_step double,
    recovery_step double,
    -- The policy: terms.
    evidence_days integer,
    minimum_invoices integer,
    hysteresis_rate double,
    prompt_days double,
    sales_lost_rate decimal(9, 6),
    sales_won_rate decimal(9, 6),
    offer_discount_rate decimal(9, 6),
    offer_discount_days integer,
    offer_take_up_rate decimal(9, 6),
    offer_sales_won_rate decimal(9, 6),
    -- The policy: limits.
    class_factors decimal(9, 6)[],
    stale_order_days integer,
    grace_rate decimal(9, 6),
    headroom_rate decimal(9, 6),
    largest_rise_rate decimal(9, 6),
    -- The policy: dunning.
    breach_tone varchar,
    daily_capacity integer,
    quiet_days integer,
    tolerance_amount decimal(18, 4),
    touch_effect_rate decimal(9, 6),
    hold_after_days integer,
    agency_after_days integer,
    -- The policy: scenarios.
    shorter_terms_days integer,
    slip_days integer,
    dispute_days integer,
    planned_outflows decimal(18, 4)[]
);

insert into run.settings (as_of) values (null);
