import type { Case } from './shown.ts';

const GONG_ES = {
  parties: [
    { id: '1', name: 'Marina Soler', speakerId: '900', affiliation: 'Internal' },
    { id: '2', name: 'Nuria Lago', speakerId: '901', affiliation: 'External' },
  ],
  transcript: [
    { speakerId: '900', topic: null, sentences: [{ start: 1500, end: 3000, text: 'Perdemos el hilo, ¿me oye?' }] },
    {
      speakerId: '901',
      topic: 'Pain',
      sentences: [
        { start: 3500, end: 4000, text: 'Sí.' },
        { start: 4000, end: 8000, text: 'Tiramos doscientas latas al día.' },
      ],
    },
  ],
};

/** Exports of recorders as JSON. */
export const EXPORTS: readonly Case[] = [
  {
    name: 'Gong: affiliation tells the side, times are milliseconds',
    format: 'gong-json',
    text: JSON.stringify(GONG_ES),
    turns: [
      'seller Marina Soler 1@1.5: Perdemos el hilo, ¿me oye?',
      'customer Nuria Lago 1@3.5: Sí. | Tiramos doscientas latas al día.',
    ],
  },
  {
    name: 'Gong: parties after the transcript and within calls, lines of an indented file',
    format: 'gong-json',
    text: JSON.stringify(
      {
        callTranscripts: [{ callId: '7', transcript: GONG_ES.transcript }],
        calls: [{ metaData: { id: '7', title: 'Lago' }, parties: GONG_ES.parties }],
      },
      null,
      1,
    ),
    turns: [
      'seller Marina Soler 13@1.5: Perdemos el hilo, ¿me oye?',
      'customer Nuria Lago 24@3.5: Sí. | Tiramos doscientas latas al día.',
    ],
  },
  {
    name: 'Gong: a file that breaks off keeps what it has',
    format: 'broken-json',
    text: JSON.stringify(GONG_ES).slice(0, -60),
    turns: ['seller Marina Soler 1@1.5: Perdemos el hilo, ¿me oye?', 'customer Nuria Lago 1@3.5: Sí.'],
  },
  {
    name: 'Fireflies: names beside the sentences, seconds; a sentence over two entries',
    format: 'fireflies-json',
    text: JSON.stringify({
      data: {
        transcript: {
          title: 'Tarn Valley',
          speakers: [
            { id: 0, name: 'Orla Keane' },
            { id: 1, name: 'Ifeoma Okafor' },
          ],
          sentences: [
            { index: 0, speaker_id: 0, speaker_name: 'Orla Keane', text: 'How many churns do', start_time: 1.2 },
            { index: 1, speaker_id: 0, speaker_name: 'Orla Keane', text: 'you fill an hour?', start_time: 2.4 },
            {
              index: 2,
              speaker_id: 1,
              speaker_name: 'Ifeoma Okafor',
              text: 'Forty. We lose two a week.',
              start_time: 4,
            },
            { index: 3, speaker_id: 0, speaker_name: 'Orla Keane', text: 'Why is that?', start_time: 7 },
            {
              index: 4,
              speaker_id: 1,
              speaker_name: 'Ifeoma Okafor',
              text: 'The valve &amp; the cold.',
              start_time: 8.5,
            },
            { index: 5, speaker_id: 0, speaker_name: 'Orla Keane', text: 'And who notices?', start_time: 9.75 },
          ],
        },
      },
    }),
    turns: [
      'seller Orla Keane 1@1.2: How many churns do you fill an hour?',
      'customer Ifeoma Okafor 1@4: Forty. | We lose two a week.',
      'seller Orla Keane 1@7: Why is that?',
      'customer Ifeoma Okafor 1@8.5: The valve & the cold.',
      'seller Orla Keane 1@9.75: And who notices?',
    ],
  },
  {
    name: 'Fireflies, German: a bare list of sentences',
    format: 'fireflies-json',
    text: JSON.stringify([
      { speaker_name: 'Jonas Reuter', text: 'Wie gießen Sie heute?', start_time: 0.5 },
      { speaker_name: 'Wiebke Holm', text: 'Von Hand. Uns kostet das vier Stunden.', start_time: 2 },
      { speaker_name: 'Jonas Reuter', text: 'Was würde das ändern?', start_time: 6 },
      { speaker_name: 'Wiebke Holm', text: 'Wir bräuchten z. B. einen Fühler.', start_time: 8 },
      { speaker_name: 'Jonas Reuter', text: 'Bis wann?', start_time: 9 },
    ]),
    turns: [
      'seller Jonas Reuter 1@0.5: Wie gießen Sie heute?',
      'customer Wiebke Holm 1@2: Von Hand. | Uns kostet das vier Stunden.',
      'seller Jonas Reuter 1@6: Was würde das ändern?',
      'customer Wiebke Holm 1@8: Wir bräuchten z. B. einen Fühler.',
      'seller Jonas Reuter 1@9: Bis wann?',
    ],
  },
  {
    name: 'Fireflies, French: one object a line',
    format: 'fireflies-json',
    text: [
      { speaker_name: 'Inès Garnier', text: 'Combien de devis refaites-vous ?', start_time: 1 },
      { speaker_name: 'Solène Morin', text: 'Un sur trois, on perd des clients.', start_time: 3 },
      { speaker_name: 'Inès Garnier', text: 'Pourquoi ?', start_time: 5 },
      { speaker_name: 'Inès Garnier', text: 'Depuis quand ?', start_time: 6 },
    ]
      .map((one) => JSON.stringify(one))
      .join('\n'),
    turns: [
      'seller Inès Garnier 1@1: Combien de devis refaites-vous ?',
      'customer Solène Morin 2@3: Un sur trois, on perd des clients.',
      'seller Inès Garnier 3@5: Pourquoi ? | Depuis quand ?',
    ],
  },
  {
    name: 'Otter: offsets in samples, speakers by id',
    format: 'otter-json',
    text: JSON.stringify({
      speech: {
        title: 'Tarn',
        speakers: [
          { id: 11, speaker_name: 'Orla Keane' },
          { id: 12, speaker_name: 'Ifeoma Okafor' },
        ],
        transcripts: [
          { id: 1, speaker_id: 11, start_offset: 16000, end_offset: 48000, transcript: 'How many churns do you fill?' },
          { id: 2, speaker_id: 12, start_offset: 64000, end_offset: 96000, transcript: 'Forty, and we lose two.' },
          { id: 3, speaker_id: 11, start_offset: 112000, end_offset: 128000, transcript: 'Why is that? Who sees it?' },
        ],
      },
    }),
    turns: [
      'seller Orla Keane 1@1: How many churns do you fill?',
      'customer Ifeoma Okafor 1@4: Forty, and we lose two.',
      'seller Orla Keane 1@7: Why is that? | Who sees it?',
    ],
  },
  {
    name: 'Otter: speakers nobody has named',
    format: 'otter-json',
    text: JSON.stringify({
      transcripts: [
        { speaker_id: 1, start_offset: 0, transcript: 'Wie läuft die Inventur? Wer zählt?' },
        { speaker_id: 2, start_offset: 160000, transcript: 'Wir zählen von Hand, zwei Nächte.' },
        { speaker_id: 1, start_offset: 320000, transcript: 'Was kostet Sie eine Nacht?' },
      ],
    }),
    turns: [
      'seller Speaker 1 1@0: Wie läuft die Inventur? | Wer zählt?',
      'customer Speaker 2 1@10: Wir zählen von Hand, zwei Nächte.',
      'seller Speaker 1 1@20: Was kostet Sie eine Nacht?',
    ],
  },
  {
    name: 'Otter: speaker and clock time as text',
    format: 'otter-json',
    text: JSON.stringify({
      transcripts: [
        { speaker: { name: 'Marina Soler' }, start_offset: 0, transcript: '¿Qué falla?' },
        { speaker: { name: 'Nuria Lago' }, start_offset: 80000, transcript: 'El sensor. Nos cuesta 900 euros al mes.' },
      ],
    }),
    turns: [
      'seller Marina Soler 1@0: ¿Qué falla?',
      'customer Nuria Lago 1@5: El sensor. | Nos cuesta 900 euros al mes.',
    ],
  },
  {
    name: 'other exports: speaker, words, clock time',
    format: 'meeting-json',
    text: JSON.stringify({
      utterances: [
        { speaker: 'Ifeoma Okafor', timestamp: '00:01:05', text: 'We lose two churns a week.' },
        { speaker: 'Orla Keane', timestamp: '00:01:09', text: 'Thanks for sharing.' },
      ],
    }),
    turns: ['customer Ifeoma Okafor 1@65: We lose two churns a week.', 'unknown Orla Keane 1@69: Thanks for sharing.'],
  },
  {
    name: 'unknown JSON gives its texts without speaker',
    format: 'unknown-json',
    text: JSON.stringify(
      { id: 'x1', visit: { remark: 'Two churns spill every week.', tags: ['dairy', 'cold'] } },
      null,
      1,
    ),
    turns: ['unknown - 4: Two churns spill every week.'],
  },
  {
    name: 'broken JSON gives the texts that can be read',
    format: 'broken-json',
    text: '{"remark": "Two churns spill every week.", "next": {"step": "send a quote',
    turns: ['unknown - 1: Two churns spill every week. | send a quote'],
  },
  {
    name: 'WebVTT without cues is read as plain text',
    format: 'broken-vtt',
    text: `WEBVTT

Two churns spill every week.`,
    turns: ['unknown - 3: Two churns spill every week.'],
  },
];
