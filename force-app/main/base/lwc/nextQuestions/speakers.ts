import type { ContactRole } from 'c/dealRows';

/** A person's role on the customer's side of a deal, which decides what they can answer. */
export type Persona = 'payer' | 'head' | 'user' | 'expert' | 'purchasing';

/** A contact of the deal who can answer a question. */
export interface Named {
  readonly contactId: string;
  readonly name: string;
  /** Job title, or without one the role on the deal; empty when both are blank. */
  readonly position: string;
}

/** Who can answer a question: a contact of this deal, or the kind of person to look for. */
export type Speaker = Named | { readonly ask: Persona };

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

/** Personas of a contact by role and title, those of the role first; empty when both are blank. A text without a known word counts as `user`. */
export function personasOf({ role, title }: Pick<ContactRole, 'role' | 'title'>): readonly Persona[] {
  return [...new Set([...byRole(role), ...byWords(title)])];
}

function byRole(role: string): readonly Persona[] {
  return ROLES[role] ?? byWords(role);
}

function byWords(text: string): Persona[] {
  const lower = text.toLowerCase().trim();
  if (lower === '') return [];
  const found = WORDS.filter(([, words]) => words.test(lower)).map(([persona]) => persona);
  // A title that matches no persona most likely belongs to a person who works with the product.
  return found.length > 0 ? found : ['user'];
}

/** Reach: how well the contact can answer, from 0.3 (no contact of this deal) to 1; each lower rank costs `RANK_STEP`. */
const NO_CONTACT = 0.3;
const UNKNOWN_PERSONA = 0.6;
const RANK_STEP = 0.1;

/**
 * The contact who is asked about a concept, or the persona to look for. In this order: whose role on the deal can answer; whose job title can
 * (words in English, German, French, Spanish); the primary contact, where neither role nor title is known. Within one step the persona that
 * stands first in `SPEAKERS` wins, then the primary contact, then the order of the deal. Nobody is guessed: a contact whose role and title
 * fit none of the personas is not named. About a concept that everybody can answer the primary contact is asked, else the first.
 * `reach`: how well they can answer, 0.3 to 1. Without a contact and for such a concept there is no speaker.
 */
export function speakerOf(concept: string, contacts: readonly ContactRole[]): { speaker?: Speaker; reach: number } {
  const wanted = SPEAKERS[concept];
  const [best] = contacts
    .map((contact) => ({ contact, ...fitOf(wanted, contact) }))
    .filter(({ reach }) => reach > 0)
    .sort((a, b) => a.rank - b.rank || Number(b.contact.isPrimary) - Number(a.contact.isPrimary));
  if (best) return { speaker: namedOf(best.contact), reach: best.reach };
  const [ask] = wanted ?? [];
  return ask ? { speaker: { ask }, reach: NO_CONTACT } : { reach: NO_CONTACT };
}

/** How well a contact fits; rank 0 is the best, 100 more for a match by title and 200 for the primary contact. Reach 0: not at all. */
function fitOf(wanted: readonly Persona[] | undefined, contact: ContactRole): { rank: number; reach: number } {
  if (!wanted) return { rank: 0, reach: 1 };
  const personas = [byRole(contact.role), byWords(contact.title)];
  const places = personas.map((some) => wanted.findIndex((persona) => some.includes(persona)));
  const by = places.findIndex((place) => place >= 0);
  if (by >= 0) return { rank: by * 100 + places[by]!, reach: 1 - RANK_STEP * places[by]! };
  return { rank: 200, reach: contact.isPrimary && personas.flat().length === 0 ? UNKNOWN_PERSONA : 0 };
}

function namedOf({ contactId, name, title, role }: ContactRole): Named {
  return { contactId, name, position: title.trim() || role.trim() };
}
