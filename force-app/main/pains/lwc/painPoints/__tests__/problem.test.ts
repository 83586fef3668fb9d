import PainPoints from 'c/painPoints';
import { playbook } from '../../../../../test/jest/deal.ts';
import { showPanel } from '../../../../../test/jest/panel.ts';
import { one } from './pain-panel.ts';

afterEach(() => document.body.replaceChildren());

describe('a new pain as the answer to the question for the problem', () => {
  const promised = { DF_Answer__c: [{ Id: 'a0A1', Concept__c: 'problem', Status__c: 'Not Known Yet' }] };
  const isOffered = async (playbooks: unknown[], rows = {}) => {
    const element = await showPanel('c-pain-points', PainPoints, {
      playbooks,
      rows: { DF_Pain_Point__c: [], ...rows },
    });
    return Object(one(element, 'c-pain-capture')).isProblemAsked as boolean;
  };

  test('is offered where the playbook asks it', async () => {
    expect(await isOffered([playbook])).toBe(true);
  });

  test('is not offered where something is noted already, be it that it is not known yet', async () => {
    expect(await isOffered([playbook], promised)).toBe(false);
  });

  test('is not offered where nobody asks', async () => {
    expect(await isOffered([{ ...playbook, questions: [] }])).toBe(false);
    document.body.replaceChildren();
    expect(await isOffered([])).toBe(false);
  });
});
