import { peopleOf } from '../replyPeople.ts';

describe('who may have written a reply', () => {
  test('has id, name and address in lower case; without permission for a field the id stands for the name', () => {
    const edges = [
      { node: { Id: '0031', Name: { value: 'Ada King' }, Email: { value: 'Ada@Acme.example' } } },
      { node: { Id: '0032', Email: { value: null } } },
    ];
    expect(peopleOf({ edges })).toEqual([
      { id: '0031', name: 'Ada King', email: 'ada@acme.example' },
      { id: '0032', name: '0032', email: '' },
    ]);
  });

  test('is nobody without permission for the object', () => {
    expect(peopleOf(undefined)).toEqual([]);
    expect(peopleOf({})).toEqual([]);
  });
});
