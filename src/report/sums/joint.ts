import type { StoredSums, SumRow } from './types.ts';

/** Least numbers for the share of a question, and for what became of deals. */
const LEAST = { share: 5, deals: 30, people: 5 };

/**
 * The report over all orgs: sums over the last report of each. Means and shares are made of sums; what cannot be added up (medians, intervals, lists
 * of deals, names) is not in it. Amounts are null where the orgs have several currencies.
 */
export interface JointReport {
  /** The orgs with the day of their last report. */
  readonly orgs: StoredSums['orgs'];
  readonly currency: string | null;
  /** Why amounts are not given; null where they are. */
  readonly withoutAmounts: string | null;
  readonly totals: {
    readonly deals: number;
    readonly openDeals: number;
    readonly openAmount: number | null;
    /** Null when no deal is open. */
    readonly averageScore: number | null;
    readonly notStarted: number;
    readonly inQuestion: number;
  };
  readonly stages: readonly (Counted & {
    readonly stage: string;
    readonly closed: boolean;
    readonly averageScore: number;
  })[];
  readonly pipeline: readonly (Counted & {
    readonly stage: string;
    readonly closed: boolean;
    readonly diagnosis: string;
  })[];
  readonly gates: readonly (Counted & { readonly toEnter: string; readonly ready: number })[];
  readonly missing: readonly (Counted & {
    readonly toEnter: string;
    readonly playbook: string;
    readonly sentence: string;
    readonly code: string | null;
  })[];
  readonly risk: readonly (Counted & { readonly closes: string; readonly diagnosis: string })[];
  readonly atRisk: Counted;
  readonly pastGate: Counted;
  readonly misfits: Counted;
  readonly overrides: readonly (Counted & { readonly state: string })[];
  readonly pains: readonly {
    readonly kind: string;
    readonly driver: string;
    readonly pains: number;
    readonly deals: number;
    readonly confirmed: number;
    readonly impact: number | null;
  }[];
  readonly questions: readonly {
    readonly concept: string;
    readonly heard: number;
    readonly deals: number;
    /** 0 to 1; null over fewer than five deals. */
    readonly share: number | null;
  }[];
  readonly quotes: { readonly fromSource: number; readonly typedByHand: number };
  /** Outcomes are null over fewer than thirty deals or five owners. */
  readonly journey: readonly {
    readonly stage: string;
    readonly known: string;
    readonly deals: number;
    readonly wentOn: number | null;
    readonly lost: number | null;
  }[];
  readonly outcome: {
    readonly closed: number;
    readonly won: number;
    readonly lost: number;
    readonly noDecision: number;
    readonly asked: number;
    readonly complete: number;
    readonly questions: readonly {
      readonly question: string;
      readonly heard: number;
      readonly notHeard: number;
      readonly unknown: number;
      readonly placeholder: number;
    }[];
  };
}

interface Counted {
  readonly deals: number;
  readonly amount: number | null;
}

type Key = readonly (string | null)[];

/** The sums of one figure and key; what is not there is zero. */
interface Line {
  readonly key: Key;
  of(measure: string): number;
}

/** Adds up the report over all orgs. Pure. */
export function jointReport({ orgs, rows }: StoredSums): JointReport {
  const currencies = [...new Set(orgs.map(({ currency }) => currency))];
  const isOne = currencies.length <= 1;
  const linesOf = byFigure(rows);
  const one = (figure: string): Line => linesOf(figure)[0] ?? NOTHING;
  const stages = [...new Set(orgs.flatMap((org) => org.stages))];
  const money = (line: Line, measure = 'amount'): number | null => (isOne ? line.of(measure) : null);
  const counted = (line: Line): Counted => ({ deals: line.of('deals'), amount: money(line) });
  const place = (stage: string | null): number => {
    const at = stages.indexOf(stage ?? '');
    return at < 0 ? stages.length : at;
  };
  const byStage = (a: Line, b: Line): number => place(a.key[0] ?? null) - place(b.key[0] ?? null);
  const pipeline = linesOf('pipeline').toSorted(byStage);
  const totals = one('totals');
  return {
    orgs,
    currency: isOne ? (currencies[0] ?? null) : null,
    withoutAmounts: isOne ? null : severalText(currencies),
    totals: {
      ...{ deals: totals.of('deals'), openDeals: totals.of('openDeals'), openAmount: money(totals, 'openAmount') },
      averageScore: mean(totals.of('openScore'), totals.of('openDeals')),
      ...{ notStarted: totals.of('notStarted'), inQuestion: totals.of('inQuestion') },
    },
    stages: stageLines(pipeline, counted),
    pipeline: pipeline.map((line) => ({
      stage: text(line, 0),
      diagnosis: text(line, 1),
      closed: text(line, 2) === 'closed',
      ...counted(line),
    })),
    gates: linesOf('gates')
      .toSorted(byStage)
      .map((line) => ({ toEnter: text(line, 0), ready: line.of('ready'), ...counted(line) })),
    missing: linesOf('missing')
      .toSorted((a, b) => b.of('deals') - a.of('deals') || b.of('amount') - a.of('amount') || byStage(a, b))
      .map((line) => ({
        toEnter: text(line, 0),
        playbook: text(line, 1),
        sentence: text(line, 2),
        code: line.key[3] ?? null,
        ...counted(line),
      })),
    risk: linesOf('risk').map((line) => ({ closes: text(line, 0), diagnosis: text(line, 1), ...counted(line) })),
    ...{ atRisk: counted(one('atRisk')), pastGate: counted(one('pastGate')), misfits: counted(one('misfits')) },
    overrides: linesOf('overrides').map((line) => ({ state: text(line, 0), ...counted(line) })),
    pains: linesOf('pains')
      .toSorted((a, b) => b.of('impact') - a.of('impact') || b.of('pains') - a.of('pains'))
      .map((line) => ({
        ...{ kind: text(line, 0), driver: text(line, 1), pains: line.of('pains'), deals: line.of('deals') },
        ...{ confirmed: line.of('confirmed'), impact: money(line, 'impact') },
      })),
    questions: questionLines(orgs, linesOf('heard'), one('started').of('deals')),
    quotes: { fromSource: one('quotes').of('fromSource'), typedByHand: one('quotes').of('typedByHand') },
    journey: linesOf('journey').toSorted(byStage).map(journeyLine),
    outcome: outcomeOf(one('outcome'), linesOf('outcomeQuestions')),
  };
}

