import { livePains } from 'c/dealReading';
import type { Deal, Line, Pain, Prescription } from 'c/dealRows';

/** A live pain and its prescriptions. */
export interface PainRow {
  readonly pain: Pain;
  /** Only a confirmed pain can get a prescription. */
  readonly isConfirmed: boolean;
  readonly prescriptions: readonly Prescription[];
}

/** A product that has a line on the deal, a prescription, or both. */
export interface ProductCard {
  readonly productId: string;
  readonly name: string;
  readonly lines: readonly Line[];
  readonly prescriptions: readonly Prescription[];
  /** Lines that are linked to no prescription of this deal. */
  readonly loose: readonly Line[];
}

export interface PrescriptionMap {
  readonly pains: readonly PainRow[];
  readonly products: readonly ProductCard[];
}

/** The map of a deal: live pains by priority, and products, those with a line on the deal before those that are only prescribed. */
export function mapOf(deal: Deal): PrescriptionMap {
  const { lines, prescriptions } = deal;
  const names = new Map([...lines, ...prescriptions].map(({ productId, productName }) => [productId, productName]));
  return {
    pains: livePains(deal).map((pain) => ({
      pain,
      isConfirmed: pain.evidence === 'Confirmed',
      prescriptions: prescriptions.filter(({ painId }) => painId === pain.id),
    })),
    products: [...names].map(([productId, name]) => {
      const productLines = lines.filter((line) => line.productId === productId);
      return {
        productId,
        name,
        lines: productLines,
        prescriptions: prescriptions.filter((prescription) => prescription.productId === productId),
        loose: productLines.filter(({ isUnlinked }) => isUnlinked),
      };
    }),
  };
}

/** Whether the product is on the deal and nobody has prescribed it for a pain. */
export function isUndiagnosed({ lines, prescriptions }: ProductCard): boolean {
  return lines.length > 0 && prescriptions.length === 0;
}

/** The answer to the concept `side effects` (what the customer fears will get worse); empty without one. */
export function sideEffectsAnswer({ answers }: Deal): string {
  const found = answers.find(({ concept, level }) => concept === 'side effects' && level > 0);
  return found?.answer ?? '';
}
