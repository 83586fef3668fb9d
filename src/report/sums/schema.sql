CREATE SCHEMA IF NOT EXISTS diagnose_first;

CREATE TABLE diagnose_first.version (version integer NOT NULL);

-- One row for each org and day that a report was made.
CREATE TABLE diagnose_first.org_day (
  org text NOT NULL, day date NOT NULL, name text NOT NULL, url text NOT NULL, read_at timestamptz NOT NULL, currency text,
  stages jsonb NOT NULL, questions jsonb NOT NULL,
  PRIMARY KEY (org, day)
);

-- What can be added up over orgs. key: the dimensions of the figure.
CREATE TABLE diagnose_first.sum_day (
  org text NOT NULL, day date NOT NULL, figure text NOT NULL, key jsonb NOT NULL, measure text NOT NULL, value numeric NOT NULL,
  PRIMARY KEY (org, day, figure, key, measure),
  FOREIGN KEY (org, day) REFERENCES diagnose_first.org_day ON DELETE CASCADE
);
