import { createFormulas, evaluate } from '../../src/local-org/schema/formulas.ts';
import type { RecordView } from '../../src/local-org/schema/formulaTypes.ts';
import { openRowStore } from '../../src/local-org/store/rows.ts';
import type { BenchOrg } from './benchOrg.ts';
import type { Pair } from './measure.ts';

const RULE = 'DF_diagnose_first_VP_situation';
const ORDER = `CASE ? WHEN 'Prospecting' THEN 1 WHEN 'Qualification' THEN 2 WHEN 'Needs Analysis' THEN 3 WHEN 'Value Proposition' THEN 4
  WHEN 'Id. Decision Makers' THEN 5 WHEN 'Perception Analysis' THEN 6 WHEN 'Proposal/Price Quote' THEN 7 WHEN 'Negotiation/Review' THEN 8
  WHEN 'Closed Won' THEN 9 ELSE 0 END`;

/** A gate's rule on a deal that moves to Value Proposition, compared with the same condition asked of SQLite with the values bound. */
export function formulaPairs({ org, admin }: BenchOrg): Pair[] {
  const object = org.schema.objects.get('opportunity');
  if (object === undefined) throw new Error('The org has no opportunities.');
  const rule = createFormulas(org.schema)
    .rules(object)
    .find((one) => one.rule.name.startsWith(RULE));
  if (rule === undefined) throw new Error(`The org has no rule \`${RULE}…\`.`);
  const rows = openRowStore(org.database);
  const world: RecordView['world'] = {
    user: admin,
    now: org.clock(),
    row: (parent, id) => rows.read(parent, id),
    permissions: () => org.permissions(admin),
    organization: () => undefined,
  };
  const views = org.database
    .prepare(`SELECT "Id" AS id FROM "Opportunity" WHERE "StageName" = 'Needs Analysis' LIMIT 200`)
    .all()
    .flatMap(({ id }): RecordView[] => {
      const prior = rows.read(object, String(id));
      return prior === undefined
        ? []
        : [{ row: { ...prior, StageName: 'Value Proposition' }, prior, isNew: false, world }];
    });
  const condition = org.database.prepare(
    `SELECT NOT ? AND (? = 'diagnose-first:1' OR coalesce(?, '') >= '2020-01-01T00:00:00.000Z') AND NOT ?
       AND ${ORDER} >= 4 AND ${ORDER} < 4 AND coalesce(?, 0) % 10 < 2 AS refused`,
  );
  return [
    {
      name: 'formula: one gate rule on one deal',
      aim: { times: 2, plusMicros: 20 },
      org: (n) => evaluate(rule.condition, views[n % views.length]!),
      bare: (n) => {
        const { row, prior } = views[n % views.length]!;
        const values = [row.DF_Playbook_Pin__c, row.CreatedDate].map((value) => String(value ?? ''));
        const answers = Number(row.DF_Answers_A__c ?? 0);
        const stages = [String(row.StageName), String(prior?.StageName)];
        return condition.get(0, ...values, 0, ...stages, answers)?.refused === 1;
      },
    },
  ];
}
