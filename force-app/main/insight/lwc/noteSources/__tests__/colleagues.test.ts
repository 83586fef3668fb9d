import { readSource } from '../noteSources.ts';

/** The side of each speaker; users are the seller's people, contacts the customer's. */
function sides(text: string, users: readonly string[] = [], contacts: readonly string[] = []): Record<string, string> {
  const named = (names: readonly string[]) => names.map((name) => ({ name }));
  const { turns } = readSource(text, { users: named(users), contacts: named(contacts), companies: [], products: [] });
  return Object.fromEntries(turns.map(({ speaker, side }) => [speaker ?? '-', side]));
}

describe('a colleague has the side of the one who introduces him', () => {
  test.each([
    [
      'This is my colleague Tilda, she plans our roll-outs.',
      'We lose two crates a day, our foremen count them by hand.',
    ],
    ['Das ist meine Kollegin Tilda.', 'Wir verlieren zwei Kisten am Tag, unsere Meister zählen von Hand.'],
    ['Voici ma collègue Tilda.', 'Nous perdons deux caisses par jour, nos équipes comptent à la main.'],
    ['Ella es mi compañera Tilda.', 'Perdemos dos cajas al día, nuestros jefes cuentan a mano.'],
  ])('%s', (introduction, loss) => {
    const text = `Orla Finch: ${introduction}\nTilda: ${loss}\nPer Ness: OK.\n`;
    expect(sides(text, ['Orla Finch']).Tilda).toBe('seller');
    expect(sides(text, [], ['Orla Finch']).Tilda).toBe('customer');
  });

  test('and the one who introduces has the side of a known colleague', () => {
    const text = 'Orla Finch: Tilda, can you show them the count?\nTilda: Yes.\nPer Ness: OK.\n';
    expect(sides(text, ['Tilda'])['Orla Finch']).toBe('seller');
  });

  test('but a colleague of the customer who talks like a seller has none', () => {
    const text = `Orla Finch: This is my colleague Tilda.
Tilda: Our platform saves you 30 % of the time. Our tool is the fastest for you.
Tilda: Our product is proven, and we can offer you a trial.
Per Ness: OK.`;
    expect(sides(text, [], ['Orla Finch']).Tilda).toBe('unknown');
  });

  test('known people keep their side', () => {
    const text = 'Orla Finch: This is my colleague Tilda.\nTilda: Hello.\n';
    expect(sides(text, ['Orla Finch'], ['Tilda'])).toEqual({ 'Orla Finch': 'seller', Tilda: 'customer' });
  });

  test('where speech gives colleagues two sides, neither is known', () => {
    const text = `Orla Finch: This is my colleague Tilda. Our platform saves you 30 % of the time. Our tool is the fastest for you.
Tilda: We lose two crates a day, our foremen count them by hand. Our warehouse has no scanners. Our drivers wait.
Orla Finch: We can offer you a trial. Our product is proven.
Per Ness: OK.`;
    expect(sides(text)).toMatchObject({ 'Orla Finch': 'unknown', Tilda: 'unknown' });
  });

  test('a name within a word introduces nobody', () => {
    const text = 'Orla Finch: My colleague Annabel is ill.\nAnna: We lose two crates a day.\nPer Ness: OK.\n';
    expect(sides(text, ['Orla Finch']).Anna).not.toBe('seller');
  });
});
