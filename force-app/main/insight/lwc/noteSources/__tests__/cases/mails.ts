import type { Case } from './shown.ts';

/** Mails: headers, greeting, signature, quoted mails, chains. */
export const MAILS: readonly Case[] = [
  {
    name: 'the reply is the customer’s, the quoted pitch the seller’s, greeting and signature are left out',
    format: 'email',
    text: `From: Ifeoma Okafor <ifeoma@tarn.example>
To: Orla Keane <orla@keane.example>
Subject: Re: filling line

Hi Orla,

we fill 40 churns an hour by hand, and two of them
spill every week. The retailer audits us on 4 May.

Kind regards
Ifeoma Okafor
Owner, Tarn Valley Dairies
+44 7700 900123

On Mon, 2 Mar 2026 at 09:12, Orla Keane <orla@keane.example> wrote:
> Dear Ifeoma,
> our filling line saves you up to 30 percent.
> What is your budget?
> Orla`,
    turns: [
      'customer Ifeoma Okafor 7: we fill 40 churns an hour by hand, and two of them spill every week. | The retailer audits us on 4 May.',
      'seller Orla Keane 17: our filling line saves you up to 30 percent. | What is your budget?',
    ],
  },
  {
    name: 'German: answers between quoted questions, the quoted lines are the receiver’s',
    format: 'email',
    text: `Von: Wiebke Holm
An: Jonas Reuter
Betreff: AW: Fragen

Guten Tag Herr Reuter,

> Wie gießen Sie heute?

Von Hand, zwei Leute, vier Stunden.

> Was kostet Sie das?

Ca. 12.000 € im Jahr. Unser Steuerberater hat es ausgerechnet.

Viele Grüße
Wiebke Holm`,
    turns: [
      'seller Jonas Reuter 7: Wie gießen Sie heute?',
      'customer Wiebke Holm 9: Von Hand, zwei Leute, vier Stunden.',
      'seller Jonas Reuter 11: Was kostet Sie das?',
      'customer Wiebke Holm 13: Ca. 12.000 € im Jahr. | Unser Steuerberater hat es ausgerechnet.',
    ],
  },
  {
    name: 'French: no headers, the name below the closing line, a postscript',
    format: 'email',
    known: { contacts: [{ name: 'Solène Morin' }] },
    text: `Bonjour Madame Garnier,

Nous refaisons un devis sur trois, faute de métrés justes.

Bien cordialement,
Solène Morin
Gérante

P.S. : le salon est le 1er juin.`,
    turns: [
      'customer Solène Morin 3: Nous refaisons un devis sur trois, faute de métrés justes. | P.S. : le salon est le 1er juin.',
    ],
  },
  {
    name: 'Spanish: a chain with header blocks instead of `>`',
    format: 'email',
    text: `De: Nuria Lago
Para: Marina Soler
Asunto: RE: sensores

Hola Marina:

Tiramos doscientas latas al día y nos cuesta 9.000 euros al año.

Un saludo,
Nuria

De: Marina Soler
Enviado el: lunes, 2 de marzo de 2026 10:00
Para: Nuria Lago
Asunto: sensores

Estimada Nuria:

Nuestra línea es la mejor del mercado. ¿Cuántas latas tiran al día?

Saludos,
Marina Soler`,
    turns: [
      'customer Nuria Lago 7: Tiramos doscientas latas al día y nos cuesta 9.000 euros al año.',
      'seller Marina Soler 19: Nuestra línea es la mejor del mercado. | ¿Cuántas latas tiran al día?',
    ],
  },
  {
    name: 'two levels of quoted mails keep their authors',
    format: 'email',
    known: { users: [{ name: 'Orla Keane', email: 'orla@keane.example' }] },
    text: `Thanks, that helps. We must decide before the audit.

Best,
Ifeoma

Am 03.03.2026 um 08:00 schrieb Orla Keane <orla@keane.example>:
> Happy to help. When do you decide?
>
> On 2 Mar 2026, at 18:30, Ben Hart <ben@tarn.example> wrote:
>> The valve sticks when it is cold.`,
    turns: [
      'unknown Ifeoma 1: Thanks, that helps. | We must decide before the audit.',
      'seller Orla Keane 7: Happy to help. | When do you decide?',
      'customer Ben Hart 10: The valve sticks when it is cold.',
    ],
  },
  {
    name: 'what a seller writes about the trouble of the other one makes nobody a customer',
    format: 'email',
    text: `From: Orla Keane <orla@keane.example>
To: Ifeoma Okafor <ifeoma@tarn.example>
Subject: Next steps

Hi Ifeoma,

as discussed, you lose two churns a week because they are filled by hand. We have to sign by 4 May to keep the price.

Orla Keane`,
    turns: [
      'seller Orla Keane 7: as discussed, you lose two churns a week because they are filled by hand. | We have to sign by 4 May to keep the price.',
    ],
  },
  {
    name: 'a quoted author has the address of the header, and two firms are two sides',
    format: 'email',
    known: { contacts: [{ name: 'Ifeoma Okafor' }] },
    text: `From: Ifeoma Okafor <ifeoma@tarn.example>
To: Orla Keane <orla@keane.example>
Subject: Re: budget

Noted.

On 2 Mar 2026 at 09:12, Orla Keane wrote:
> We have a budget of 3,000 for the pilot and our director has to sign it.
> Orla`,
    turns: [
      'customer Ifeoma Okafor 5: Noted.',
      'seller Orla Keane 8: We have a budget of 3,000 for the pilot and our director has to sign it.',
    ],
  },
  {
    name: 'two firms that speech puts on one side are on none',
    format: 'email',
    text: `From: Ifeoma Okafor <ifeoma@tarn.example>
To: Orla Keane <orla@keane.example>

Our drivers wait, and we lose a day every week. My boss signs.

On 2 Mar 2026 at 09:12, Orla Keane wrote:
> Our drivers wait too, and we lose a day every week. My boss signs.
> Orla`,
    turns: [
      'unknown Ifeoma Okafor 4: Our drivers wait, and we lose a day every week. | My boss signs.',
      'unknown Orla Keane 7: Our drivers wait too, and we lose a day every week. | My boss signs.',
    ],
  },
];
