import { fieldsOf } from '../kinds/kinds.ts';
import { at } from './finding.ts';
import type { Finding } from './finding.ts';
import type { Located } from '../base/problem.ts';
import type { Requirement } from '../kinds/definition.ts';
import type { Playbook } from '../read/tree.ts';

/** What sellers make or hold, and the words for doing so, in one language: small letters, accents left out. */
interface Activity {
  readonly things: string;
  readonly deeds: string;
}

const ACTIVITIES: readonly Activity[] = [
  {
    things:
      'demo|demonstration|presentation|proposal|quote|offer|contract|nda|brochure|deck|slides|pricing|e-?mail|mail|call|meeting|visit|pitch|webinar|workshop|poc|proof of concept|pilot|trial|follow[- ]?up|discovery',
    deeds:
      'done|did|sent|send|given|give|gave|made|make|held|hold|completed?|delivered|deliver|presented|present|scheduled?|booked|book|shown|show|shared?|submitted|submit|issued?|created?|logged|log|run|ran|performed|conducted',
  },
  {
    things:
      'demo|prae?sentation|vorfue?hrung|angebot|vertrag|nda|broschue?re|unterlagen|preisliste|e-?mail|mail|anruf|telefonat|termin|besuch|webinar|workshop|poc|pilot|(erst)?gesprae?ch',
    deeds:
      'gemacht|machen|gesendet|senden|versendet|versenden|ge?schickt|verschickt|(ver)?schicken|vorgestellt|vorstellen|gezeigt|zeigen|gehalten|halten|durchgefue?hrt|durchfue?hren|vereinbart|vereinbaren|erstellt|erstellen|abgegeben|abgeben|erfolgt|erledigt|stattgefunden|gefue?hrt|fue?hren',
  },
  {
    things:
      'demo|demonstration|presentation|proposition|devis|offre|contrat|nda|brochure|tarif|e-?mail|mail|courriel|appel|reunion|rendez-?vous|rdv|visite|webinaire|atelier|poc|pilote',
    deeds:
      'faite?s?|faire|envoyee?s?|envoyer|presentee?s?|presenter|effectuee?s?|effectuer|realisee?s?|realiser|tenue?s?|tenir|montree?s?|montrer|remise?s?|remettre|planifiee?s?|planifier|organisee?s?|organiser|donnee?s?|donner',
  },
  {
    things:
      'demo|demostracion|presentacion|propuesta|presupuesto|oferta|cotizacion|contrato|nda|folleto|precio|e-?mail|correo|llamada|reunion|visita|webinar|taller|poc|piloto',
    deeds:
      'hech[ao]s?|hacer|enviad[ao]s?|enviar|presentad[ao]s?|presentar|realizad[ao]s?|realizar|mostrad[ao]s?|mostrar|entregad[ao]s?|entregar|programad[ao]s?|programar|agendad[ao]s?|agendar|celebrad[ao]s?|dad[ao]s?|dar',
  },
];

/** What the seller did with a thing of theirs: `demo done`, `sent the proposal`, `angebot versendet`, `enviar la propuesta`. */
const DONE = ACTIVITIES.map(({ things, deeds }) => {
  const [thing, deed, gap] = [`\\b(${things})(e?s|en?)?\\b`, `\\b(${deeds})\\b`, '( \\w+){0,2} '];
  return new RegExp(`${thing}${gap}${deed}|${deed}${gap}${thing}`);
});

/** The same in other forms: `demonstrated`, `presented our solution`, `visited customer`, `number of calls`, `demo date`. */
const BUSY: readonly RegExp[] = [
  /^(product )?(demoed|demonstrated|pitched|presented)$/,
  /\b(present(ed)?|demo(ed)?|demonstrated?|pitch(ed)?|show(ed)?) (our |the |a )?(solution|product|offering|platform|software|company)\b/,
  /\b(solution|product) (demoed|demonstrated|presented|pitched|shown)\b/,
  /\b(visit(ed)?|call(ed)?|contact(ed)?|e-?mail(ed)?) (the )?(customer|client|prospect|account)\b/,
  /\bnumber of (calls|meetings|visits|demos|e-?mails)\b/,
  /\b(demo|presentation|pitch) date\b/,
];

/** Not the seller: what the customer shows, sends or shares is worth asking for. */
const THEIRS =
  /\b(customer|client|buyer|champion|prospect|they) (will |can |has |have |had )?(\w+ed|sent|send|show|shown|made|make|gave|give|share|held|hold)\b|\b(kunde|kundin|client|cliente) (hat|a|ha)\b|\bby (the )?(customer|client|buyer|champion|prospect|them)\b/;

function isActivity(text: string): boolean {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return !THEIRS.test(plain) && [...DONE, ...BUSY].some((pattern) => pattern.test(plain));
}

/** `Demo_Done__c` and `DemoDone__c` as `Demo Done`. */
function spoken(field: string): string {
  const bare = field.replace(/__c$/, '').replaceAll(/_+/g, ' ');
  return bare.replace(/([a-z])([A-Z])/g, '$1 $2');
}

/** What the author wrote about what has to be true: `say`, names of fields, and values. */
function wordsOf(requirement: Requirement): readonly Located<string>[] {
  const named = fieldsOf(requirement).flatMap(({ field, values = [] }) => [field, ...values]);
  return requirement.say ? [requirement.say, ...named] : named;
}

/**
 * Criteria about what the seller did. A demo that was given shows nothing about the customer: a seller passes such a gate by being busy.
 */
export function wordingFindings({ gates }: Playbook): Finding[] {
  return gates
    .flatMap(({ require }) => require.flatMap(wordsOf))
    .filter(({ value }) => isActivity(spoken(value)))
    .map((words) =>
      at(
        words,
        `\`${words.value}\` is about what we did, and a deal passes it by being busy. Expected what the customer said, agreed to or did. Ask for what they told you when it was done.`,
        'warning',
      ),
    );
}
