import { readSource, type Known } from '../noteSources.ts';
import { NOBODY } from './cases/shown.ts';

/** The side of each speaker, in the order of their first turns. */
function sides(text: string, known: Partial<Known> = {}): Record<string, string> {
  const { turns } = readSource(text, { ...NOBODY, ...known });
  return Object.fromEntries(turns.map(({ speaker, side }) => [speaker ?? '-', side]));
}

describe('what the deal and the source say comes before what was said', () => {
  const talk = (name: string): string => `${name}: Mag sein.\nZoe: Gut.`;

  test.each([
    ['an address of a user’s company', 'Ada King <a@reuter.example>', 'seller'],
    ['an address of a contact’s company', 'Ada King <a@holm.example>', 'customer'],
    ['a public mail provider says nothing', 'Ada King <a@gmail.com>', 'unknown'],
    ['an address named like the seller’s company', 'Ada King <a@acmepumps.example>', 'seller'],
    ['a mark', 'Ada King (Seller)', 'seller'],
    ['a guest', 'Ada King (extern)', 'customer'],
    ['a role that both sides have', 'Ada King (VP Sales)', 'unknown'],
    ['the seller’s company beside the name', 'Ada King (Acme Pumps)', 'seller'],
    ['a user by name', 'Frau Reuter', 'seller'],
    ['a contact by name', 'Dr. Wiebke Holm', 'customer'],
    ['a first name that fits both', 'Jo', 'unknown'],
  ])('%s', (_, name, side) => {
    const known: Known = {
      users: [
        { name: 'Jo Reuter', email: 'jo@reuter.example' },
        { name: 'Kim Li', email: 'kim@gmail.com' },
      ],
      contacts: [{ name: 'Wiebke Holm', email: 'wiebke@holm.example' }, { name: 'Jo Hart' }],
      companies: ['Acme Pumps'],
      products: [],
    };
    const [first] = Object.values(sides(talk(name), known));
    expect(first).toBe(side);
  });

  test('a user who talks like a customer is a user', () => {
    const text = 'Kim: It costs us two days a week.\nZoe: What made you change?';
    expect(sides(text, { users: [{ name: 'Kim Li' }] })).toMatchObject({ Kim: 'seller' });
  });
});

