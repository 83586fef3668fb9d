import { nameParts } from 'c/contactNames';

test('what follows the last space of a name is the last name, which is all that an org requires', () => {
  expect(nameParts(' Ada  King Lovelace ')).toEqual({ first: 'Ada King', last: 'Lovelace' });
  expect(nameParts('  ')).toEqual({ first: '', last: '' });
  expect(nameParts('Cher')).toEqual({ first: '', last: 'Cher' });
});
