import { sql } from './sql.ts';
export const text = sql;
