import { OrgRefused, type OrgConnection } from '../../src/salesforce/index.ts';
import { staleRollUps } from '../../src/sync/deploy/recalculating.ts';
import { sourceObjects } from '../metadata/source.ts';

interface Deal {
  readonly Id: string;
  readonly DF_Answers_A__c: number | null;
}

/** An org with one answer on each deal; what a deal has as its roll-up can change with each reading. */
function orgWith(dealsOf: (reading: number) => readonly Deal[], seen: string[] = []): OrgConnection {
  let reading = -1;
  const zero = { DF_Answers_B__c: 0, DF_Answer_Points__c: 0.1 + 0.2 };
  const query = (soql: string) => {
    seen.push(soql);
    if (soql.includes('FROM DF_Pain_Point__c')) return [];
    if (soql.includes('FROM Opportunity')) {
      reading += 1;
      return dealsOf(reading)
        .filter(({ Id }) => soql.includes(`'${Id}'`))
        .map((one) => ({ ...zero, ...one }));
    }
    const answers = ['a', 'b'].map((Opportunity__c) => ({ Opportunity__c, Digit_A__c: 20, Points__c: 0.3 }));
    return soql.includes('ORDER BY')
      ? answers
      : answers.filter(({ Opportunity__c }) => soql.includes(`'${Opportunity__c}'`));
  };
  return { query: (soql: string) => Promise.resolve(query(soql)) } as unknown as OrgConnection;
}
const deal = (Id: string, DF_Answers_A__c: number | null): Deal => ({ Id, DF_Answers_A__c });

test('the sums are those of the roll-ups that the app brings', async () => {
  const seen: string[] = [];
  await staleRollUps(orgWith(() => [deal('a', 20)], seen));
  const opportunity = sourceObjects().get('Opportunity')!.fields;
  const selected = (from: string) =>
    seen
      .filter((soql) => soql.includes(`FROM ${from} WHERE`))
      .flatMap((soql) => /SELECT \w+, (.*) FROM/.exec(soql)![1]!.split(', '));
  const sources = selected('Opportunity').map((name) => opportunity.get(name));
  expect(sources.map((one) => one?.summaryOperation)).toEqual(['sum', 'sum', 'sum']);
  expect(sources.map((one) => one?.summarizedField)).toEqual(
    selected('DF_Answer__c').map((name) => `DF_Answer__c.${name}`),
  );
});

test('roll-ups that are what their children add up to are no recalculation', async () => {
  expect(await staleRollUps(orgWith(() => [deal('a', 20), deal('b', 20)]))).toBeUndefined();
});

test('a blank or wrong one is, and counts its deals', async () => {
  expect(await staleRollUps(orgWith(() => [deal('a', 20), deal('b', null)]))).toEqual({
    deals: 1,
    checked: 2,
    rollUps: ['DF_Answers_A__c'],
  });
});

test('a save between the two reads is none', async () => {
  expect(await staleRollUps(orgWith((reading) => [deal('a', reading === 0 ? 10 : 20)]))).toBeUndefined();
});

test('what the user may not read is not compared', async () => {
  const org = { query: () => Promise.reject(new OrgRefused([])) } as unknown as OrgConnection;
  expect(await staleRollUps(org)).toBeUndefined();
});
