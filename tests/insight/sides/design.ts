import { vtt, type SideCase } from './types.ts';

/** Sources that the rules for sides were written with. */
export const DESIGN: readonly SideCase[] = [
  {
    name: 'en, call: a seller who had the same trouble and needs a decision',
    text: vtt(`Rhys Talbot: Where does picking go wrong today?
Ottilie Marsh: Labels fall off, so we pack every tenth box twice.
Rhys Talbot: We had the same, we lost 2 days a week with it.
Ottilie Marsh: Two days would be bad. It is half a day for us.
Rhys Talbot: We need your decision by 4 March, or we cannot hold the price.`),
    sides: { 'Rhys Talbot': 'seller', 'Ottilie Marsh': 'customer' },
  },
  {
    name: 'de, call: understanding, then pressing',
    text: `Lennart Vogt: Wie buchen Sie heute Wareneingänge?
Henrike Paulsen: Auf Zetteln, abends tippt die jemand ab.
Lennart Vogt: Bei uns im Haus war das auch so, wir haben 80.000 Euro verloren.
Henrike Paulsen: Bei uns sind es eher Nerven.
Lennart Vogt: Wir brauchen Ihre Entscheidung bis Ende Mai.`,
    sides: { 'Lennart Vogt': 'seller', 'Henrike Paulsen': 'customer' },
  },
  {
    name: 'fr, call: nous avions le même problème',
    text: `Maud Tessier : Comment planifiez-vous les tournées ?
Gaël Prigent : À la main, on perd deux heures chaque matin.
Maud Tessier : Nous avions le même problème, ça nous coûtait 50 000 euros.
Gaël Prigent : C'est ma directrice qui signe.
Maud Tessier : Il nous faut votre accord avant juin pour garder la remise.`,
    sides: { 'Maud Tessier': 'seller', 'Gaël Prigent': 'customer' },
  },
  {
    name: 'es, call: a nosotros nos pasaba lo mismo',
    text: `Sancho Rey: ¿Cómo controláis las mermas?
Amparo Gil: Con una libreta, perdemos género cada semana.
Sancho Rey: A nosotros nos pasaba lo mismo, perdimos 30.000 euros.
Amparo Gil: Lo nuestro es menos.
Sancho Rey: Necesitamos vuestra firma antes del 10 de mayo para mantener el precio.`,
    sides: { 'Sancho Rey': 'seller', 'Amparo Gil': 'customer' },
  },
  {
    name: 'en, call: many of our customers tell us',
    text: `Ines Calder: Tell me how the rounds are planned.
Wes Odum: On a wall chart.
Ines Calder: Many of our customers tell us they waste ten hours a week on that.
Wes Odum: We lose maybe two.`,
    sides: { 'Ines Calder': 'seller', 'Wes Odum': 'customer' },
  },
  {
    name: 'en, call with a known seller: an engineer who is introduced is no customer',
    users: ['Rhys Talbot'],
    text: `Rhys Talbot: This is my colleague Petra, she runs our trials.
Ottilie Marsh: Hello Petra. We lose four pallets a week.
Rhys Talbot: Petra, can you show how it counts?
Petra: We spent three months on the counting. We lose nothing when the belt stops.
Ottilie Marsh: Who else uses it?
Petra: We have two dairies, they lost a day a week before.`,
    sides: { 'Rhys Talbot': 'seller', Petra: 'colleague', 'Ottilie Marsh': 'customer' },
  },
  {
    name: 'de, call with a known seller: a colleague takes over',
    users: ['Lennart Vogt'],
    text: `Lennart Vogt: Meine Kollegin Wanda macht die Einführung.
Henrike Paulsen: Wir verlieren jeden Tag eine Stunde.
Lennart Vogt: Wie lange dauert so etwas?
Wanda: Wir brauchen drei Wochen, unsere Leute kommen zu zweit.`,
    sides: { 'Lennart Vogt': 'seller', Wanda: 'colleague', 'Henrike Paulsen': 'customer' },
  },
  {
    name: 'en, call: a colleague by the firm next to the name',
    users: ['Rhys Talbot'],
    text: `Rhys Talbot (Beltwise): What does a stop cost you?
Ottilie Marsh (Fenland Dairy): About 600 pounds an hour.
Rhys Talbot (Beltwise): And who sees that?
Petra Lund (Beltwise): We lose money on every stop too, our plant in Leeds stood two days.`,
    sides: { 'Rhys Talbot': 'seller', 'Petra Lund': 'colleague', 'Ottilie Marsh': 'customer' },
  },
  {
    name: 'de, colleagues after a visit',
    text: `Tobias: Wie lief der Termin bei der Spedition?
Merle: Gut. Die verlieren jede Woche zwei Tage mit der Abstimmung.
Tobias: Und wer unterschreibt?
Merle: Der Geschäftsführer, ab 20.000 Euro.
Tobias: Haben sie Budget?
Merle: Erst im neuen Jahr.`,
    sides: { Tobias: 'colleague', Merle: 'colleague' },
  },
  {
    name: 'es, colleagues after a visit',
    text: `Lucía: ¿Qué te dijo el cliente?
Bruno: Que pierden tres días al mes con los pedidos.
Lucía: ¿Y quién firma?
Bruno: La gerente. Nosotros tenemos que bajar el precio.`,
    sides: { Lucía: 'colleague', Bruno: 'colleague' },
  },
  {
    name: 'en, colleagues about their own work',
    text: vtt(`Gareth Lyle: How is the release going?
Nadia Orr: We lose a day a week because the tests are flaky.
Gareth Lyle: What would fix it?
Nadia Orr: More machines, we need about 4,000 a month for that.
Gareth Lyle: Who has to approve it?
Nadia Orr: Our CTO signs that.`),
    sides: { 'Gareth Lyle': 'colleague', 'Nadia Orr': 'colleague' },
  },
  {
    name: 'fr, colleagues about a deal',
    text: `Odile : Où en est-on avec la laiterie ?
Rémi : Le client hésite, ils perdent deux palettes par semaine.
Odile : Leur DAF a dit quoi ?
Rémi : Il veut une remise, nous devons répondre lundi.`,
    sides: { Odile: 'colleague', Rémi: 'colleague' },
  },
  {
    name: 'en, colleagues in a forecast meeting',
    text: `Joan: Which deals slip this quarter?
Pete: Fenland. We lose it if the discount is refused.
Joan: Did they say why?
Pete: Our contract took six weeks, we need our legal to be faster.`,
    sides: { Joan: 'colleague', Pete: 'colleague' },
  },
  {
    name: 'en, colleagues: same here, let us',
    text: vtt(`Ada Brook: We lose two hours a day on the old printers.
Ben Stone: Same here, our team waits every morning.
Ada Brook: Let's ask the board for 9,000.`),
    sides: { 'Ada Brook': 'colleague', 'Ben Stone': 'colleague' },
  },
  {
    name: 'en, mail: a seller tells the customer the trouble',
    text: `From: Rhys Talbot <rhys@beltwise.example>
To: Ottilie Marsh <o.marsh@fenland.example>
Subject: Recap

Hi Ottilie,

Thank you for your time. Your team loses about 15 hours a week on packing, which costs you 70,000 pounds a year.
You need approval from the board.

Best,
Rhys`,
    sides: { 'Rhys Talbot': 'seller' },
  },
  {
    name: 'fr, mail: vous perdez',
    text: `De : Maud Tessier <maud@rondier.example>
À : Gaël Prigent <g.prigent@criee.example>
Objet : Suite

Bonjour Gaël,

Merci pour votre accueil. Vous perdez 12 heures par semaine, ce qui vous coûte 40 000 € par an.
Il faut votre accord avant le 20 juin.

Cordialement,
Maud`,
    sides: { 'Maud Tessier': 'seller' },
  },
  {
    name: 'en, mail between two people of one firm',
    text: `From: Joan Reid <joan@beltwise.example>
To: Pete Shaw <pete@beltwise.example>
Subject: Tests

Hi Pete,

we lose two days a week because the bench is broken, and it costs us 5,000 a month. My boss has to sign a new one.

Joan`,
    sides: { 'Joan Reid': 'unsure' },
  },
  {
    name: 'de, mail between two people of the customer’s firm, one of them known',
    contacts: ['Henrike Paulsen'],
    text: `Von: Claas Ihde <ihde@nordkutter.example>
An: Henrike Paulsen <paulsen@nordkutter.example>
Betreff: Eingang

Hallo Henrike,

wir verlieren jede Woche einen Tag, weil die Zettel fehlen.

Viele Grüße
Claas`,
    sides: { 'Claas Ihde': 'customer' },
  },
  {
    name: 'en, one speaker who contradicts himself',
    text: `Alex: We waste three hours a day searching for tools.
Alex: You should see our demo, we lose nothing anymore.
Bea: Our plant manager decides.`,
    sides: { Alex: 'unsure', Bea: 'customer' },
  },
  {
    name: 'en, call: a third person with own losses who answers nobody’s question',
    text: `Fenna: How are the boats booked today?
Ruth: On paper, and we book about ten of them twice each month.
Casper: We lost a whole summer of bookings that way. We had to pay people back.
Ruth: It costs us roughly 6,000 a season.
Fenna: Who decides about a new tool at your harbour?
Ruth: My uncle, he owns the place.`,
    sides: { Fenna: 'seller', Ruth: 'customer', Casper: 'unsure' },
  },
  {
    name: 'de, call: ein Dritter mit eigenem Ärger, den niemand fragt',
    text: vtt(`Jella Timm: Wie planen Sie heute die Touren?
Arno Beck: Von Hand, jeden Abend zwei Stunden.
Ole Sass: Wir haben damals Fahrer verloren. Wir hatten dasselbe Chaos.
Arno Beck: Uns kostet es etwa 2.000 Euro im Monat.
Jella Timm: Wer entscheidet das bei Ihnen?
Arno Beck: Mein Bruder und ich.`),
    sides: { 'Jella Timm': 'seller', 'Arno Beck': 'customer', 'Ole Sass': 'unsure' },
  },
];
