import { vtt, type SideCase } from './types.ts';

/** Sources that were written after the rules and were read once before anything was changed: of 37 people none was on the wrong side, 12 of 20 known ones on the right one. */
export const FRESH: readonly SideCase[] = [
  {
    name: 'en, call: the same story at the seller’s former firm',
    text: `Hollis: How do the night orders reach the kitchen?
Perpetua: By fax, and every third one is unreadable.
Hollis: I saw that at my previous employer. We threw away 300 meals a week.
Perpetua: Ours is closer to eighty.
Hollis: Would you be ready to decide before the summer?`,
    sides: { Hollis: 'seller', Perpetua: 'customer' },
  },
  {
    name: 'de, call: Kunden erzählen uns',
    text: vtt(`Swantje Roth: Wo hakt es bei der Rechnungsprüfung?
Eike Boll: Drei Leute suchen Lieferscheine.
Swantje Roth: Viele unserer Kunden verlieren damit zehn Tage im Monat.
Eike Boll: Zehn nicht, aber vier bestimmt. Das kostet uns 9.000 Euro.
Swantje Roth: Was müsste passieren, damit Sie noch im Mai unterschreiben?`),
    sides: { 'Swantje Roth': 'seller', 'Eike Boll': 'customer' },
  },
  {
    name: 'fr, call: chez nous aussi',
    text: `Basile : Et aujourd'hui, qui saisit les bons ?
Coralie : Deux intérimaires, on paie 3 000 euros par mois pour ça.
Basile : Chez nous aussi c'était le bazar, on perdait des commandes.
Coralie : Nous, on n'en perd pas, on les retarde.
Basile : Qui valide le budget chez vous ?`,
    sides: { Basile: 'seller', Coralie: 'customer' },
  },
  {
    name: 'es, call: muchos clientes nos cuentan',
    text: `Iria: ¿Cómo reparten los turnos?
Gonzalo: En una pizarra, y siempre falta alguien.
Iria: Muchos clientes nos cuentan que pierden un día por semana.
Gonzalo: Nosotros perdemos medio.
Iria: ¿Y quién lo firma?`,
    sides: { Iria: 'seller', Gonzalo: 'customer' },
  },
  {
    name: 'en, call with a known seller: a product manager answers',
    users: ['Hollis Grey'],
    text: `Hollis Grey: I brought Sunniva from our team, she owns the planner.
Perpetua Vane: We throw away eighty meals a week.
Hollis Grey: Sunniva, how long does the import take?
Sunniva: We need two days for it. We had to rewrite it twice.`,
    sides: { 'Hollis Grey': 'seller', Sunniva: 'colleague', 'Perpetua Vane': 'customer' },
  },
  {
    name: 'fr, call with a known seller: ma collègue',
    users: ['Basile Noir'],
    text: `Basile Noir : Ma collègue Ysée suit les projets.
Coralie Blanc : Bonjour. On retarde trente commandes par semaine.
Basile Noir : Combien de temps pour démarrer ?
Ysée : Nous avons besoin de trois semaines, notre équipe est petite.`,
    sides: { 'Basile Noir': 'seller', Ysée: 'colleague', 'Coralie Blanc': 'customer' },
  },
  {
    name: 'en, colleagues in a deal review',
    text: `Dorian: What is blocking Bramley Foods?
Elspeth: Their board meets in June. They lose four pallets a week and still wait.
Dorian: Do they have money?
Elspeth: 40k is set aside. We need a better price.`,
    sides: { Dorian: 'colleague', Elspeth: 'colleague' },
  },
  {
    name: 'de, colleagues about their own tools',
    text: `Jonte: Wir verlieren jeden Morgen eine Stunde, weil das CRM hängt.
Alwine: Bei mir auch. Sollten wir das nicht dem Vorstand sagen?
Jonte: Ja, das kostet uns 2.000 Euro im Monat.`,
    sides: { Jonte: 'colleague', Alwine: 'colleague' },
  },
  {
    name: 'de, colleagues before a call',
    text: `Alwine: Was wissen wir über die Molkerei?
Jonte: Die Werkleiterin verliert zwei Tage pro Woche mit Prüfprotokollen.
Alwine: Und wer entscheidet dort?
Jonte: Ihr Chef. Wir müssen bis Freitag ein Angebot schicken.`,
    sides: { Alwine: 'colleague', Jonte: 'colleague' },
  },
  {
    name: 'fr, colleagues before a quarter ends',
    text: `Capucine : Le deal avec la criée, on le signe quand ?
Achille : Leur direction hésite, ils perdent 2 000 euros par mois.
Capucine : Il nous faut combien de remise ?
Achille : Nous devons descendre à 18 000.`,
    sides: { Capucine: 'colleague', Achille: 'colleague' },
  },
  {
    name: 'es, colleagues after a demo',
    text: `Noelia: ¿Cómo fue la demo con el hotel?
Teo: Bien. Pierden reservas cada semana y no tienen presupuesto.
Noelia: ¿Qué necesitamos?
Teo: Tenemos que bajar a 12.000.`,
    sides: { Noelia: 'colleague', Teo: 'colleague' },
  },
  {
    name: 'en, colleagues plan a hire',
    text: vtt(`Maisie Orton: Why do we miss so many calls?
Fergus Hale: We lose two people every spring, and hiring takes three months.
Maisie Orton: What would it take?
Fergus Hale: Our CFO has to approve 50,000.`),
    sides: { 'Maisie Orton': 'colleague', 'Fergus Hale': 'colleague' },
  },
  {
    name: 'es, mail: el vendedor resume',
    text: `De: Iria Lema <iria@turnero.example>
Para: Gonzalo Paz <g.paz@conservera.example>
Asunto: Resumen

Hola Gonzalo:

Gracias por tu tiempo. Perdéis un día por semana y eso os cuesta 18.000 euros al año.
Necesitamos la firma antes del 15 de mayo.

Un saludo,
Iria`,
    sides: { 'Iria Lema': 'seller' },
  },
  {
    name: 'de, mail: Antwort der Kundin mit Zitat',
    text: `Von: Eike Boll <boll@kantine.example>
An: Swantje Roth <roth@pruefwerk.example>
Betreff: Re: Termin

Hallo Frau Roth,

wir suchen jeden Tag zwei Stunden nach Lieferscheinen, das kostet uns 9.000 Euro im Monat.

Viele Grüße
Eike Boll

Am 3. Mai 2026 schrieb Swantje Roth <roth@pruefwerk.example>:
> Sie verlieren zehn Tage im Monat.
> Wir brauchen Ihre Zusage bis Freitag.`,
    sides: { 'Eike Boll': 'customer', 'Swantje Roth': 'seller' },
  },
  {
    name: 'fr, mail within one firm',
    text: `De : Achille Roy <a.roy@marevif.example>
À : Capucine Lys <c.lys@marevif.example>
Objet : Serveur

Bonjour Capucine,

nous perdons deux heures par jour à cause du serveur, ça nous coûte 1 000 euros.

Achille`,
    sides: { 'Achille Roy': 'unsure' },
  },
  {
    name: 'es, mail within one firm with a closing',
    text: `De: Teo Mas <teo@turnero.example>
Para: Noelia Sanz <noelia@turnero.example>
Asunto: Hotel

Hola Noelia:

Perdemos demasiado tiempo con los contratos, mi jefa firma todo.

Saludos,
Teo`,
    sides: { 'Teo Mas': 'unsure' },
  },
  {
    name: 'en, notes: what the seller said',
    text: 'I told her they burn 4,000 a week without us.',
    sides: { '-': 'seller' },
  },
  {
    name: 'de, notes: eigene Sorge',
    text: 'Unser Angebot war ihnen zu teuer, mein Quartal wackelt.',
    sides: { '-': 'seller' },
  },
  { name: 'fr, notes: sur le client', text: 'Ils perdent deux palettes par semaine.', sides: { '-': 'unsure' } },
  { name: 'es, notes: lo que dije', text: 'Le dije que pierden 3.000 euros al mes.', sides: { '-': 'seller' } },
  {
    name: 'en, call: names that are words',
    text: `Weil: Which shift is hardest to fill?
Mark: Sundays. We pay double and still miss two drivers.
Weil: What does that cost you?
Mark: About 1,200 a week.`,
    sides: { Weil: 'seller', Mark: 'customer' },
  },
];
