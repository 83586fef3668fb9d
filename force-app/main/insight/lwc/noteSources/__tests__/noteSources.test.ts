import { readSource } from '../noteSources.ts';

const NOBODY = { contacts: [], users: [], companies: [], products: [] };

test('keeps the line of each sentence, and leaves out empty lines', () => {
  const { turns } = readSource('Visited the depot.\n\n  Three  vans are off the road.', NOBODY);
  expect(turns.flatMap((turn) => turn.sentences)).toEqual([
    { text: 'Visited the depot.', place: { line: 1, seconds: null } },
    { text: 'Three vans are off the road.', place: { line: 3, seconds: null } },
  ]);
});
