import { fieldsOf } from '../kinds/kinds.ts';
import { at } from './finding.ts';
import type { Finding } from './finding.ts';
import type { Located } from '../base/problem.ts';
import type { Requirement } from '../kinds/definition.ts';
import type { Playbook } from '../read/tree.ts';

/** Nouns for activities of sellers and verbs that go with them, in one language, in lower case and without accents. */
interface Activity {
  readonly nouns: string;
  readonly verbs: string;
}

const ACTIVITIES: readonly Activity[] = [
  {
    nouns:
      'demo|demonstration|presentation|proposal|quote|offer|contract|nda|brochure|deck|slides|pricing|e-?mail|mail|call|meeting|visit|pitch|webinar|workshop|poc|proof of concept|pilot|trial|follow[- ]?up|discovery',
    verbs:
      'done|did|sent|send|given|give|gave|made|make|held|hold|completed?|delivered|deliver|presented|present|scheduled?|booked|book|shown|show|shared?|submitted|submit|issued?|created?|logged|log|run|ran|performed|conducted',
  },
  {
    nouns:
      'demo|prae?sentation|vorfue?hrung|angebot|vertrag|nda|broschue?re|unterlagen|preisliste|e-?mail|mail|anruf|telefonat|termin|besuch|webinar|workshop|poc|pilot|(erst)?gesprae?ch',
    verbs:
      'gemacht|machen|gesendet|senden|versendet|versenden|ge?schickt|verschickt|(ver)?schicken|vorgestellt|vorstellen|gezeigt|zeigen|gehalten|halten|durchgefue?hrt|durchfue?hren|vereinbart|vereinbaren|erstellt|erstellen|abgegeben|abgeben|erfolgt|erledigt|stattgefunden|gefue?hrt|fue?hren',
  },
  {
    nouns:
      'demo|demonstration|presentation|proposition|devis|offre|contrat|nda|brochure|tarif|e-?mail|mail|courriel|appel|reunion|rendez-?vous|rdv|visite|webinaire|atelier|poc|pilote',
    verbs:
      'faite?s?|faire|envoyee?s?|envoyer|presentee?s?|presenter|effectuee?s?|effectuer|realisee?s?|realiser|tenue?s?|tenir|montree?s?|montrer|remise?s?|remettre|planifiee?s?|planifier|organisee?s?|organiser|donnee?s?|donner',
  },
  {
    nouns:
      'demo|demostracion|presentacion|propuesta|presupuesto|oferta|cotizacion|contrato|nda|folleto|precio|e-?mail|correo|llamada|reunion|visita|webinar|taller|poc|piloto',
    verbs:
      'hech[ao]s?|hacer|enviad[ao]s?|enviar|presentad[ao]s?|presentar|realizad[ao]s?|realizar|mostrad[ao]s?|mostrar|entregad[ao]s?|entregar|programad[ao]s?|programar|agendad[ao]s?|agendar|celebrad[ao]s?|dad[ao]s?|dar',
  },
];

/** Matches a completed activity: `demo done`, `sent the proposal`, `angebot versendet`, `enviar la propuesta`. */
const DONE = ACTIVITIES.map(({ nouns, verbs }) => {
  const [noun, verb, gap] = [`\\b(${nouns})(e?s|en?)?\\b`, `\\b(${verbs})\\b`, '( \\w+){0,2} '];
  return new RegExp(`${noun}${gap}${verb}|${verb}${gap}${noun}`);
});

/** Matches other forms: `demonstrated`, `presented our solution`, `visited customer`, `number of calls`, `demo date`. */
const BUSY: readonly RegExp[] = [
  /^(product )?(demoed|demonstrated|pitched|presented)$/,
  /\b(present(ed)?|demo(ed)?|demonstrated?|pitch(ed)?|show(ed)?) (our |the |a )?(solution|product|offering|platform|software|company)\b/,
  /\b(solution|product) (demoed|demonstrated|presented|pitched|shown)\b/,
  /\b(visit(ed)?|call(ed)?|contact(ed)?|e-?mail(ed)?) (the )?(customer|client|prospect|account)\b/,
  /\bnumber of (calls|meetings|visits|demos|e-?mails)\b/,
  /\b(demo|presentation|pitch) date\b/,
];

/** Matches activities of the customer, which are valid criteria. */
const THEIRS =
  /\b(customer|client|buyer|champion|prospect|they) (will |can |has |have |had )?(\w+ed|sent|send|show|shown|made|make|gave|give|share|held|hold)\b|\b(kunde|kundin|client|cliente) (hat|a|ha)\b|\bby (the )?(customer|client|buyer|champion|prospect|them)\b/;

function isActivity(text: string): boolean {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return !THEIRS.test(plain) && [...DONE, ...BUSY].some((pattern) => pattern.test(plain));
}

/** A field name as words: `Demo_Done__c` and `DemoDone__c` → `Demo Done`. */
function asWords(field: string): string {
  const bare = field.replace(/__c$/, '').replaceAll(/_+/g, ' ');
  return bare.replace(/([a-z])([A-Z])/g, '$1 $2');
}

/** The author's words about a requirement: `say`, field names and values. */
function wordsOf(requirement: Requirement): readonly Located<string>[] {
  const named = fieldsOf(requirement).flatMap(({ field, values = [] }) => [field, ...values]);
  return requirement.say ? [requirement.say, ...named] : named;
}

/**
 * Warnings for criteria about the seller's own activity. A demo shows nothing about the customer's need, so such a gate measures only
 * effort.
 */
export function wordingFindings({ gates }: Playbook): Finding[] {
  return gates
    .flatMap(({ require }) => require.flatMap(wordsOf))
    .filter(({ value }) => isActivity(asWords(value)))
    .map((words) =>
      at(
        words,
        `\`${words.value}\` is about what we did, and a deal passes it by being busy. Expected what the customer said, agreed to or did. Ask for what they told you when it was done.`,
        'warning',
      ),
    );
}
