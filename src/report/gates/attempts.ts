import { sqlColumns, type CompiledPlaybook, type SqlColumn } from '../../playbook/index.ts';
import { literal as text, quoted } from '../read/index.ts';

/** When and where the attempts are made. */
export interface Moment {
  /** ISO date-time. */
  readonly now: string;
  /** ISO date, in the zone of the user who would save. */
  readonly today: string;
  /** IANA name. */
  readonly zone: string;
}

export interface AttemptsOptions extends Moment {
  /** The columns of the table `Opportunity`. */
  readonly columns: readonly string[];
  /** SQL for the stage after the save and before it; `d` is the deal. */
  readonly stage: string;
  readonly prior: string;
  /** SQL behind FROM, with `Opportunity AS d` in it. */
  readonly from: string;
  /** Columns that the rows have besides, by name: SQL. */
  readonly more?: Readonly<Record<string, string>>;
}

/**
 * A query whose rows are saves of the deals, with the columns that the compiled query of the playbook needs. The user who saves has no custom
 * permissions. A field that was not read is blank.
 */
export function attemptsSql(playbook: CompiledPlaybook, options: AttemptsOptions): string {
  const { now, today, zone, stage, prior, from, columns, more = {} } = options;
  const known = new Map(columns.map((name) => [name.toLowerCase(), name]));
  const field = (name: string): string | undefined => {
    const found = known.get(name.toLowerCase());
    return found === undefined ? undefined : `d.${quoted(found)}`;
  };
  const special: Readonly<Record<string, string>> = {
    StageName: stage,
    $prior: prior,
    $new: 'false',
    $now: `TIMESTAMP ${text(now.slice(0, 19).replace('T', ' '))}`,
    $today: `DATE ${text(today)}`,
    $bypass: 'false',
    $permissions: '[]::VARCHAR[]',
    $priorAmount: 'd.Amount',
    $priorCurrency: 'd.CurrencyIsoCode',
  };
  const valueOf = ([name, type]: SqlColumn): string => {
    if (name === '$pains') return `(SELECT one.pains FROM PainList AS one WHERE one.Id = d.Id)`;
    if (name in special) return typed(special[name], type);
    const [, kind, of = ''] = /^\$(prior|day) (.*)$/.exec(name) ?? [];
    if (kind === 'day') return `timezone(${text(zone)}, timezone('UTC', ${field(of) ?? 'NULL'}::TIMESTAMP))::DATE`;
    return typed(field(kind === 'prior' ? of : name), type);
  };
  const cells = sqlColumns(playbook).map((column) => `${valueOf(column)} AS ${quoted(column[0])}`);
  const others = Object.entries(more).map(([name, value]) => `${value} AS ${quoted(name)}`);
  return `SELECT ${[...cells, ...others].join(',\n  ')}\nFROM ${from}`;
}

/** Text columns keep the type of the field: the compiled query takes any that can be cast to text. */
function typed(value: string | undefined, type: string): string {
  if (value === undefined) return `NULL::${type}`;
  return type === 'VARCHAR' ? value : `${value}::${type}`;
}
