-- What the report is computed from. Money is decimal: sums of doubles would be off by cents.
CREATE TABLE deal (
  id VARCHAR, name VARCHAR, account VARCHAR, stage VARCHAR, amount DECIMAL(18, 2), close_date VARCHAR, owner_id VARCHAR,
  closed BOOLEAN, won BOOLEAN, score DOUBLE, diagnosis VARCHAR, next_gate VARCHAR
);
CREATE TABLE person (id VARCHAR, name VARCHAR, manager_id VARCHAR);
CREATE TABLE gap (deal_id VARCHAR, to_enter VARCHAR, sentence VARCHAR);
CREATE TABLE stage (name VARCHAR, position INTEGER);
CREATE TABLE diagnosis (name VARCHAR, position INTEGER);
