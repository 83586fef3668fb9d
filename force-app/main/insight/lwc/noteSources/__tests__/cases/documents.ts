import type { Case } from './shown.ts';

/** Transcripts as text: documents of Teams, Gong, Otter. */
export const DOCUMENTS: readonly Case[] = [
  {
    name: 'Teams document: time range, name and text on lines of their own',
    format: 'teams-docx',
    text: `0:0:1.100 --> 0:0:4.200
Orla Keane
How many tickets come in on a Monday?
0:0:5.0 --> 0:0:9.300
Bram Visser
Two hundred, and we've three people to
0:0:9.300 --> 0:0:11.0
Bram Visser
answer them.
0:0:12.0 --> 0:0:14.0
Orla Keane
And who feels that most?`,
    turns: [
      'seller Orla Keane 3@1.1: How many tickets come in on a Monday?',
      "customer Bram Visser 6@5: Two hundred, and we've three people to answer them.",
      'seller Orla Keane 12@12: And who feels that most?',
    ],
  },
  {
    name: 'Teams document, German: name and time on one line',
    format: 'teams-docx',
    text: `Bedarfsgespräch-20260303_100000-Besprechungstranskript

Nele Brandt   0:04
Herr Harms, wie läuft die Abnahme heute?

Piet Harms   0:09
Mit Klemmbrett. Wir verlieren jede fünfte Liste.

Nele Brandt   0:15
Was passiert dann?

Piet Harms   0:18
Dann fährt jemand noch einmal hin, ca. 70 km.`,
    turns: [
      'unknown - 1: Bedarfsgespräch-20260303_100000-Besprechungstranskript',
      'seller Nele Brandt 4@4: Herr Harms, wie läuft die Abnahme heute?',
      'customer Piet Harms 7@9: Mit Klemmbrett. | Wir verlieren jede fünfte Liste.',
      'seller Nele Brandt 10@15: Was passiert dann?',
      'customer Piet Harms 13@18: Dann fährt jemand noch einmal hin, ca. 70 km.',
    ],
  },
  {
    name: 'Teams document, Spanish: time, name and text each on a line',
    format: 'teams-docx',
    text: `00:00:03
Marina Soler
¿Qué tal van los cierres de mes?
00:00:08
Iker Zabala
Mal. Tardamos once días.
00:00:12
Marina Soler
¿Y quién los espera?
00:00:15
Iker Zabala
El banco y mi jefa.`,
    turns: [
      'seller Marina Soler 3@3: ¿Qué tal van los cierres de mes?',
      'customer Iker Zabala 6@8: Mal. | Tardamos once días.',
      'seller Marina Soler 9@12: ¿Y quién los espera?',
      'customer Iker Zabala 12@15: El banco y mi jefa.',
    ],
  },
  {
    name: 'Gong: time and name above the text',
    format: 'gong-text',
    text: `0:04 | Orla
So how do you handle claims?

0:10 | Bram
We print them. It costs us a day a week, i.e. nine thousand a year.

0:21 | Orla
What would have to be true for you to change that?`,
    turns: [
      'seller Orla 2@4: So how do you handle claims?',
      'customer Bram 5@10: We print them. | It costs us a day a week, i.e. nine thousand a year.',
      'seller Orla 8@21: What would have to be true for you to change that?',
    ],
  },
  {
    name: 'Gong: time in brackets, a line without head goes on with the speaker',
    format: 'gong-text',
    text: `[00:02] Rep: Where does it hurt?
[00:05] Customer: Everywhere.
Mostly in invoicing, we retype them all.
[01:10] Rep: We offer a connector for that.
[01:15] Customer: How much does it cost?`,
    turns: [
      'seller Rep 1@2: Where does it hurt?',
      'customer Customer 2@5: Everywhere. | Mostly in invoicing, we retype them all.',
      'seller Rep 4@70: We offer a connector for that.',
      'customer Customer 5@75: How much does it cost?',
    ],
  },
  {
    name: 'Gong, French: time after the name',
    format: 'gong-text',
    text: `Garnier (00:03) : Bonjour, comment suivez-vous les chantiers ?
Oury (00:08) : Au téléphone. Nous perdons deux heures par jour.
Garnier (00:15) : À cause de quoi ?
Oury (00:19) : Personne ne note rien.
Garnier (00:22) : Et le budget ?`,
    turns: [
      'seller Garnier 1@3: Bonjour, comment suivez-vous les chantiers ?',
      'customer Oury 2@8: Au téléphone. | Nous perdons deux heures par jour.',
      'seller Garnier 3@15: À cause de quoi ?',
      'customer Oury 4@19: Personne ne note rien.',
      'seller Garnier 5@22: Et le budget ?',
    ],
  },
  {
    name: 'Otter: name and time above the text',
    format: 'otter',
    text: `Orla Keane  0:03
What does onboarding look like for a new driver?

Bram Visser  0:09
Three weeks beside an old one. We have lost four of them
since spring.

Orla Keane  0:20
Because of that?`,
    turns: [
      'seller Orla Keane 2@3: What does onboarding look like for a new driver?',
      'customer Bram Visser 5@9: Three weeks beside an old one. | We have lost four of them since spring.',
      'seller Orla Keane 9@20: Because of that?',
    ],
  },
  {
    name: 'Otter: speakers without a name',
    format: 'otter',
    text: `Speaker 1  0:03
Thanks for making time. How is stock counted today?

Speaker 2  1:04:09
By hand, on two nights a year. We close the shop for it.

Speaker 1  1:04:30
What does a night cost?`,
    turns: [
      'seller Speaker 1 2@3: Thanks for making time. | How is stock counted today?',
      'customer Speaker 2 5@3849: By hand, on two nights a year. | We close the shop for it.',
      'seller Speaker 1 8@3870: What does a night cost?',
    ],
  },
  {
    name: 'Otter, German: customers only, who speak of their own operations',
    format: 'otter',
    text: `Piet Harms  0:03
Wir verlieren jede Woche zwei Aufträge, weil das Angebot zu spät kommt.

Frau Dr. von Stein  0:12
Unser Vorstand unterschreibt alles über 10.000 Euro.`,
    turns: [
      'customer Piet Harms 2@3: Wir verlieren jede Woche zwei Aufträge, weil das Angebot zu spät kommt.',
      'customer Frau Dr. von Stein 5@12: Unser Vorstand unterschreibt alles über 10.000 Euro.',
    ],
  },
];
