/**
 * What the service keeps between its runs. All of it can be rebuilt from the org, except where a run stood. The texts are SQLite's and
 * PostgreSQL's alike: parameters are `$1`, times are ISO texts. Migrations go forward only; one that was released is never changed.
 */
export const MIGRATIONS: readonly (readonly string[])[] = [
  [
    'create table position (key text primary key, value text not null, kept_at text not null)',
    // Rows of the ledger that are settled, as far back as they are read again.
    'create table settled_row (org text not null, id text not null, created text not null, primary key (org, id))',
    'create index settled_row_created on settled_row (org, created)',
    // Deals that stand past a gate: what they stood without when they were last read.
    `create table standing_deal (
       org text not null, id text not null, stage text not null, outside text not null, unmet text not null, primary key (org, id))`,
    // The evidence of such deals as it was last read.
    `create table standing_child (
       org text not null, deal text not null, id text not null, level integer not null, impact double precision not null, standing text not null, stamp text not null,
       primary key (org, deal, id))`,
    // Deals that are to be set back.
    'create table revert_wanted (org text not null, key text not null, revert text not null, primary key (org, key))',
    // Records that the org refused, to be tried again.
    `create table refused_write (
       org text not null, key text not null, object text not null, record text not null, reason text not null, tries integer not null,
       primary key (org, object, key))`,
  ],
];
