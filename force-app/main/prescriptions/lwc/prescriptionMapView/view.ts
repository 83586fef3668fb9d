import type { Prescription } from 'c/dealRows';
import type { CompiledPlaybook } from 'c/gateRules';
import { fill } from 'c/textTemplate';
import { labels } from './labels.ts';
import { isUndiagnosed } from './map.ts';
import type { PainRow, PrescriptionMap, ProductCard } from './map.ts';

/** How the playbook treats products without a prescription: `free`, `flagged` or `refused`. */
type Tone = NonNullable<CompiledPlaybook['products']>;

/** What is open or under way on the map. Each is an id; empty: none. */
export interface Opened {
  /** The prescription that is about to be deleted. */
  readonly asking: string;
  /** The product that is being dragged. */
  readonly dragged: string;
  /** The pain whose confirmation is being written. */
  readonly confirming: string;
  /** The `Confirmation` that the form of that pain holds. */
  readonly evidence: unknown;
}

/** What the template shows of a pain and its prescriptions. */
export function painRow({ pain, isConfirmed, prescriptions }: PainRow, map: PrescriptionMap, opened: Opened) {
  const { id, statement, evidence } = pain;
  const reason = isConfirmed ? labels.unanswered : labels.notConfirmed;
  const isUnanswered = prescriptions.length === 0;
  return {
    id,
    statement,
    evidence,
    isUnconfirmed: !isConfirmed,
    reason: isConfirmed && !isUnanswered ? '' : reason,
    describedBy: isConfirmed ? undefined : id,
    className: ['box', isUnanswered ? 'box_waiting' : '', opened.dragged && isConfirmed ? 'box_target' : ''].join(' '),
    prescribeLabel: fill(labels.prescribeFor, statement),
    confirmLabel: fill(labels.confirmPain, statement),
    evidenceDraft: opened.confirming === id ? opened.evidence : undefined,
    notes: prescriptions.map((prescription) => noteOf(prescription, map, opened)),
    hasNotes: !isUnanswered,
  };
}

function noteOf(prescription: Prescription, { products }: PrescriptionMap, { asking }: Opened) {
  const { id, productName } = prescription;
  const isLinked = products.some(({ lines }) => lines.some(({ prescriptionId }) => prescriptionId === id));
  const isAsking = asking === id;
  return {
    ...prescription,
    isAsking,
    actionsRole: isAsking ? 'group' : undefined,
    actionsLabel: isAsking ? labels.removeAsk : undefined,
    actions: isAsking ? confirmActions() : actionsOf(productName, isLinked),
  };
}

/** A button of a prescription. */
interface Action {
  readonly name: 'edit' | 'unlink' | 'ask' | 'remove' | 'keep';
  readonly text: string;
  /** Accessible name; undefined: the text is enough. */
  readonly label: string | undefined;
  readonly className: string;
}

function actionsOf(productName: string, isLinked: boolean): readonly Action[] {
  const button = (name: Action['name'], text: string): Action => {
    return { name, text, label: nameWith(text, productName), className: 'slds-button' };
  };
  const unlink = isLinked ? [button('unlink', labels.unlink)] : [];
  return [button('edit', labels.edit), ...unlink, button('ask', labels.remove)];
}

/** The two buttons that replace the others until the seller confirms the deletion. */
function confirmActions(): readonly Action[] {
  return [
    { name: 'remove', text: labels.remove, label: undefined, className: 'slds-button slds-button_destructive' },
    { name: 'keep', text: labels.keep, label: undefined, className: 'slds-button' },
  ];
}

/** What the template shows of a product. `tone` decides how a product without a prescription looks. */
export function productCard(card: ProductCard, { pains }: PrescriptionMap, tone: Tone) {
  const { productId, name, lines, prescriptions, loose } = card;
  const isAlone = isUndiagnosed(card);
  const flags: Readonly<Record<Tone, string>> = {
    free: labels.undiagnosedFree,
    flagged: labels.undiagnosed,
    refused: labels.undiagnosedRefused,
  };
  const frames: Readonly<Record<Tone, string>> = { free: '', flagged: 'box_warned', refused: 'box_refused' };
  const isLoose = loose.length > 0 && prescriptions.length > 0;
  const helped = pains.filter(({ pain }) => prescriptions.some(({ painId }) => painId === pain.id));
  return {
    productId,
    name,
    isLoose,
    isAbsent: lines.length === 0,
    prescriptionId: prescriptions[0]?.id,
    draggable: 'true',
    className: `box ${isAlone ? frames[tone] : ''}`,
    flag: isAlone ? flags[tone] : '',
    flagClass: tone === 'free' ? 'quiet' : `flag flag_${tone}`,
    addresses: helped.map(({ pain }) => ({ id: pain.id, text: fill(labels.addresses, pain.statement) })),
    state: lines.length === 0 ? labels.notOnDeal : isLoose ? labels.loose : '',
    linkLabel: fill(labels.linkProduct, name),
    connectLabel: fill(labels.connectProduct, name),
  };
}

/** Accessible name of a button, with the product: several buttons of the map have the same text. */
function nameWith(action: string, what: string): string {
  return fill(labels.named, action, what);
}
