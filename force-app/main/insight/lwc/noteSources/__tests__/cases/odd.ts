import type { Case } from './shown.ts';

/** Forms at the edges: what almost is a head, a time, a cue or JSON. */
export const ODD: readonly Case[] = [
  {
    name: 'the name on a line, the time below it',
    format: 'teams-docx',
    text: 'Ada King\n00:05\nWe print each list.\nBo Lee\n00:09\nWhy is that?\nAda King\n00:12\nNobody asked.',
    turns: [
      'unknown Ada King 3@5: We print each list.',
      'unknown Bo Lee 6@9: Why is that?',
      'unknown Ada King 9@12: Nobody asked.',
    ],
  },
  {
    name: 'a chat: time, sender and receiver before the text',
    format: 'gong-text',
    text: '12:04:33 From Ada King to Everyone: We lose two pallets a week.\n12:05:01 From Bo Lee to Ada King (Direct Message): Thank you.',
    turns: ['customer Ada King 1@43473: We lose two pallets a week.', 'unknown Bo Lee 2@43501: Thank you.'],
  },
  {
    name: 'links, clock times and check boxes are no heads',
    format: 'bullets',
    text: '- https://acme.example/x: the page\n- 10:30 start, 12:15 lunch\n- [x] [docs](https://acme.example) are read\n- (00:15 no time',
    turns: [
      'unknown - 1: https://acme.example/x: the page | 10:30 start, 12:15 lunch | docs are read | (00:15 no time',
    ],
  },
  {
    name: 'times of an afternoon and with fractions',
    format: 'gong-text',
    text: '[2:05 PM] Ada King: We lose two pallets.\n[2:06 PM] Bo Lee: Fine.\n[1:02:03.5] Ada King: And a third.',
    turns: [
      'customer Ada King 1@125: We lose two pallets.',
      'unknown Bo Lee 2@126: Fine.',
      'customer Ada King 3@3723.5: And a third.',
    ],
  },
  {
    name: 'a contact person on a sheet is a label',
    format: 'labels',
    text: 'Ansprechpartner: Frau Holm\nBudget: 8 T€\nRisiko: keines',
    turns: ['unknown - [Ansprechpartner] 1: Frau Holm', 'unknown - [Budget] 2: 8 T€', 'unknown - [Risiko] 3: keines'],
  },
  {
    name: 'small names that recur and speak are speakers; a long clause before a colon is part of its sentence',
    format: 'speaker-lines',
    text: 'mia: we lose a day a week\nmia: and my people leave\nwhat she said about the next steps of all this: nothing\nbo: fine',
    turns: [
      'customer mia 1: we lose a day a week | and my people leave',
      'unknown - 3: what she said about the next steps of all this: nothing',
      'unknown - [bo] 4: bo: fine',
    ],
  },
  {
    name: 'a label before a list keeps to its list; a line of text ends it',
    format: 'shorthand',
    text: 'Risks:\nold guard\n\nother things\nPain: two spills\nmore of it',
    turns: [
      'unknown - [Risks] 2: old guard',
      'unknown - 4: other things',
      'unknown - [Pain] 5: two spills',
      'unknown - 6: more of it',
    ],
  },
  {
    name: 'numbers, words and nesting of JSON; nothing but speakers',
    format: 'meeting-json',
    text: '{"ok": true, "none": null, "n": -1.5e3, "list": [], "deep": {"x": [[[]]]}, "utterances": [{"speaker": "Ada", "start": "3.5s", "text": "We lose\\n two \\u0026 more.\\/"}]}',
    turns: ['customer Ada 1@3.5: We lose two & more./'],
  },
  {
    name: 'JSON with a wrong sign, a wrong key and a wrong escape',
    format: 'broken-json',
    text: '[{"remark": "two churns \\uZZ spill"}, {bad: 1}]',
    turns: ['unknown - 1: two churns ZZ spill'],
  },
  {
    name: 'a bracket at the beginning of notes is no JSON',
    format: 'speaker-lines',
    text: '[Ada King] We lose two pallets a week.\n[Bo Lee] Thanks for sharing that.',
    turns: ['customer Ada King 1: We lose two pallets a week.', 'unknown Bo Lee 2: Thanks for sharing that.'],
  },
  {
    name: 'ids that nobody is named for',
    format: 'meeting-json',
    text: '[{"speaker_id": "a-very-long-identifier", "text": "Two churns spill.", "start": 1}]',
    turns: ['unknown - 1@1: Two churns spill.'],
  },
  {
    name: 'a forwarded mail, a mail without a name',
    format: 'email',
    text: 'FYI\n\n-----Original Message-----\nFrom: ada@king.example\nTo: bo@lee.example\nSent: Monday\n\nWe lose two pallets a week.',
    turns: ['unknown - 1: FYI', 'customer ada@king.example 8: We lose two pallets a week.'],
  },
  {
    name: 'the line about the author on two lines; a signature after two dashes',
    format: 'email',
    text: 'We lose two pallets a week.\n-- \nAda King\n\nOn Mon, 2 Mar 2026 at 09:12,\nBo Lee (via Sales) <bo@lee.example> wrote:\n> - Why is that?\n> - Who sees it?',
    turns: ['customer Ada King 1: We lose two pallets a week.', 'seller Bo Lee 7: Why is that? | Who sees it?'],
  },
];
