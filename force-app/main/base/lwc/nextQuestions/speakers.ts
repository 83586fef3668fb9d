import type { ContactRole } from 'c/dealRows';

/** A person's role on the customer's side of a deal, which decides what they can answer. */
export type Persona = 'payer' | 'head' | 'user' | 'expert' | 'purchasing';

/** Who can answer a question: a contact of this deal, or the kind of person to look for. */
export type Speaker = { readonly contactId: string; readonly name: string } | { readonly ask: Persona };

/** Personas who can answer, by concept, the best first. A concept that everybody can answer (such as personal impact) is not listed. */
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

/** Standard contact roles of Salesforce. Other roles, and all titles, are matched with `WORDS`. */
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

/** Beginnings of words in English, German, French and Spanish job titles. */
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

/** Personas of a contact by role and title; empty when both are blank. A text without a known word counts as `user`. */
export function personasOf({ role, title }: Pick<ContactRole, 'role' | 'title'>): readonly Persona[] {
  return [...new Set([...(ROLES[role] ?? byWords(role)), ...byWords(title)])];
}

function byWords(text: string): Persona[] {
  const lower = text.toLowerCase().trim();
  if (lower === '') return [];
  const found = WORDS.filter(([, words]) => words.test(lower)).map(([persona]) => persona);
  // A title that matches no persona most likely belongs to a person who works with the product.
  return found.length > 0 ? found : ['user'];
}

/** Reach: how well the best contact can answer, from 0.3 (no contact of this deal) to 1; each lower rank costs `RANK_STEP`. */
const NO_CONTACT = 0.3;
const UNKNOWN_PERSONA = 0.6;
const RANK_STEP = 0.1;

/**
 * The contact who can answer about a concept best, or the persona to look for; neither when the concept is unknown or everybody could and
 * the deal has no contact. `reach`: how well they can answer, 0.3 to 1.
 */
export function speakerOf(concept: string, contacts: readonly ContactRole[]): { speaker?: Speaker; reach: number } {
  const wanted = SPEAKERS[concept];
  const [best] = contacts
    .map((contact) => ({ contact, reach: reachOf(wanted, personasOf(contact)) }))
    .sort((a, b) => b.reach - a.reach || Number(b.contact.isPrimary) - Number(a.contact.isPrimary));
  if (best && best.reach > NO_CONTACT) {
    return { speaker: { contactId: best.contact.contactId, name: best.contact.name }, reach: best.reach };
  }
  const [ask] = wanted ?? [];
  return ask ? { speaker: { ask }, reach: NO_CONTACT } : { reach: NO_CONTACT };
}

function reachOf(wanted: readonly Persona[] | undefined, personas: readonly Persona[]): number {
  if (!wanted) return 1;
  if (personas.length === 0) return UNKNOWN_PERSONA;
  const place = wanted.findIndex((persona) => personas.includes(persona));
  return place < 0 ? NO_CONTACT : 1 - RANK_STEP * place;
}
