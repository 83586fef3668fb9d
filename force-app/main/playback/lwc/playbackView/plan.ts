import type { CompiledPlaybook, GateRecord, Surroundings } from 'c/gateRules';
import { nextOf, topicsOf } from 'c/nextQuestions';
import type { Topic } from 'c/nextQuestions';
import type { Deal } from 'c/dealRows';
import { fill } from 'c/textTemplate';
import { subtitleOf } from './page.ts';
import type { Setting } from './page.ts';
import { askFor, levels, words } from './pageWords.ts';
import { entry } from './sheet.ts';
import type { Sheet } from './sheet.ts';

/** A deal's record with the playbooks that govern it. */
interface Governed {
  readonly playbooks: readonly CompiledPlaybook[];
  readonly record: GateRecord;
  readonly surroundings: Surroundings;
}

/** The plan for the next call: up to three questions, the same as in the checklist, each with its reason and who could answer. */
export function callPlan(deal: Deal, { playbooks, record, surroundings }: Governed, setting: Setting): Sheet {
  const entries = nextOf(topicsOf(playbooks, record, deal, surroundings)).flatMap((topic) =>
    // The first question about a concept has the highest weight.
    topic.questions.slice(0, 1).map(({ ask, why }) =>
      entry(topic.concept, {
        lead: ask,
        facts: [
          { label: words.why, text: [why, needText(topic)].filter(Boolean).join('\n') },
          { label: words.who, text: speakerText(topic) },
        ],
      }),
    ),
  );
  const sections = [{ key: 'next', title: words.planNext, entries }];
  return { title: fill(words.planTitle, setting.name), subtitle: subtitleOf(setting), sections };
}

function needText({ gap }: Topic): string {
  return gap ? fill(words.neededToEnter, gap.toEnter, levels[gap.evidence] ?? gap.evidence) : '';
}

function speakerText({ speaker }: Topic): string {
  if (!speaker) return '';
  return 'ask' in speaker ? askFor[speaker.ask] : fill(words.couldAnswer, speaker.name);
}
