import { whereDiagnosis } from '../../force-app/main/base/lwc/dealFigures/diagnosisWhere.ts';
import { deployApp } from '../bench/seed/app.ts';
import { queryRecords, startRunning } from '../local-org/api/helpers.ts';
import type { Running } from '../local-org/api/helpers.ts';

const STATUSES = ['Not started', 'Started', 'Pain heard', 'Pain quoted', 'Pain confirmed'];

describe('the filter by diagnosis, which asks for roll-ups in place of the formula over them', () => {
  let running: Running & { stop: () => Promise<void> };

  beforeAll(async () => {
    running = await startRunning();
    await deployApp(running.org.org);
    const admin = running.as('admin');
    const save = async (type: string, values: object): Promise<string> => {
      const { json } = await admin('POST', `sobjects/${type}`, values);
      if (!json.id) throw new Error(JSON.stringify(json));
      return json.id as string;
    };
    const who = await save('Contact', { LastName: 'Halvorsen' });
    const source = {
      Quote__c: 'Every month end we pay overtime.',
      Said_By__c: who,
      Said_On__c: '2026-01-05',
      Source__c: 'Meeting',
    };
    const confirmed = {
      Confirmed_Words__c: 'Yes, that is what it costs us.',
      ...{ Confirmed_By__c: who, Confirmed_On__c: '2026-01-06', Confirmed_Source__c: 'Email' },
    };
    // Each deal has all that the ones before it have.
    const evidence = [
      {},
      { Evidence__c: 'Heard' },
      { Evidence__c: 'Quoted', ...source },
      { Evidence__c: 'Confirmed', ...source, ...confirmed },
    ];
    for (let level = 0; level < STATUSES.length + 1; level += 1) {
      const deal = { Name: `D${level}`, StageName: 'Prospecting', CloseDate: '2030-01-01' };
      const id = await save('Opportunity', deal);
      if (level === 0) continue;
      await save('DF_Answer__c', {
        ...{ Opportunity__c: id, Concept__c: 'situation', Key__c: `${id}:situation` },
        ...{ Answer__c: 'They close the month by hand', Evidence__c: 'Heard' },
      });
      for (const values of evidence.slice(1, level))
        await save('DF_Pain_Point__c', {
          ...{ Opportunity__c: id, Statement__c: `Overtime at every month end ${level}` },
          ...values,
        });
    }
  }, 180_000);
  afterAll(() => running.stop());

  const found = async (where: object): Promise<readonly string[]> => {
    const query =
      'query q($where: Opportunity_Filter) { uiapi { query { Opportunity(where: $where, first: 2000) { edges { node { Name { value } } } } } } }';
    const answer = await running.as('admin')('POST', 'graphql', { query, variables: { where } });
    expect(answer.json.errors).toEqual([]);
    return answer.json.data.uiapi.query.Opportunity.edges
      .map(({ node }: { node: { Name: { value: string } } }) => node.Name.value)
      .sort();
  };

  test('finds for each status the deals that the formula gives it', async () => {
    const soql = 'SELECT Name, DF_Diagnosis_Status__c FROM Opportunity';
    const deals = await queryRecords(running.as('admin'), soql);
    const sizes: number[] = [];
    for (const status of STATUSES) {
      const own = deals.filter((deal) => deal['DF_Diagnosis_Status__c'] === status).map(({ Name }) => String(Name));
      expect(await found(whereDiagnosis(status))).toEqual(own.sort());
      sizes.push(own.length);
    }
    // Each status has a deal, or the comparison would show nothing.
    expect(sizes.every((size) => size > 0)).toBe(true);
  });

  test('finds nothing for what is no status', async () => {
    expect(await found(whereDiagnosis('Finished'))).toEqual([]);
  });
});
