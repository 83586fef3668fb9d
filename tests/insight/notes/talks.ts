import type { Chance } from './random.ts';

/** One turn of a made-up talk. */
export interface SpokenTurn {
  readonly speaker: string;
  readonly seconds: number;
  readonly sentences: readonly string[];
}

const NAMES = [
  ['Orla Keane', 'Bram Visser', 'Dr. Ute Sommer'],
  ['Nele Brandt', 'Piet van der Harms', 'Frau Lüders'],
  ['Inès Garnier', 'Gaëtan de la Roche', 'Mme Oury'],
  ['Marina Soler', 'Íñigo del Río', 'Sra. Zabala'],
];
const SENTENCES = [
  [
    'We lose two pallets a week.',
    'Nobody knows why.',
    'It costs us about 3.5 k, i.e. a day.',
    'How do you plan today?',
    'Mr. Hart signs.',
    'Fine.',
  ],
  [
    'Wir verlieren z. B. jede dritte Liste.',
    'Was kostet Sie das?',
    'Am 4. März kommt die Prüfung.',
    'Ca. 12.000 € im Jahr.',
    'Verstehe.',
  ],
  [
    "On perd deux heures, c'est trop.",
    'Combien cela coûte-t-il ?',
    'Env. 2 300 € par mois.',
    'La directrice, Mme Oury, signe.',
    'Bien.',
  ],
  [
    'Perdemos 3,5 horas al día.',
    '¿Quién firma una compra así?',
    'La Sra. Lago, aprox. en mayo.',
    'Claro.',
    'No hay prisa.',
  ],
];

/** A talk of two or three people in one of four languages; neighbours differ in their speaker. */
export function makeTalk(chance: Chance): SpokenTurn[] {
  const language = chance.below(NAMES.length);
  const people = (NAMES[language] ?? []).slice(0, 2 + chance.below(2));
  let seconds = chance.below(20);
  let last = -1;
  return Array.from({ length: 2 + chance.below(8) }, () => {
    let who = chance.below(people.length);
    if (who === last) who = (who + 1) % people.length;
    last = who;
    const sentences = Array.from({ length: 1 + chance.below(3) }, () => chance.pick(SENTENCES[language] ?? []));
    const turn = { speaker: people[who] ?? '', seconds, sentences };
    seconds += 3 + chance.below(90);
    return turn;
  });
}
