import type { ContactRole } from 'c/dealRows';

/** A person's role on the customer's side of a deal, which decides what they can answer. */
export type Persona = 'payer' | 'head' | 'user' | 'expert' | 'purchasing';

/** Who can answer a question: a contact of this deal, or else the kind of person to ask for. */
export type Speaker = { readonly contactId: string; readonly name: string } | { readonly ask: Persona };

/** The best first. What everybody can tell of themselves names nobody. */
const SPEAKERS: Readonly<Record<string, readonly Persona[]>> = {
  situation: ['user', 'head', 'expert'],
  problem: ['user', 'head'],
  'root cause': ['user', 'expert', 'head'],
  'business impact': ['head', 'payer'],
  'desired state': ['head', 'payer', 'user'],
  'success metric': ['head', 'payer'],
  'critical event': ['head', 'payer'],
  priority: ['payer', 'head'],
  'cost of inaction': ['payer', 'head'],
  'tried before': ['user', 'expert', 'head'],
  'required capabilities': ['user', 'expert'],
  'solution fit': ['expert', 'user'],
  'economic buyer': ['payer', 'head', 'purchasing'],
  'stakeholder risk': ['head', 'payer'],
  'decision criteria': ['payer', 'head', 'expert', 'purchasing'],
  'decision process': ['payer', 'head', 'purchasing'],
  'paper process': ['purchasing', 'payer'],
  budget: ['payer', 'purchasing'],
  timeline: ['head', 'payer', 'purchasing'],
  alternatives: ['head', 'expert', 'purchasing'],
  'side effects': ['user', 'expert'],
  'customer confirmation': ['head', 'payer'],
};

/** Salesforce's own contact roles. Others, and titles, are read by their words. */
const ROLES: Readonly<Record<string, readonly Persona[]>> = {
  'Business User': ['user'],
  'Decision Maker': ['payer', 'head'],
  'Economic Buyer': ['payer'],
  'Economic Decision Maker': ['payer'],
  'Executive Sponsor': ['payer'],
  Evaluator: ['user', 'expert'],
  'Technical Buyer': ['expert'],
  Influencer: ['head'],
  Other: [],
};

/** Beginnings of words in English, German, French and Spanish titles. */
const WORDS: readonly (readonly [Persona, RegExp])[] = [
  [
    'payer',
    /\b(c[efo]o|chief|president|presidente|owner|founder|managing director|geschäftsführ|vorstand|inhaber|pdg|gérant|directeur général|directrice générale|director general|gerente general|financ|finanz|treasur)/,
  ],
  ['head', /\b(s?vp|head|director|direct(eur|rice)|lead|manager|leiter|leitung|responsable|chef|jef[ea]|gerente)/],
  [
    'expert',
    /\b(cto|cio|ciso|it|engineer|architect|develop|admin|technic|techni|ingenieur|ingénieur|entwickl|informati|ingenier|técnic)/,
  ],
  [
    'purchasing',
    /\b(purchas|procure|buyer|sourcing|legal|counsel|einkauf|einkäuf|recht|achat|achet|juridi|jurist|compra)/,
  ],
];

/** The parts of a contact by role and title; none where neither has a known word. */
export function personasOf({ role, title }: Pick<ContactRole, 'role' | 'title'>): readonly Persona[] {
  return [...new Set([...(ROLES[role] ?? byWords(role)), ...byWords(title)])];
}

function byWords(text: string): Persona[] {
  const lower = text.toLowerCase().trim();
  if (lower === '') return [];
  const found = WORDS.filter(([, words]) => words.test(lower)).map(([persona]) => persona);
  // A person who neither decides, nor builds, nor buys, works with it.
  return found.length > 0 ? found : ['user'];
}

/** How well the best contact can answer, from 0.3 (nobody of this deal) to 1. */
const NOBODY = 0.3;
const UNKNOWN = 0.6;
const STEP = 0.1;

/** Who of the deal's contacts can speak to a concept best, and how well; else whom to ask for. */
export function speakerOf(concept: string, contacts: readonly ContactRole[]): { speaker?: Speaker; reach: number } {
  const wanted = SPEAKERS[concept];
  const [best] = contacts
    .map((contact) => ({ contact, reach: reachOf(wanted, personasOf(contact)) }))
    .sort((a, b) => b.reach - a.reach || Number(b.contact.isPrimary) - Number(a.contact.isPrimary));
  if (best && best.reach > NOBODY) {
    return { speaker: { contactId: best.contact.contactId, name: best.contact.name }, reach: best.reach };
  }
  const [ask] = wanted ?? [];
  return ask ? { speaker: { ask }, reach: NOBODY } : { reach: NOBODY };
}

function reachOf(wanted: readonly Persona[] | undefined, personas: readonly Persona[]): number {
  if (!wanted) return 1;
  if (personas.length === 0) return UNKNOWN;
  const place = wanted.findIndex((persona) => personas.includes(persona));
  return place < 0 ? NOBODY : 1 - STEP * place;
}
