import { plain } from './lines.ts';
import type { Side } from './types.ts';

/** Words that name a side, lower case without accents: as a speaker of their own (`Rep:`) or next to a name (`(Seller)`). */
const ROLES: Readonly<Record<'seller' | 'customer', string>> = {
  seller: `
    seller | sales | rep | se | sales rep | salesperson | account executive | account manager | ae | sdr | bdr | csm | sales engineer |
    solution engineer | solutions engineer | presales | vendor | supplier | internal | host | us | me | i | we | my side | our side |
    agent | advisor | consultant |
    verkaufer | verkauferin | vertrieb | vertriebler | vertriebsmitarbeiter | berater | beraterin | anbieter | lieferant | intern |
    ich | wir | wir selbst |
    vendeur | vendeuse | commercial | commerciale | charge d'affaires | chargee d'affaires | fournisseur | prestataire | interne | moi |
    nous |
    vendedor | vendedora | comercial | asesor | asesora | proveedor | interno | interna | yo | nosotros`,
  customer: `
    customer | client | prospect | buyer | lead | contact | external | guest | customer side | client side | caller | them |
    kunde | kundin | kunden | kundenseite | interessent | interessentin | einkaufer | einkauferin | extern | externer | externe | gast |
    ansprechpartner | ansprechpartnerin |
    cliente | clienta | acheteur | acheteuse | externe | invite | invitee | interlocuteur | interlocutrice | cote client |
    prospecto | comprador | compradora | externo | externa | invitado | invitada | interlocutor | interlocutora`,
};

/** Roles that are no sign of a side next to a name; `(VP Sales)` can be the customer's. */
const WEAK_NOTES = new Set([
  'sales',
  'vertrieb',
  'commercial',
  'commerciale',
  'comercial',
  'us',
  'i',
  'me',
  'we',
  'them',
  'lead',
]);

const SIDE_OF: ReadonlyMap<string, Side> = new Map(
  (['seller', 'customer'] as const).flatMap((side) =>
    ROLES[side].split('|').map((role): [string, Side] => [plain(role), side]),
  ),
);

/** The side of a speaker who is named by a role alone (`Rep`, `Kunde 2`); null for any other name. */
export function roleSide(name: string): Side | null {
  const key = plain(name).replace(/[\s#]*\d{1,2}$/, '');
  return SIDE_OF.get(key) ?? null;
}

/** The side that a note next to a name states: `(Seller)`, `(extern)`, `(Acme, customer)`. */
export function markedSide(note: string): Side | null {
  const sides = new Set(
    note
      .split(/[,;/|()[\]]|\s[-–—]\s/)
      .map(plain)
      .filter((part) => !WEAK_NOTES.has(part))
      .map((part) => SIDE_OF.get(part)),
  );
  sides.delete(undefined);
  const [only] = sides;
  return sides.size === 1 && only !== undefined ? only : null;
}
