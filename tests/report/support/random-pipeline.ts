import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compilePlaybook, parsePlaybook } from '../../../src/playbook/index.ts';
import { root } from '../../with-started-org.ts';
import type { Rec, Records } from './naive.ts';

export const NOW = '2026-11-21T10:00:00.000Z';
export const TODAY = '2026-11-21';
const file = join(root, 'demo/demo-playbook.yaml');
const playbook = { ...compilePlaybook(parsePlaybook(readFileSync(file, 'utf8'), file)), people: 'all' } as const;
export const PLAYBOOKS = [playbook];
const STAGES = [...playbook.stages, ...playbook.exemptStages];
const STATUSES = [null, 'Not started', 'Started', 'Pain heard', 'Pain quoted', 'Pain confirmed'];
const CONCEPTS = playbook.questions.map(({ concept }) => concept);

/** Numbers of one seed. */
function roller(seed: number) {
  let state = seed >>> 0;
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const below = (most: number): number => Math.floor(next() * most);
  const one = <T>(values: readonly T[]): T => values[below(values.length)]!;
  const day = (from: number, to: number): string =>
    new Date(Date.parse(TODAY) + (from + below(to - from)) * 86_400_000).toISOString().slice(0, 10);
  const moment = (): string => `${day(-300, -1)}T${String(below(24)).padStart(2, '0')}:00:00.000+0000`;
  const often = <T>(value: () => T): T | null => (next() < 0.85 ? value() : null);
  return { below, one, day, moment, often, chance: (share: number) => next() < share };
}

/** A pipeline with blanks, closed and made-up deals, flags, overrides and histories. */
export function pipelineOf(seed: number): Records {
  const { below, one, day, moment, often, chance } = roller(seed);
  const users = Array.from({ length: 5 }, (_none, at) => ({
    Id: `005${at}`,
    Name: `Seller ${at}`,
    ManagerId: at ? '0050' : null,
  }));
  const stages = STAGES.map((ApiName, SortOrder) => ({
    ...{
      ApiName,
      SortOrder,
      DefaultProbability: SortOrder * 10,
      IsClosed: /^Closed/.test(ApiName),
      IsWon: ApiName === 'Closed Won',
    },
    ForecastCategoryName: one(['Pipeline', 'Best Case', 'Commit']),
  }));
  const deals = Array.from({ length: 40 + below(120) }, (_none, at): Rec => {
    const stage = one(stages);
    return {
      ...{
        Id: `006${at}`,
        Name: `Deal ${at}`,
        OwnerId: one(users).Id,
        StageName: stage.ApiName,
        IsClosed: stage.IsClosed,
        IsWon: stage.IsWon,
      },
      ...{ Amount: often(() => below(5_000_000) / 100), CloseDate: often(() => day(-120, 90)), CreatedDate: moment() },
      ...{ Probability: often(() => one([stage.DefaultProbability, stage.DefaultProbability + 9, below(100)])) },
      ...{
        ForecastCategoryName: often(() => (chance(0.8) ? stage.ForecastCategoryName : 'Omitted')),
        DF_Example__c: chance(0.2),
      },
      ...{
        DF_Discovery_Score__c: often(() => below(101)),
        DF_Diagnosis_Status__c: one(STATUSES),
        DF_Playbook_Pin__c: null,
      },
      ...{ DF_Answers_A__c: often(() => Number(Array.from({ length: 15 }, () => one([0, 1, 2, 3, 4, 9])).join(''))) },
      ...{ DF_Answers_B__c: often(() => Number(Array.from({ length: 15 }, () => one([0, 2, 3, 4])).join(''))) },
      ...{ DF_Open_Due__c: often(() => one([99_999, 2400, 2600])), DF_Desired_Outcome__c: often(() => 'filled') },
      ...{
        DF_Pains_Heard__c: below(3),
        DF_Pains_Quoted__c: below(3),
        DF_Pains_Confirmed__c: below(2),
        DF_Lines_Unlinked__c: below(2),
      },
      ...{
        DF_Impact_Quoted__c: below(90_000),
        DF_Impact_Confirmed__c: below(90_000),
        HasOpportunityLineItem: chance(0.5),
      },
      DF_Override_Token__c: often(() => one([0, 252_007, 240_007, 252_099])),
    };
  });
  const review = () => ({
    ...{ Review_Flag__c: chance(0.1), Review_Verdict__c: one([null, null, 'Cleared', 'Rejected']) },
    Review_Kind__c: one([null, 'Placeholder', 'Rewritten']),
  });
  const children = (most: number, make: (deal: Rec, at: number) => Rec): Rec[] =>
    deals.flatMap((deal, at) =>
      Array.from({ length: below(most) }, (_none, index) => ({
        ...{ Id: `c${at}-${index}`, ...make(deal, at), Opportunity__c: deal['Id'] },
        ...review(),
      })),
    );
  const answers = deals.flatMap((deal) =>
    CONCEPTS.filter(() => chance(0.3)).map((concept) => ({
      ...{
        Id: `a${String(deal['Id'])}${concept}`,
        Opportunity__c: deal['Id'],
        Concept__c: concept,
        Status__c: one(['Answered', 'Answered', 'Not Known Yet']),
        Evidence_Level__c: below(5),
        CreatedDate: moment(),
        ...review(),
      },
    })),
  );
  const pains = children(3, () => ({
    ...{ Kind__c: one([null, 'Problem', 'Goal', 'Risk']), Business_Driver__c: one([null, 'Grow', 'Cut Cost']) },
    ...{ Evidence_Level__c: below(5), Impact_Likely__c: often(() => below(9_000_000) / 100) },
  }));
  const overrides = children(2, () => ({
    ...{
      Stage__c: one(STAGES),
      Status__c: one(['Requested', 'Approved', 'Approved', 'Declined']),
      Expires_On__c: day(-30, 30),
    },
    Revoked_At__c: chance(0.1) ? moment() : null,
  }));
  const history = deals.flatMap((deal) =>
    Array.from({ length: below(5) }, (_none, at) => ({
      ...{
        Id: `h${String(deal['Id'])}${at}`,
        OpportunityId: deal['Id'],
        StageName: one(STAGES.slice(0, 3)),
        CreatedDate: moment(),
      },
    })),
  );
  return { users, stages, deals, answers, pains, overrides, history };
}
