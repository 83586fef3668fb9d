import { join } from 'node:path';
import { copyOfTheProject, remove, startOrg, temporaryData } from '../with-started-org.ts';

describe('the gate lives in the org', () => {
  const home = copyOfTheProject();
  const data = temporaryData();

  afterAll(() => {
    remove(home);
    remove(data);
  });

  test('nothing is refused before `diagnose deploy`; after it the gates hold, also when the source is gone and the org restarted', async () => {
    const org = await startOrg([], { data, home });
    try {
      const create = async (Name: string) => {
        const fields = { Name, StageName: 'Needs Analysis', CloseDate: '2027-03-31' };
        return (await org.rest<{ id: string }>('POST', 'sobjects/Opportunity', fields)).body.id;
      };
      const first = await create('Before the gates');
      const second = await create('After the gates');
      const advance = (id: string) =>
        org.rest('PATCH', `sobjects/Opportunity/${id}`, { StageName: 'Negotiation/Review' });
      expect((await advance(first)).status).toBe(204);

      const deployed = await org.diagnose('deploy');
      expect([deployed.code, deployed.stderr]).toEqual([0, '']);
      expect((await advance(second)).status).toBe(400);
      const again = await org.diagnose('deploy');
      expect([again.code, again.stdout]).toEqual([0, expect.stringMatching(/nothing|already|up to date/i)]);
      await org.stop();

      for (const part of ['force-app', 'playbooks', 'demo']) remove(join(home, part));
      const restarted = await startOrg([], { data, home });
      try {
        const refused = await restarted.rest<unknown[]>('PATCH', `sobjects/Opportunity/${second}`, {
          StageName: 'Negotiation/Review',
        });
        expect([refused.status, refused.body.length]).toEqual([400, 14]);
        const kept = await restarted.query<{ StageName: string }>(
          `SELECT StageName FROM Opportunity WHERE Id = '${first}'`,
        );
        expect(kept).toEqual([expect.objectContaining({ StageName: 'Negotiation/Review' })]);
      } finally {
        await restarted.stop();
      }
    } finally {
      await org.stop();
    }
  }, 180_000);

  test('an org started with `--empty` has nothing of ours in it', async () => {
    const bare = await startOrg(['--empty'], { home: join(home) });
    try {
      expect((await bare.rest('GET', 'sobjects/DF_Answer__c/describe')).status).toBe(404);
      expect((await bare.rest('GET', 'sobjects/Opportunity/describe')).status).toBe(200);
    } finally {
      await bare.stop();
      remove(bare.data);
    }
  }, 180_000);
});
