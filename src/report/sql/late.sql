-- The deals at risk that should have closed more than 30 days ago.
SELECT id AS "id", amount::DOUBLE AS "amount" FROM at_risk WHERE is_late
