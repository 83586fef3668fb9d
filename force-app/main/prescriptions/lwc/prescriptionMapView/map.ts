import { livePains } from 'c/dealReading';
import type { Deal, Line, Pain, Prescription } from 'c/dealRows';

/** A live pain, and the products that are to help with it. */
export interface PainRow {
  readonly pain: Pain;
  /** Only then can a product be prescribed for it. */
  readonly isConfirmed: boolean;
  readonly prescriptions: readonly Prescription[];
}

/** A product on the deal, or prescribed and not on the deal yet. */
export interface ProductCard {
  readonly productId: string;
  readonly name: string;
  readonly lines: readonly Line[];
  readonly prescriptions: readonly Prescription[];
  /** Lines that stand on no prescription of this deal. */
  readonly loose: readonly Line[];
}

export interface PrescriptionMap {
  readonly pains: readonly PainRow[];
  readonly products: readonly ProductCard[];
}

/** Who helps whom: pains in their order, the deal's products before those that are only prescribed. */
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
      const own = lines.filter((line) => line.productId === productId);
      return {
        productId,
        name,
        lines: own,
        prescriptions: prescriptions.filter((prescription) => prescription.productId === productId),
        loose: own.filter(({ isUnlinked }) => isUnlinked),
      };
    }),
  };
}

/** Proposed, and no pain was found that it would help with. */
export function isUndiagnosed({ lines, prescriptions }: ProductCard): boolean {
  return lines.length > 0 && prescriptions.length === 0;
}

/** What the customer fears to get worse: the answer to `side effects`. */
export function sideEffectsAnswer({ answers }: Deal): string {
  const found = answers.find(({ concept, level }) => concept === 'side effects' && level > 0);
  return found?.answer ?? '';
}
