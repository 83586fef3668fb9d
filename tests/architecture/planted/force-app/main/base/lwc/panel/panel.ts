import { formula } from '../../../../../src/formula/index.ts';
export const panel = formula;
