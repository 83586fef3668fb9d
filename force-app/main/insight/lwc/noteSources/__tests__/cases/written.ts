import type { Case } from './shown.ts';

/** What sellers write down: prose, clipped notes, bullets, sheets of labels, `Name: text`, Markdown. */
export const WRITTEN: readonly Case[] = [
  {
    name: 'prose: the seller’s pitch is his own words, what he noted has no side',
    format: 'notes',
    text: `Visited Tarn Valley Dairies with Ms. Okafor on 3 March. They fill 40 churns an hour, by hand.

I told them our filling line is the best in the market. She was polite.

Audit on May 4, approx. 20 people from the retailer.`,
    turns: [
      'unknown - 1: Visited Tarn Valley Dairies with Ms. Okafor on 3 March. | They fill 40 churns an hour, by hand.',
      'seller - 3: I told them our filling line is the best in the market.',
      'unknown - 3: She was polite. | Audit on May 4, approx. 20 people from the retailer.',
    ],
  },
  {
    name: 'prose, German: quoted words are the customer’s, lines of an editor are joined',
    format: 'notes',
    text: `Termin bei der Gärtnerei Holm am 4. März. Frau Holm sagte: „Wir werfen jede dritte
Pflanze weg, weil keiner weiß, wann gegossen wurde.“ Der Grund ist laut Vorarbeiter
die Zettelwirtschaft, u. a. am Wochenende. Ich habe unsere Lösung gezeigt, sie spart
30 % Wasser.`,
    turns: [
      'unknown - 1: Termin bei der Gärtnerei Holm am 4. März.',
      'customer Frau Holm 1: Wir werfen jede dritte Pflanze weg, weil keiner weiß, wann gegossen wurde.',
      'unknown - 2: Der Grund ist laut Vorarbeiter die Zettelwirtschaft, u. a. am Wochenende.',
      'seller - 3: Ich habe unsere Lösung gezeigt, sie spart 30 % Wasser.',
    ],
  },
  {
    name: 'prose, French: the writer’s own quotation is the seller’s',
    format: 'notes',
    text: `Visite chez Carrelages Morin. Mme Morin : « On refait un devis sur trois. » J'ai dit : « Avec nous, c'est fini en deux clics. »
Elle attend une réponse pour le 1er juin.`,
    turns: [
      'unknown - 1: Visite chez Carrelages Morin.',
      'customer Mme Morin 1: On refait un devis sur trois.',
      "seller - 1: Avec nous, c'est fini en deux clics.",
      'unknown - 2: Elle attend une réponse pour le 1er juin.',
    ],
  },
  {
    name: 'prose, Spanish: who said it stands after the quotation; words in inverted commas alone are nobody’s',
    format: 'notes',
    text: `Visita a Conservas Lago. "Tiramos cada día doscientas latas", dijo Nuria Lago. Lo llaman "el día de la lata". Les conté que nuestra línea es la mejor.`,
    turns: [
      'unknown - 1: Visita a Conservas Lago.',
      'customer Nuria Lago 1: Tiramos cada día doscientas latas',
      'unknown - 1: Lo llaman "el día de la lata".',
      'seller - 1: Les conté que nuestra línea es la mejor.',
    ],
  },
  {
    name: 'clipped notes: each line is a sentence, arrows stay, small letters do not join lines',
    format: 'shorthand',
    text: `tarn dairy, call w/ ms okafor
40 churns/h by hand -> 2 spills a week, approx. 3k/yr
y? valve sticks when cold
wants: no spills before audit 4 may
demoed our filling line, she liked it
mia: "we can't hire anyone for that job"
send quote by fri`,
    turns: [
      'unknown - 1: tarn dairy, call w/ ms okafor | 40 churns/h by hand -> 2 spills a week, approx. 3k/yr',
      'unknown - [y] 3: valve sticks when cold',
      'unknown - [wants] 4: no spills before audit 4 may',
      'seller - 5: demoed our filling line, she liked it',
      "customer mia 6: we can't hire anyone for that job",
      'unknown - 7: send quote by fri',
    ],
  },
  {
    name: 'clipped notes, German',
    format: 'shorthand',
    text: `Gärtnerei Holm, Tel. mit Chefin
jede 3. Pflanze weg → ca. 12 T€/J.
Grund: keiner notiert Gießen
Budget 8 T€, frei ab 1.7.
Preis ok, kein Thema`,
    turns: [
      'unknown - 1: Gärtnerei Holm, Tel. mit Chefin | jede 3. Pflanze weg → ca. 12 T€/J.',
      'unknown - [Grund] 3: keiner notiert Gießen',
      'unknown - 4: Budget 8 T€, frei ab 1.7. | Preis ok, kein Thema',
    ],
  },
  {
    name: 'clipped notes, Spanish',
    format: 'shorthand',
    text: `conservas lago, llamada con nuria
200 latas/día a la basura = 9k €/año
motivo: sensor viejo
fecha: antes de la feria, 12 mayo
firma: su padre`,
    turns: [
      'unknown - 1: conservas lago, llamada con nuria | 200 latas/día a la basura = 9k €/año',
      'unknown - [motivo] 3: sensor viejo',
      'unknown - [fecha] 4: antes de la feria, 12 mayo',
      'unknown - [firma] 5: su padre',
    ],
  },
  {
    name: 'bullets: headings are labels, so are the words before a colon; nested bullets keep theirs',
    format: 'bullets',
    text: `# Tarn Valley Dairies

## Problem
- two spills a week
- [x] valve sticks when cold
  * worse in January

## Next steps
1. send quote

Budget:
- 20k left this year
- board decides`,
    turns: [
      'unknown - [Problem] 4: two spills a week | valve sticks when cold | worse in January',
      'unknown - [Next steps] 9: send quote',
      'unknown - [Budget] 12: 20k left this year | board decides',
    ],
  },
  {
    name: 'bullets, French: a quotation under a heading of quotations is the customer’s',
    format: 'bullets',
    text: `## Citations
- « On refait un devis sur trois »
- « Le soir, je recompte tout moi-même »

## Notre démo
- le module de devis leur a plu`,
    turns: [
      'customer - [Citations] 2: On refait un devis sur trois | Le soir, je recompte tout moi-même',
      'seller - [Notre démo] 6: le module de devis leur a plu',
    ],
  },
  {
    name: 'bullets, German: bold labels',
    format: 'labels',
    text: `- **Ausgangslage:** 14 Gewächshäuser, gegossen von Hand
- **Wirtschaftliche Folge**: 12.000 € im Jahr
- Frau Holm wörtlich: „Ich zähle abends tote Pflanzen“
- kein Problem mit dem Preis`,
    turns: [
      'unknown - [Ausgangslage] 1: 14 Gewächshäuser, gegossen von Hand',
      'unknown - [Wirtschaftliche Folge] 2: 12.000 € im Jahr',
      'customer Frau Holm 3: Ich zähle abends tote Pflanzen',
      'unknown - 4: kein Problem mit dem Preis',
    ],
  },
  {
    name: 'labels: a sheet of labels names no speakers, whatever looks like a name',
    format: 'labels',
    text: `Account plan Tarn Valley Dairies
Situation: 40 churns an hour; all by hand
Pain: two spills a week
Economic buyer: Ifeoma Okafor (owner)
Champion: Ms. Hart
Decision process: owner, then the bank
Next step: visit on 12 May
Site contact: Ben Hart, 8 to 16 h`,
    turns: [
      'unknown - 1: Account plan Tarn Valley Dairies',
      'unknown - [Situation] 2: 40 churns an hour; all by hand',
      'unknown - [Pain] 3: two spills a week',
      'unknown - [Economic buyer] 4: Ifeoma Okafor (owner)',
      'unknown - [Champion] 5: Ms. Hart',
      'unknown - [Decision process] 6: owner, then the bank',
      'unknown - [Next step] 7: visit on 12 May',
      'unknown - [Site contact] 8: Site contact: Ben Hart, 8 to 16 h',
    ],
  },
  {
    name: 'labels, German and Spanish',
    format: 'labels',
    text: `Entscheidung: Frau Holm und die Bank
Ursache: keiner notiert das Gießen
Nächste Schritte: Angebot bis 3.4.
Proceso de decisión: gerencia, luego el banco
Riesgos: los encargados no quieren tabletas
Coste de no actuar: pierden el contrato`,
    turns: [
      'unknown - [Entscheidung] 1: Frau Holm und die Bank',
      'unknown - [Ursache] 2: keiner notiert das Gießen',
      'unknown - [Nächste Schritte] 3: Angebot bis 3.4.',
      'unknown - [Proceso de decisión] 4: gerencia, luego el banco',
      'unknown - [Riesgos] 5: los encargados no quieren tabletas',
      'unknown - [Coste de no actuar] 6: pierden el contrato',
    ],
  },
  {
    name: 'labels, French: a blank before the colon',
    format: 'labels',
    text: `Douleur : un devis sur trois est à refaire
Décideur : Mme Morin
Échéance : salon du 1er juin
Critères de décision : prix, reprise des données
Prochaine étape : essai`,
    turns: [
      'unknown - [Douleur] 1: un devis sur trois est à refaire',
      'unknown - [Décideur] 2: Mme Morin',
      'unknown - [Échéance] 3: salon du 1er juin',
      'unknown - [Critères de décision] 4: prix, reprise des données',
      'unknown - [Prochaine étape] 5: essai',
    ],
  },
  {
    name: 'what a colleague or an own brochure says is the seller’s',
    format: 'notes',
    text: `Visit on 3 March. My colleague Ben said: "They have 70,000 for it and the owner signs."
Our brochure says: "Dairies lose a fifth of their churns."`,
    turns: [
      'unknown - 1: Visit on 3 March.',
      'seller - 1: They have 70,000 for it and the owner signs. | Dairies lose a fifth of their churns.',
    ],
  },
];
