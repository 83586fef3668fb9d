import type { Case } from './shown.ts';

/** `Name: text` and Markdown: people in the text of notes. */
export const SPOKEN: readonly Case[] = [
  {
    name: 'speakers: capitals, particles, titles, a chat; lines without a name are the writer’s',
    format: 'speaker-lines',
    text: `Call with Tarn Valley Dairies
OKAFOR: We lose two churns a week.
van den Berg: Our bank wants to see that fixed.
Dr. Hart: I sign nothing before the audit.
O'Shea-Lind: My people can't do more.
Budget: 20k, says the bank
Nice office, good coffee.`,
    turns: [
      'unknown - 1: Call with Tarn Valley Dairies',
      'customer OKAFOR 2: We lose two churns a week.',
      'customer van den Berg 3: Our bank wants to see that fixed.',
      'customer Dr. Hart 4: I sign nothing before the audit.',
      "customer O'Shea-Lind 5: My people can't do more.",
      'unknown - [Budget] 6: 20k, says the bank',
      'unknown - 7: Nice office, good coffee.',
    ],
  },
  {
    name: 'speakers, German: the deal’s contacts and users tell the sides',
    format: 'speaker-lines',
    known: { contacts: [{ name: 'Wiebke Holm' }], users: [{ name: 'Jonas Reuter' }] },
    text: `Frau Holm: Die Pumpe steht jeden zweiten Tag.
Jonas: Das kenne ich von anderen.
Herr Lüders: Mag sein.`,
    turns: [
      'customer Frau Holm 1: Die Pumpe steht jeden zweiten Tag.',
      'seller Jonas 2: Das kenne ich von anderen.',
      'unknown Herr Lüders 3: Mag sein.',
    ],
  },
  {
    name: 'speakers, French: roles as names, a blank before the colon, text below the name',
    format: 'speaker-lines',
    text: `Commercial : Que cherchez-vous ?
Client : Un outil que les équipes acceptent.
Commercial :
Notre logiciel est le meilleur.
Client : On verra.`,
    turns: [
      'seller Commercial 1: Que cherchez-vous ?',
      'customer Client 2: Un outil que les équipes acceptent.',
      'seller Commercial 4: Notre logiciel est le meilleur.',
      'customer Client 5: On verra.',
    ],
  },
  {
    name: 'speakers, Spanish: the address beside the name tells the side',
    format: 'speaker-lines',
    known: {
      users: [{ name: 'Marina Soler', email: 'marina@soler.example' }],
      contacts: [{ name: 'N. Lago', email: 'n@lago.example' }],
    },
    text: `Teo Vidal <teo@soler.example>: Buenos días.
Nuria Lago (nuria@lago.example): Buenos días. El sensor falla a diario.`,
    turns: ['seller Teo Vidal 1: Buenos días.', 'customer Nuria Lago 2: Buenos días. | El sensor falla a diario.'],
  },
  {
    name: 'speakers: a seller’s engineer who answers the customer’s questions is on his side',
    format: 'speaker-lines',
    text: `Orla Keane: How do you plan your rounds at the moment?
Bram Visser: On a whiteboard. We lose an hour every morning.
Orla Keane: What would a better morning look like?
Bram Visser: Everybody leaves at six. Does your tool connect to SAP?
Lena Fox: Yes, we support SAP through a connector, you can switch it on yourself.
Bram Visser: And can it run offline?
Lena Fox: It can. We need about two days to set that up.
Orla Keane: Who else should see that?`,
    turns: [
      'seller Orla Keane 1: How do you plan your rounds at the moment?',
      'customer Bram Visser 2: On a whiteboard. | We lose an hour every morning.',
      'seller Orla Keane 3: What would a better morning look like?',
      'customer Bram Visser 4: Everybody leaves at six. | Does your tool connect to SAP?',
      'seller Lena Fox 5: Yes, we support SAP through a connector, you can switch it on yourself.',
      'customer Bram Visser 6: And can it run offline?',
      'seller Lena Fox 7: It can. | We need about two days to set that up.',
      'seller Orla Keane 8: Who else should see that?',
    ],
  },
  {
    name: 'Markdown: bold names, roles in brackets, attendees as a label',
    format: 'md-speaker',
    text: `# Call
**Attendees:** Ifeoma Okafor (owner), me

**Me:** What is the hardest hour of the day?

**Ifeoma Okafor (owner):** The first one. We can't start before the vet has signed.

**Ifeoma:** It costs us 300 litres.`,
    turns: [
      'unknown - [Attendees] 2: Ifeoma Okafor (owner), me',
      'seller Me 4: What is the hardest hour of the day?',
      "customer Ifeoma Okafor 6: The first one. | We can't start before the vet has signed.",
      'customer Ifeoma 8: It costs us 300 litres.',
    ],
  },
  {
    name: 'Markdown, German: bold name without the colon inside, company after a dash',
    format: 'md-speaker',
    known: { companies: ['Reuter Pumpen'] },
    text: `**Jonas – Reuter Pumpen**: Wie oft steht die Pumpe?

**Wiebke Holm – Gärtnerei Holm**: Jeden zweiten Tag. Das kostet uns 400 € die Woche.`,
    turns: [
      'seller Jonas 1: Wie oft steht die Pumpe?',
      'customer Wiebke Holm 3: Jeden zweiten Tag. | Das kostet uns 400 € die Woche.',
    ],
  },
  {
    name: 'Markdown, Spanish: names in square brackets and bullets',
    format: 'speaker-lines',
    text: `- [Marina Soler] ¿Qué pasa si falla el sensor?
- [Nuria Lago] Tiramos el lote. Perdemos 900 euros.
- [Marina Soler] ¿Y quién lo nota primero?`,
    turns: [
      'seller Marina Soler 1: ¿Qué pasa si falla el sensor?',
      'customer Nuria Lago 2: Tiramos el lote. | Perdemos 900 euros.',
      'seller Marina Soler 3: ¿Y quién lo nota primero?',
    ],
  },
];
