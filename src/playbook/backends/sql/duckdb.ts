import type { Dialect } from './dialect.ts';

const pains = (condition: string): string => `list_filter("$pains", lambda pain: ${condition})`;

export const DUCKDB: Dialect = {
  type: (type) => type,
  checkName: () => {},
  remainder: (value, divisor) => `${value} % ${divisor}`,
  contains: (list, text) => `list_contains(${list}, ${text})`,
  countPains: (condition) => `coalesce(len(${pains(condition)}), 0)`,
  sumPains: (condition, number) => `coalesce(list_sum(list_transform(${pains(condition)}, lambda pain: ${number})), 0)`,
  struct: (fields) =>
    `{${Object.entries(fields)
      .map(([name, value]) => `'${name}': ${value}`)
      .join(', ')}}`,
  listOf: (values) =>
    values.length === 0 ? '[]' : `list_filter([\n    ${values.join(',\n    ')}\n  ], lambda one: one IS NOT NULL)`,
};
