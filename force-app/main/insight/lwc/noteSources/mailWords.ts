import { plain } from './lines.ts';

function listed(words: string): readonly string[] {
  return words
    .split('|')
    .map(plain)
    .filter((word) => word !== '');
}

/** Names of the headers of a mail, lower case without accents. */
export const HEADERS: Readonly<Record<'from' | 'to' | 'other', ReadonlySet<string>>> = {
  from: new Set(listed('from | von | de | remitente | expediteur | absender | sender')),
  to: new Set(listed('to | an | a | para | destinataire | destinatario | empfanger')),
  other: new Set(
    listed(
      `cc | bcc | cci | cco | kopie | copie | copia | subject | betreff | objet | asunto | date | datum | fecha | sent | gesendet | envoye |
       envoye le | enviado | enviado el | reply-to | importance | wichtigkeit | attachments | anlagen | pieces jointes | adjuntos`,
    ),
  ),
};

/** Beginnings of the line that closes a mail, above the name. */
export const SIGN_OFFS: readonly string[] = listed(
  `best regards | kind regards | warm regards | regards | best wishes | all the best | many thanks | thanks again | thanks and regards |
   thanks, | thank you, | thanks! | best, | best | cheers | sincerely | yours sincerely | yours faithfully | yours truly | yours | kindest regards | talk soon | take care | rgds | br, |
   mit freundlichen grussen | mit freundlichem gruss | freundliche grusse | freundlichen gruss | viele grusse | beste grusse | liebe grusse | herzliche grusse | schone grusse |
   mit besten grussen | besten gruss | gruss | grusse | vg | lg | mfg | hochachtungsvoll | beste grusse aus | viele dank und grusse |
   cordialement | bien cordialement | tres cordialement | salutations | meilleures salutations | sinceres salutations | bien a vous |
   bonne journee | bien sincerement | amicalement | a bientot | veuillez agreer | je vous prie d'agreer | respectueusement |
   un saludo | saludos | saludos cordiales | atentamente | cordialmente | un cordial saludo | reciba un cordial saludo | un abrazo | muchas gracias y un saludo | quedo a la espera |
   atte | afectuosamente`,
);

/** Beginnings of the greeting. */
export const GREETINGS: readonly string[] = listed(
  `dear | hi | hello | hey | good morning | good afternoon | good evening | greetings |
   hallo | guten tag | guten morgen | liebe | lieber | sehr geehrte | sehr geehrter | moin | servus | gruss gott | grüezi |
   bonjour | bonsoir | cher | chere | chers | madame | monsieur | salut |
   estimado | estimada | estimados | hola | buenos dias | buenas tardes | buenas | querido | querida | apreciado | apreciada`,
);

/** The verb of the line above a quoted mail. */
export const WROTE: readonly string[] = listed('wrote | schrieb | a ecrit | escribio | ha escrito | a écrit');

/** Lines between mails. */
export const FORWARDED =
  /^\s*-{2,}\s?(?:original message|forwarded message|ursprüngliche nachricht|weitergeleitete nachricht|message d.origine|message original|message transféré|mensaje original|mensaje reenviado)\s?-{2,}\s*$/i;

/** Notices below a mail, as firms add them; lower case without accents. */
export const DISCLAIMER = new RegExp(
  [
    '^(?:confidentiality notice|disclaimer|legal notice|please consider the environment|think before you print)|\\b(?:this|the) (?:e-?mail|message|communication)\\b.{0,60}\\b(?:is|are|may be|may contain|contains?)\\b.{0,40}\\b(?:confidential|privileged)|\\bif you (?:are not|have received|received) (?:the intended|this)',
    '^(?:vertraulichkeitshinweis|haftungsausschluss|rechtlicher hinweis)|\\bdiese (?:e-?mail|nachricht)\\b.{0,60}\\b(?:vertraulich|enthalt|ausschliesslich|bestimmt)|\\b(?:nicht der (?:richtige|beabsichtigte|vorgesehene)|irrtumlich erhalten)|^bitte (?:denken|prufen) sie.{0,40}(?:umwelt|ausdruck)',
    '^(?:avis de confidentialite|avertissement|clause de confidentialite|mention legale)|\\b(?:ce|cet|le present) (?:message|e-?mail|courriel|mail)\\b.{0,60}\\b(?:confidentiel|exclusivement|destine|contenir)|\\bsi vous (?:n.etes pas le destinataire|avez recu ce)|\\bavant d.imprimer|pensez a l.environnement',
    '^(?:aviso legal|aviso de confidencialidad|clausula de confidencialidad)|\\beste (?:mensaje|correo|e-?mail)\\b.{0,60}\\b(?:confidencial|contiene|dirigido|puede contener)|\\bsi (?:ha recibido|usted no es|no es usted)\\b.{0,40}|\\bantes de imprimir|piense en el medio ambiente',
  ].join('|'),
);