function severalText(currencies: readonly (string | null)[]): string {
  const codes = currencies.map((code) => code ?? 'unknown').toSorted();
  return `The orgs have the currencies ${codes.join(', ')}, which cannot be added up.`;
}

const NOTHING: Line = { key: [], of: () => 0 };
const text = ({ key }: Line, at: number): string => key[at] ?? '';
const mean = (sum: number, of: number): number | null => (of === 0 ? null : Math.round((sum / of) * 10) / 10);

function byFigure(rows: readonly SumRow[]): (figure: string) => readonly Line[] {
  const figures = new Map<string, Map<string, { readonly key: Key; readonly sums: Map<string, number> }>>();
  for (const { figure, key, measure, value } of rows) {
    const lines = figures.get(figure) ?? new Map<string, { readonly key: Key; readonly sums: Map<string, number> }>();
    figures.set(figure, lines);
    const line = lines.get(JSON.stringify(key)) ?? { key, sums: new Map<string, number>() };
    lines.set(JSON.stringify(key), line);
    line.sums.set(measure, Number(value));
  }
  return (figure) =>
    [...(figures.get(figure)?.values() ?? [])].map(({ key, sums }) => ({
      key,
      of: (measure) => sums.get(measure) ?? 0,
    }));
}

/** The stages, each over all diagnoses. */
function stageLines(pipeline: readonly Line[], counted: (line: Line) => Counted): JointReport['stages'] {
  const names = [...new Set(pipeline.map((line) => JSON.stringify([text(line, 0), text(line, 2)])))];
  return names.map((name) => {
    const [stage, state] = JSON.parse(name) as [string, string];
    const those = pipeline.filter((line) => text(line, 0) === stage && text(line, 2) === state);
    const sum: Line = { key: [stage], of: (measure) => those.reduce((total, line) => total + line.of(measure), 0) };
    const { deals, amount } = counted(sum);
    // In cents, so that no sum is off by rounding.
    const exact = amount === null ? null : Math.round(amount * 100) / 100;
    return { stage, closed: state === 'closed', deals, amount: exact, averageScore: mean(sum.of('score'), deals) ?? 0 };
  });
}

function questionLines(orgs: StoredSums['orgs'], lines: readonly Line[], deals: number): JointReport['questions'] {
  const heard = new Map(lines.map((line) => [text(line, 0), line.of('deals')]));
  return [...new Set(orgs.flatMap(({ questions }) => questions))].toSorted().map((concept) => {
    const count = heard.get(concept) ?? 0;
    return { concept, heard: count, deals, share: deals < LEAST.share ? null : count / deals };
  });
}

function journeyLine(line: Line): JointReport['journey'][number] {
  const deals = line.of('deals');
  const isEnough = deals >= LEAST.deals && line.of('people') >= LEAST.people;
  return {
    ...{ stage: text(line, 0), known: text(line, 1), deals },
    wentOn: isEnough ? line.of('wentOn') : null,
    lost: isEnough ? line.of('lost') : null,
  };
}

function outcomeOf(line: Line, questions: readonly Line[]): JointReport['outcome'] {
  return {
    ...{ closed: line.of('closed'), won: line.of('won'), lost: line.of('lost'), noDecision: line.of('noDecision') },
    ...{ asked: line.of('asked'), complete: line.of('complete') },
    questions: questions
      .toSorted((a, b) => (text(a, 0) < text(b, 0) ? -1 : 1))
      .map((one) => ({
        ...{ question: text(one, 0), heard: one.of('heard'), notHeard: one.of('notHeard') },
        ...{ unknown: one.of('unknown'), placeholder: one.of('placeholder') },
      })),
  };
}
