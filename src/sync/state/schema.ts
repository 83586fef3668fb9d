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
  // The index of texts, by which sync finds what a changed text repeats without reading the others. Texts themselves are not kept.
  [
    // `to_count`: 1 where its waiting flags have to be counted again.
    `create table review_deal (
       org text not null, id text not null, name text not null, account text, owner text not null, in_question integer not null,
       to_count integer not null, primary key (org, id))`,
    'create index review_deal_to_count on review_deal (org, to_count)',
    // `age` orders records as they were created: time and id. `digest` is of all fields that decide about a review.
    `create table review_record (
       org text not null, id text not null, object text not null, deal text not null, concept text not null, age text not null, digest text not null,
       waits integer not null, said_by text, confirmed_by text, primary key (org, id))`,
    'create index review_record_deal on review_record (org, deal)',
    'create index review_record_concept on review_record (org, concept)',
    'create index review_record_age on review_record (org, age)',
    'create index review_record_said on review_record (org, said_by)',
    'create index review_record_confirmed on review_record (org, confirmed_by)',
    // Who has a text: `owner` is the age of the record and the place of the text in it. The lowest owner had it first.
    `create table review_text (
       org text not null, fingerprint text not null, owner text not null, id text not null, shingles text not null,
       primary key (org, fingerprint, owner))`,
    'create index review_text_id on review_text (org, id)',
    // Three words in a row, with the first owner of each text that has them.
    `create table review_shingle (
       org text not null, shingle text not null, owner text not null, fingerprint text not null, primary key (org, shingle, owner))`,
    // Texts that came, went or changed hands since what repeats them was decided, with the oldest place where that was.
    `create table review_touched (
       org text not null, fingerprint text not null, owner text not null, shingles text not null, primary key (org, fingerprint))`,
    // Records to decide about. `reason` is why the org refused the last write.
    `create table review_due (
       org text not null, id text not null, object text not null, reason text, primary key (org, id))`,
    // Contacts who said something, and those that were changed since; `digest` is of name, address and account.
    'create table review_contact (org text not null, id text not null, email text not null, digest text not null, primary key (org, id))',
    'create index review_contact_email on review_contact (org, email)',
    // Contacts with a role on a deal, and their accounts.
    'create table review_role (org text not null, id text not null, deal text not null, contact text not null, account text, primary key (org, id))',
    'create index review_role_deal on review_role (org, deal)',
    'create index review_role_contact on review_role (org, contact)',
    'create table review_user (org text not null, id text not null, email text not null, primary key (org, id))',
    'create index review_user_email on review_user (org, email)',
    'create table review_ask (org text not null, concept text not null, ask text not null, primary key (org, concept, ask))',
    // Tasks that sync made, by the record that they are about; closed ones stay, so that none is made twice.
    `create table review_task (
       org text not null, about text not null, task text not null, is_open integer not null, primary key (org, about))`,
  ],
  [
    // Texts that were read as a whole, before they get into the index in its order.
    `create table review_load (
       org text not null, fingerprint text not null, owner text not null, id text not null, shingles text not null)`,
  ],
  // The index of texts again, smaller: a record names its texts, and of the shingles only those are kept by which a similar text is found.
  [
    ...['record', 'text', 'shingle', 'touched', 'due', 'load'].map((table) => `drop table review_${table}`),
    // Each org is read anew.
    "delete from position where key like '%/sync'",
    // `answer` and `quote`: the fingerprints of its texts that others can repeat.
    `create table review_record (
       org text not null, id text not null, object text not null, deal text not null, concept text not null, age text not null, digest text not null,
       waits integer not null, said_by text, confirmed_by text, answer text, quote text, primary key (org, id))`,
    'create index review_record_deal on review_record (org, deal)',
    'create index review_record_said on review_record (org, said_by) where said_by is not null',
    'create index review_record_confirmed on review_record (org, confirmed_by) where confirmed_by is not null',
    // Who has a text: `owner` is the age of the record and the place of the text in it. The lowest owner had it first. `shingles`: all, 8 letters each.
    `create table review_text (
       org text not null, fingerprint text not null, owner text not null, shingles text not null, primary key (org, fingerprint, owner))`,
    // The smallest shingles of each text, with its first owner.
    `create table review_shingle (
       org text not null, shingle text not null, owner text not null, fingerprint text not null, primary key (org, shingle, owner))`,
    // Texts that came, went or changed hands since what repeats them was decided, with the oldest place where that was.
    `create table review_touched (
       org text not null, fingerprint text not null, owner text not null, shingles text not null, primary key (org, fingerprint))`,
    // Records to decide about. `reason` is why the org refused the last write.
    `create table review_due (
       org text not null, id text not null, object text not null, reason text, primary key (org, id))`,
  ],
];
