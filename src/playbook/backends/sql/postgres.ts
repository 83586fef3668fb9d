import { PAINS_TYPE, type Dialect, type SqlType } from './dialect.ts';

/** Lists of structs are `jsonb`, in the columns as in the result: PostgreSQL has no unnamed struct. */
const TYPES: Readonly<Record<SqlType, string>> = {
  VARCHAR: 'text',
  'VARCHAR[]': 'text[]',
  DOUBLE: 'double precision',
  BOOLEAN: 'boolean',
  DATE: 'date',
  TIMESTAMP: 'timestamp',
  [PAINS_TYPE]: 'jsonb',
};

/** Longer names are cut without an error, so that two columns could become one. */
const LONGEST_NAME = 63;

const PAINS = `jsonb_to_recordset(coalesce("$pains", '[]')) AS pain("Kind__c" text, "Business_Driver__c" text, "Evidence_Level__c" double precision, "Impact_Likely__c" double precision)`;

export const POSTGRES: Dialect = {
  type: (type) => TYPES[type],
  checkName: (name) => {
    if (new TextEncoder().encode(name).length <= LONGEST_NAME) return;
    throw new Error(
      `PostgreSQL cannot have the column \`${name}\`: its names have at most ${LONGEST_NAME} bytes. Use the queries for DuckDB.`,
    );
  },
  // There is no remainder of doubles; a cast to numeric keeps 15 digits, and packed levels can have 16.
  remainder: (value, divisor) => `${value}::bigint % ${divisor}`,
  contains: (list, text) => `${text} = ANY(${list})`,
  countPains: (condition) => `(SELECT count(*) FROM ${PAINS} WHERE ${condition})`,
  sumPains: (condition, number) => `(SELECT coalesce(sum(${number}), 0) FROM ${PAINS} WHERE ${condition})`,
  struct: (fields) =>
    `jsonb_build_object(${Object.entries(fields)
      .map(([name, value]) => `'${name}', ${value}`)
      .join(', ')})`,
  listOf: (values) =>
    values.length === 0 ? `'[]'::jsonb` : `to_jsonb(array_remove(ARRAY[\n    ${values.join(',\n    ')}\n  ], NULL))`,
};
