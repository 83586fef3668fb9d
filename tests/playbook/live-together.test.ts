import { checkTogether, numbered, parsePlaybook } from '../../src/playbook/index.ts';
import { playbookText, smallPlaybook } from './support/texts.ts';

const four = ['First', 'Second', 'Third', 'Won'];
const nine = ['First', 'Fit', 'Second', 'Legal', 'Security', 'Third', 'Quote', 'Signing', 'Won'];
const read = (parts: Readonly<Record<string, unknown>>, file: string) => parsePlaybook(playbookText(parts), file);
const messages = (...parts: Readonly<Record<string, unknown>>[]) =>
  checkTogether(parts.map((one, index) => read(one, `${index}.yaml`))).map(({ file, severity, message }) => [
    file,
    severity,
    message,
  ]);

describe('the numbers of stages over all live playbooks', () => {
  test('of one playbook are its own places', () => {
    expect(numbered([smallPlaybook({ stages: four })])[0]).not.toHaveProperty('stageNumbers');
  });

  test('of playbooks with four and nine stages keep the order of both', () => {
    const [a, b] = numbered([
      smallPlaybook({ playbook: 'a', stages: four }),
      smallPlaybook({ playbook: 'b', stages: nine }),
    ]);
    expect(a?.stageNumbers).toEqual({ First: 1, Second: 3, Third: 6, Won: 9 });
    expect(b).not.toHaveProperty('stageNumbers');
  });

  test('do not depend on the order in which the playbooks come: ties go by code, then by place', () => {
    const a = smallPlaybook({ playbook: 'a', stages: ['First', 'Second', 'A', 'Third', 'Won'] });
    const b = smallPlaybook({ playbook: 'b', stages: ['First', 'Second', 'B', 'Third', 'Won'] });
    const [one] = numbered([a, b]);
    const [, other] = numbered([b, a]);
    expect(one?.stageNumbers).toEqual({ First: 1, Second: 2, A: 3, Third: 5, Won: 6 });
    expect(other).toEqual(one);
  });

  test('a playbook that orders shared stages differently is refused, in both files', () => {
    const found = messages(
      { playbook: 'a', stages: four },
      { playbook: 'b', stages: ['First', 'Third', 'Second', 'Won'] },
    );
    const wrong = (first: string, second: string) =>
      expect.stringMatching(
        new RegExp(
          `^\`${first}\` has the stage .*, and \`${second}\` has them the other way round\\..* retire \`${second}\``,
        ),
      );
    expect(found.filter(([, severity]) => severity === 'error')).toEqual([
      ['0.yaml', 'error', wrong('a:1', 'b:1')],
      ['1.yaml', 'error', wrong('b:1', 'a:1')],
    ]);
  });

  test('more than 99 stages together are refused', () => {
    const many = (name: string) => [...four, ...Array.from({ length: 50 }, (_, index) => `${name} ${index}`)];
    const found = messages({ playbook: 'a', stages: many('A') }, { playbook: 'b', stages: many('B') });
    expect(found.filter(([, severity]) => severity === 'error').map(([, , message]) => message)).toEqual(
      Array.from({ length: 2 }, () => expect.stringContaining('have 104 stages. Expected at most 99.')),
    );
  });
});

describe('playbooks whose scopes overlap', () => {
  const notes = (a: object, b: object) =>
    messages({ playbook: 'a', appliesTo: a }, { playbook: 'b', appliesTo: b }).map(([, severity, text]) => [
      severity,
      text,
    ]);

  test.each([
    ['everything', {}, {}, 'every deal'],
    ['amounts', { amountAtLeast: 100 }, { amountAtLeast: 500 }, 'deals with an amount of at least 500, or none'],
    ['record types', { recordTypes: ['X', 'Y'] }, { recordTypes: ['Y', 'Z'] }, 'deals with record type `Y`'],
  ])('get a note about what both judge: %s', (_name, a, b, which) => {
    expect(notes(a, b)).toEqual([
      ['note', expect.stringContaining(`\`a:1\` and \`b:1\` are judged by both: ${which}.`)],
      ['note', expect.stringContaining(`\`b:1\` and \`a:1\` are judged by both: ${which}.`)],
    ]);
  });

  test('and those that no deal can be in are not named', () => {
    expect(notes({ recordTypes: ['X'] }, { recordTypes: ['Z'] })).toEqual([]);
    expect(notes({ ownerRoles: ['X'] }, { ownerRoles: ['Z'] })).toEqual([]);
  });
});
