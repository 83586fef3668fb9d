import { wire } from 'lwc';
import { getPicklistValues } from 'lightning/uiObjectInfoApi';
import type { PicklistValuesRepresentation } from 'lightning/uiObjectInfoApi';
import type { LdsResult } from 'lightning/uiRecordApi';
import DealPanel from 'c/dealPanel';
import { fill } from 'c/textTemplate';
import STAGE from '@salesforce/schema/Opportunity.StageName';
import { labels } from './labels.ts';
import { CLOSED, openFor, pathOf, stagesFrom } from './steps.ts';
import type { PathDeal, Stage, Step } from './steps.ts';

/** Id of the record type of a record that has none. */
const MASTER = '012000000000000AAA';

const LOCKS: Readonly<Record<Step['lock'], string>> = {
  none: '',
  shut: 'utility:lock',
  unknown: 'utility:hide',
  open: 'utility:unlock',
};

type StepElement = HTMLElement & { advance(): Promise<void> };

/**
 * The deal's stages as one bar, a lock before each gate ahead. A step shows on the first press what its stage needs and moves the deal on the
 * second. The steps are one stop of the Tab key; arrow keys move between them.
 */
export default class GatePath extends DealPanel {
  labels = labels;
  isLater = true;
  listed: readonly Stage[] | undefined;
  /** The stage whose needs are shown; empty: none. */
  chosen = '';
  isClosedShown = false;
  /** The step that the Tab key goes to; undefined: the deal's stage. */
  focusable: string | undefined;
  /** The stage that was scrolled to last. */
  #inSight: string | undefined;
  #focus = false;

  get recordTypeId(): string | undefined {
    return this.representation && (this.representation.recordTypeId ?? MASTER);
  }

  @wire(getPicklistValues, { recordTypeId: '$recordTypeId', fieldApiName: STAGE })
  handleStages({ data }: LdsResult<PicklistValuesRepresentation>) {
    this.listed = data?.values.map(({ value, label, attributes }) => ({
      value,
      label,
      isClosed: attributes?.closed === true,
    }));
  }

  renderedCallback() {
    const steps = this.template?.querySelector<HTMLElement>('[data-steps]');
    if (this.#focus) {
      this.#focus = false;
      steps?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
    }
    const here = steps?.querySelector('[aria-current]');
    if (!steps || !here || this.#inSight === this.stage) return;
    this.#inSight = this.stage;
    const [outer, inner] = [steps.getBoundingClientRect(), here.getBoundingClientRect()];
    // Not `scrollIntoView`, which would scroll the page too.
    steps.scrollBy?.({ left: inner.left + inner.width / 2 - outer.left - outer.width / 2 });
  }

  get pathDeal(): PathDeal | undefined {
    if (!this.hasData) return undefined;
    const { governing: playbooks, record, surroundings } = this;
    return record && { playbooks, record, surroundings };
  }

  get stage(): string {
    return String(this.record?.StageName ?? '');
  }

  get steps() {
    const { pathDeal, chosen, focusable } = this;
    if (!pathDeal) return [];
    const stages = this.listed ?? stagesFrom(pathDeal.playbooks);
    const steps = pathOf(pathDeal, stages, labels.closed, this.isClosedShown);
    const stop = steps.find(({ value }) => value === (focusable ?? this.stage)) ?? steps[0];
    return steps.map((step) => {
      const { value, label, state, lock } = step;
      const isChosen = chosen === value && chosen !== CLOSED;
      return {
        value,
        label,
        name: fill(labels[state], nameOf(step)),
        className: `step step_${state}${isChosen ? ' step_chosen' : ''}`,
        icon: LOCKS[lock],
        current: state === 'current' ? 'step' : undefined,
        expanded: String(isChosen),
        tab: step === stop ? '0' : '-1',
      };
    });
  }

  get isShown(): boolean {
    return this.steps.length > 0;
  }

  /** The chosen stage, as long as the deal has not moved there. */
  get opened() {
    const { pathDeal, chosen } = this;
    if (!pathDeal || chosen === '' || chosen === this.stage) return undefined;
    return { stage: chosen, missing: openFor(pathDeal, chosen) };
  }

  get partSentences(): readonly string[] {
    return this.errors.step ?? [];
  }

  async handleStep(event: MouseEvent) {
    const { value = '' } = (event.currentTarget as HTMLElement).dataset;
    // The second press of a double click is no decision.
    if (event.detail > 1) return;
    this.focusable = value;
    if (value === CLOSED) this.showClosed();
    else if (value === this.chosen && value !== this.stage) await this.move();
    else await this.show(value);
  }

  async show(stage: string) {
    this.chosen = stage;
    await this.load('step', () => import('c/gateStep'));
  }

  async move() {
    await this.template?.querySelector<StepElement>('[data-step]')?.advance();
  }

  /** Puts the closed stages in place of the step that stands for them, the first one focused. */
  showClosed() {
    this.isClosedShown = true;
    this.chosen = '';
    this.focusable = this.listed?.find(({ isClosed }) => isClosed)?.value;
    this.#focus = true;
  }

  handleKey(event: KeyboardEvent) {
    if (event.key === 'Escape') this.chosen = '';
    const { steps } = this;
    const at = steps.findIndex(({ tab }) => tab === '0');
    const forward = document.documentElement.dir === 'rtl' ? -1 : 1;
    const places: Readonly<Record<string, number>> = {
      ArrowRight: at + forward,
      ArrowLeft: at - forward,
      Home: 0,
      End: steps.length - 1,
    };
    const next = steps[places[event.key] ?? -1];
    if (!next) return;
    event.preventDefault();
    this.focusable = next.value;
    this.#focus = true;
  }

  async handleMoved() {
    this.chosen = '';
    this.isClosedShown = false;
    this.focusable = undefined;
    await this.refreshDeal();
  }

  async handleRecorded() {
    await this.refreshDeal();
  }
}

function nameOf({ label, missing, notVisible }: Step): string {
  if (missing > 0) return fill(labels.missing, label, missing);
  return notVisible > 0 ? fill(labels.notVisible, notVisible, label) : label;
}