describe('sides by what was said', () => {
  test('a seller with questions, a customer who answers and asks back', () => {
    const text = `Kate: Right, shall we start? Kofi, last time you said you'd check with finance.
Kofi: I did. They are fine with a pilot, not more.
Kate: Understood. What would finance have to see?
Kofi: Fewer write-offs. Right now it's eleven percent of stock.
Kate: Eleven, wow. Is that on the board's radar?
Kofi: The chairman brings it up each month.
Helen: And I get the blame.
Kate: Helen, what have you tried so far?
Helen: A label printer. It sits in the cupboard.
Kofi: Which one?`;
    expect(sides(text)).toEqual({ Kate: 'seller', Kofi: 'customer', Helen: 'customer' });
  });

  test('a customer with questions about the product first', () => {
    const text = `Lukas: Die Agenda hab ich geschickt, passt die so?
Frau Berger: Ja. Aber was kostet das im Jahr, und wer schult uns?
Lukas: Die Lizenz liegt bei 40 Euro je Platz, die Schulung machen wir vor Ort.
Frau Berger: Und läuft es auf alten Tablets?
Lukas: Ab Android 11. Darf ich fragen, wie Sie heute die Wartung planen?
Herr Aigner: Mit einer Tafel. Im Winter stehen uns jede Woche zwei Lifte.
Lukas: Und woran liegt's?
Herr Aigner: Die Ersatzteile sind nie da, wo man sie braucht.`;
    expect(sides(text)).toMatchObject({ Lukas: 'seller', 'Herr Aigner': 'customer' });
    expect(sides(text)['Frau Berger']).not.toBe('seller');
  });

  test('requests without a question mark, French', () => {
    const text = `Anaïs: On vous écoute, Julien.
Julien: Merci. Alors, racontez-moi une journée type à l'accueil.
Anaïs: Le téléphone sonne, personne ne décroche.
Docteur Petit: On a raté quarante appels lundi.
Julien: Qu'est-ce que ça change pour vous si ça continue ?
Docteur Petit: Je ferme le cabinet du samedi.
Julien: Notre standard intelligent répond à tous les appels.
Anaïs: Vous avez des références dans la santé ?`;
    expect(sides(text)).toEqual({ Anaïs: 'customer', Julien: 'seller', 'Docteur Petit': 'customer' });
  });

  test('requests, Spanish; a short boast', () => {
    const text = `Raúl: Cuéntenme cómo despachan los pedidos.
Carmen: Por teléfono y con libreta.
Luis: Y el cliente grande nos amenazó con irse.
Raúl: ¿Qué tanto representa ese cliente?
Luis: Un tercio de la facturación.
Raúl: Con nuestro despacho digital eso no pasa, es muy sencillo de usar.`;
    expect(sides(text)).toEqual({ Raúl: 'seller', Carmen: 'customer', Luis: 'customer' });
  });

  test('a seller with a first person of his own is no customer', () => {
    const text = `Peter: Happy to help. Tell me more.
Jana: Nobody fills in the handover sheet, so the morning crew starts blind.
Peter: I imagine that costs quite some output.
Jana: About two hours of the first line, every day.
Peter: A lot of plants tell us that.
Jana: Does it work with gloves?`;
    expect(sides(text)).toEqual({ Peter: 'seller', Jana: 'customer' });
  });

  test('a colleague who only reassures has no side, and is no customer', () => {
    const text = `Sarah: We work with most of the insurers. Our claims engine reads the photos for you.
Mikko: We've looked at two others already. Both needed nine months, we don't have the people for that.
Pia: You don't need nine months with us, it's two weeks.
Mikko: Two weeks would be something.`;
    expect(sides(text)).toEqual({ Sarah: 'seller', Mikko: 'customer', Pia: 'unknown' });
  });

  test('two who sell and nobody who buys: the weaker one has no side', () => {
    const text =
      'Ada: Our platform is the best on the market.\nBo: Our tool saves you 30 percent. We offer companies a free trial.';
    expect(sides(text)).toEqual({ Ada: 'unknown', Bo: 'seller' });
  });

  test('small talk decides no side', () => {
    expect(sides('Ada: Good morning.\nBo: Morning, nice weather.')).toEqual({ Ada: 'unknown', Bo: 'unknown' });
  });

  test('tasks noted next to a name are nobody’s evidence', () => {
    const text = `Ada King: It costs us two days a week.
Bo Lee: Send the quote by Friday.
Cy Hart: The deadline is the audit in March.`;
    expect(sides(text)).toEqual({ 'Ada King': 'customer', 'Bo Lee': 'unknown', 'Cy Hart': 'customer' });
  });
});

describe('the writer’s own words in notes', () => {
  const known = { companies: ['Acme Pumps'], products: ['FlowSense'] };
  test.each([
    ['I told them our platform is the best in the market', 'seller'],
    ['Told us they lose two churns a week', 'unknown'],
    ['FlowSense is the leading sensor, they were impressed', 'seller'],
    ['They compared FlowSense with a spreadsheet', 'unknown'],
    ['Habe ihnen unser Portal gezeigt', 'seller'],
    ["J'ai montré notre outil", 'seller'],
    ['Les expliqué que nuestra app ahorra tiempo', 'seller'],
    ['Our pitch: fast and cheap', 'seller'],
    ['We have no problem with the price', 'unknown'],
  ])('%s: %s', (text, side) => {
    expect(Object.values(sides(text, known))).toEqual([side]);
  });

  test('quotations: who said it, and who only writes in inverted commas', () => {
    const text = `She said "we lose a day a week" and left.
"We can't hire", says Ms. Hart.
"Nobody counts" – Ben Hart, CFO
The so-called "best of breed solution" is gone.
I said: "we will send the quote".`;
    const { turns } = readSource(text, NOBODY);
    expect(
      turns.map(({ side, speaker, sentences }) => [side, speaker, sentences.map((one) => one.text).join(' ')]),
    ).toEqual([
      ['customer', null, 'we lose a day a week'],
      ['customer', 'Ms. Hart', "We can't hire"],
      ['unknown', null, '"Nobody counts" – Ben Hart, CFO The so-called "best of breed solution" is gone.'],
      ['seller', null, 'we will send the quote'],
    ]);
  });
});
