import type { Case } from './shown.ts';

/** Cues of meeting tools: WebVTT of Zoom and Teams, SubRip. */
export const CAPTIONS: readonly Case[] = [
  {
    name: 'Zoom: a cue that ends in mid-sentence goes on in the next one',
    format: 'zoom-vtt',
    text: `WEBVTT

1
00:00:01.000 --> 00:00:04.000
Orla Keane: Thanks for taking the time today, Bram. How do you plan your

2
00:00:04.000 --> 00:00:06.500
Orla Keane: delivery rounds at the moment?

3
00:00:07.250 --> 00:00:12.000
Bram Visser: On a whiteboard. Every morning at five I write forty stops on it,

4
00:00:12.000 --> 00:00:15.000
Bram Visser: and by nine half of it is wrong.

5
00:00:16.000 --> 00:00:18.000
Orla Keane: And what does a wrong stop cost you?

6
00:00:18.500 --> 00:00:23.000
Bram Visser: We pay about 35 euros for each second trip. That's approx. 60 a week.

7
00:00:24.000 --> 00:00:28.000
Orla Keane: Our routing platform cuts second trips by 80 percent.`,
    turns: [
      'seller Orla Keane 5@1: Thanks for taking the time today, Bram. | How do you plan your delivery rounds at the moment?',
      'customer Bram Visser 13@7.25: On a whiteboard. | Every morning at five I write forty stops on it, and by nine half of it is wrong.',
      'seller Orla Keane 21@16: And what does a wrong stop cost you?',
      "customer Bram Visser 25@18.5: We pay about 35 euros for each second trip. | That's approx. 60 a week.",
      'seller Orla Keane 29@24: Our routing platform cuts second trips by 80 percent.',
    ],
  },
  {
    name: 'Zoom, German: titles, companies in brackets and an external guest',
    format: 'zoom-vtt',
    text: `WEBVTT

NOTE Aufzeichnung vom 3. Februar

00:00:02.000 --> 00:00:05.000
Jonas Reuter (Verkäufer): Guten Morgen Frau Dr. Sommer, wo drückt der Schuh?

00:00:06.000 --> 00:00:11.000
Dr. Ute Sommer (extern): Die Rezepte kommen per Fax, z. B. am Freitag gern mal 90 Stück auf einmal.

00:00:11.500 --> 00:00:15.000
Jonas Reuter (Verkäufer): Und dann?

00:00:15.500 --> 00:00:19.000
Dr. Ute Sommer (extern): Dann bleibt bis zum 4. März alles liegen.`,
    turns: [
      'seller Jonas Reuter 6@2: Guten Morgen Frau Dr. Sommer, wo drückt der Schuh?',
      'customer Dr. Ute Sommer 9@6: Die Rezepte kommen per Fax, z. B. am Freitag gern mal 90 Stück auf einmal.',
      'seller Jonas Reuter 12@11.5: Und dann?',
      'customer Dr. Ute Sommer 15@15.5: Dann bleibt bis zum 4. März alles liegen.',
    ],
  },
  {
    name: 'Zoom, French: a blank before the colon, a name with particles',
    format: 'zoom-vtt',
    text: `WEBVTT

1
00:00:01.000 --> 00:00:03.000
Inès Garnier : Comment gérez-vous les retours aujourd'hui ?

2
00:00:04.000 --> 00:00:09.000
Gaëtan de la Roche : On remplit un carnet, et le carnet, on le perd une fois par mois.

3
00:00:10.000 --> 00:00:12.000
Inès Garnier : Combien cela vous coûte-t-il ?

4
00:00:13.000 --> 00:00:16.000
Gaëtan de la Roche : Environ 2 300 € par mois.

5
00:00:17.000 --> 00:00:19.000
Inès Garnier : Qui décide chez vous ?

6
00:00:20.000 --> 00:00:22.000
Gaëtan de la Roche : Ma directrice, Mme Oury.`,
    turns: [
      "seller Inès Garnier 5@1: Comment gérez-vous les retours aujourd'hui ?",
      'customer Gaëtan de la Roche 9@4: On remplit un carnet, et le carnet, on le perd une fois par mois.',
      'seller Inès Garnier 13@10: Combien cela vous coûte-t-il ?',
      'customer Gaëtan de la Roche 17@13: Environ 2 300 € par mois.',
      'seller Inès Garnier 21@17: Qui décide chez vous ?',
      'customer Gaëtan de la Roche 25@20: Ma directrice, Mme Oury.',
    ],
  },
  {
    name: 'Teams: entities, cues of several lines, last name first, two voices in one cue',
    format: 'teams-vtt',
    text: `WEBVTT

0f0c/1-0
00:00:01.200 --> 00:00:04.000
<v Keane, Orla>Who looks after maintenance
&amp; repairs at the depot?</v>

0f0c/2-0
00:00:05.000 --> 00:00:09.000
<v Visser, Bram>Two people, and they&#39;re
always on the road.</v><v Keane, Orla>Always?</v>

0f0c/3-0
00:00:10.000 --> 00:00:12.000
<v Visser, Bram>Always. We lose a van a week &lt; budget or not.</v>

0f0c/4-0
00:00:13.000 --> 00:00:14.000
<v Keane, Orla>Where does that leave you in winter?</v>`,
    turns: [
      'seller Keane, Orla 5@1.2: Who looks after maintenance & repairs at the depot?',
      "customer Visser, Bram 10@5: Two people, and they're always on the road.",
      'seller Keane, Orla 11@5: Always?',
      'customer Visser, Bram 15@10: Always. | We lose a van a week < budget or not.',
      'seller Keane, Orla 19@13: Where does that leave you in winter?',
    ],
  },
  {
    name: 'Teams, Spanish: inverted marks, and a colleague of the seller who only sells',
    format: 'teams-vtt',
    text: `WEBVTT

00:00:01.000 --> 00:00:04.000
<v Marina Soler>Gracias por su tiempo. ¿Cómo reparten hoy los turnos?</v>

00:00:05.000 --> 00:00:09.000
<v Iker Zabala>Con una hoja en la pared. Perdemos unas seis horas a la semana.</v>

00:00:10.000 --> 00:00:12.000
<v Marina Soler>¿Por qué seis?</v>

00:00:13.000 --> 00:00:16.000
<v Iker Zabala>Porque cada cambio lo hacemos a mano.</v>

00:00:17.000 --> 00:00:21.000
<v Teo Vidal>Nuestra plataforma elimina esas horas y es la mejor del mercado.</v>

00:00:22.000 --> 00:00:24.000
<v Marina Soler>¿Quién firma una compra así?</v>

00:00:25.000 --> 00:00:27.000
<v Iker Zabala>Mi jefe, hasta 20.000 euros.</v>`,
    turns: [
      'seller Marina Soler 4@1: Gracias por su tiempo. | ¿Cómo reparten hoy los turnos?',
      'customer Iker Zabala 7@5: Con una hoja en la pared. | Perdemos unas seis horas a la semana.',
      'seller Marina Soler 10@10: ¿Por qué seis?',
      'customer Iker Zabala 13@13: Porque cada cambio lo hacemos a mano.',
      'seller Teo Vidal 16@17: Nuestra plataforma elimina esas horas y es la mejor del mercado.',
      'seller Marina Soler 19@22: ¿Quién firma una compra así?',
      'customer Iker Zabala 22@25: Mi jefe, hasta 20.000 euros.',
    ],
  },
  {
    name: 'Teams, German: classes of voices, tags within the text, no name in a later cue',
    format: 'teams-vtt',
    text: `WEBVTT

00:01:00.000 --> 00:01:02.000
<v.loud Nele Brandt>Wie erfassen Sie <i>heute</i> die Stunden?</v>

00:01:03.000 --> 00:01:05.000
<v Piet Harms>Jeder Monteur schreibt einen Zettel,</v>

00:01:05.000 --> 00:01:07.000
und die Buchhaltung tippt ihn ab.

00:01:08.000 --> 00:01:10.000
<v Nele Brandt>Was kostet Sie das?</v>

00:01:11.000 --> 00:01:13.000
<v Piet Harms>Uns kostet das zwei volle Stellen.</v>

00:01:14.000 --> 00:01:16.000
<v Nele Brandt>Bis wann soll sich das ändern?</v>`,
    turns: [
      'seller Nele Brandt 4@60: Wie erfassen Sie heute die Stunden?',
      'customer Piet Harms 7@63: Jeder Monteur schreibt einen Zettel, und die Buchhaltung tippt ihn ab.',
      'seller Nele Brandt 13@68: Was kostet Sie das?',
      'customer Piet Harms 16@71: Uns kostet das zwei volle Stellen.',
      'seller Nele Brandt 19@74: Bis wann soll sich das ändern?',
    ],
  },
  {
    name: 'SubRip: the name stands in the first cue of a turn only',
    format: 'srt',
    text: `1
00:00:01,000 --> 00:00:03,000
[Orla Keane] What made you look for something new?

2
00:00:04,500 --> 00:00:07,000
[Bram Visser] The auditor was here in May and

3
00:00:07,000 --> 00:00:09,000
found forty open work orders.

4
00:00:10,000 --> 00:00:11,000
[Orla Keane] What happens if he finds them again?`,
    turns: [
      'seller Orla Keane 3@1: What made you look for something new?',
      'customer Bram Visser 7@4.5: The auditor was here in May and found forty open work orders.',
      'seller Orla Keane 15@10: What happens if he finds them again?',
    ],
  },
  {
    name: 'SubRip, French: no empty lines between cues, capitals, a dash before the name',
    format: 'srt',
    text: `1
00:00:01,000 --> 00:00:03,000
- GARNIER : Que se passe-t-il en cas de panne ?
2
00:00:04,000 --> 00:00:06,000
- DE LA ROCHE : On appelle Karl. Karl est à la retraite.
3
00:00:07,000 --> 00:00:09,000
- GARNIER : Depuis quand ?
4
00:00:10,000 --> 00:00:12,000
- DE LA ROCHE : Depuis janv. 2025.
5
00:00:13,000 --> 00:00:14,000
- GARNIER : Et qui le remplace ?`,
    turns: [
      'seller GARNIER 3@1: Que se passe-t-il en cas de panne ?',
      'customer DE LA ROCHE 6@4: On appelle Karl. | Karl est à la retraite.',
      'seller GARNIER 9@7: Depuis quand ?',
      'customer DE LA ROCHE 12@10: Depuis janv. 2025.',
      'seller GARNIER 15@13: Et qui le remplace ?',
    ],
  },
  {
    name: 'SubRip without names: nobody is named, no side is told',
    format: 'srt',
    text: `1
00:00:01,000 --> 00:00:03,000
We lose two pallets a week.

2
00:00:04,000 --> 00:00:06,000
Nobody knows where they go.`,
    turns: ['unknown - 3@1: We lose two pallets a week. | Nobody knows where they go.'],
  },
];
