import { today } from 'c/calendarDays';
import { peopleOf, personOf, rememberPerson, withLevel } from 'c/quoteSpeaker';

const DEAL = '006000000000001AAA';
const contact = (contactId: string, name: string) => ({ contactId, name, title: '', role: '', isPrimary: false });
const ada = contact('0031', 'Ada King');
const tom = contact('0032', 'Tom Reyes');

beforeEach(() => sessionStorage.clear());
afterEach(() => {
  jest.restoreAllMocks();
  jest.useRealTimers();
});

describe('who is proposed as a speaker', () => {
  test('the only contact of the deal, also with two roles; nobody of several, the primary one too', () => {
    expect(personOf(DEAL)).toBeUndefined();
    expect(personOf(DEAL, [ada, { ...ada, role: 'Evaluator' }])).toEqual({ id: '0031', name: 'Ada King' });
    expect(personOf(DEAL, [ada, { ...tom, isPrimary: true }])).toBeUndefined();
    expect(peopleOf([ada, ada, tom])).toHaveLength(2);
  });

  test('the one who was chosen in this call, by the name of the contact role', () => {
    rememberPerson(DEAL, { id: '0032', name: 'Tom Reyes, Head of Operations' });
    expect(personOf(DEAL, [ada, tom])).toEqual({ id: '0032', name: 'Tom Reyes' });
    expect(personOf(DEAL, [ada])).toEqual({ id: '0032', name: 'Tom Reyes, Head of Operations' });
  });

  test('nobody after two hours, and nobody after another deal was looked at', () => {
    rememberPerson(DEAL, { id: '0032', name: 'Tom Reyes' });
    jest.useFakeTimers({ now: Date.now() + 2 * 3_600_000 + 1 });
    expect(personOf(DEAL, [ada, tom])).toBeUndefined();
    rememberPerson(DEAL, { id: '0032', name: 'Tom Reyes' });
    expect(personOf('006000000000002AAA', [ada, tom])).toBeUndefined();
    expect(personOf(DEAL, [ada, tom])).toBeUndefined();
  });

  test('nobody where the browser stores nothing, or the stored text was damaged', () => {
    rememberPerson(DEAL, { id: '', name: '' });
    expect(personOf(DEAL, [ada, tom])).toBeUndefined();
    sessionStorage.setItem('diagnose-first/call', '{');
    expect(personOf(DEAL, [ada, tom])).toBeUndefined();
    rememberPerson(DEAL, { id: '0032', name: 'Tom Reyes' });
    const refuse = () => {
      throw new Error('No storage');
    };
    jest.spyOn(Storage.prototype, 'setItem').mockImplementation(refuse);
    jest.spyOn(Storage.prototype, 'removeItem').mockImplementation(refuse);
    expect(() => rememberPerson(DEAL, { id: '0031', name: 'Ada King' })).not.toThrow();
    expect(personOf('006000000000002AAA', [ada, tom])).toBeUndefined();
    jest.spyOn(Storage.prototype, 'getItem').mockImplementation(refuse);
    expect(personOf(DEAL, [ada, tom])).toBeUndefined();
  });
});

describe('choosing a level', () => {
  const blank = { quote: '', saidBy: '', saidOn: '' };
  const proposal = { words: ' We are late. ', person: { id: '0031', name: 'Ada King' } };

  test('Quoted fills what is blank, and leaves what is there', () => {
    expect(withLevel('Quoted', blank, proposal)).toEqual({
      evidence: 'Quoted',
      quote: 'We are late.',
      saidBy: '0031',
      saidByName: 'Ada King',
      saidOn: today(),
    });
    const noted = { quote: 'Late again.', saidBy: '0032', saidOn: '2026-11-20' };
    expect(withLevel('Quoted', noted, proposal)).toEqual({
      evidence: 'Quoted',
      quote: 'Late again.',
      saidOn: '2026-11-20',
    });
    expect(withLevel('Quoted', blank, { words: '', person: undefined })).not.toHaveProperty('saidBy');
  });

  test('no other level fills anything: nothing is confirmed by a choice', () => {
    expect(withLevel('Confirmed', blank, proposal)).toEqual({ evidence: 'Confirmed' });
  });
});
