import { join } from 'node:path';
import { examplesOf } from './examples.ts';
import { fit } from './fit.ts';
import { pack } from './pack.ts';
import { readTraining } from './rows.ts';

/** Where the weights are kept, from the root of the project. */
export const WEIGHTS = 'force-app/main/insight/staticresources/DF_Note_Model.bin';
const SEED = 20261128;

/** Trains on `training/notes` below `root`; returns the bytes of the weights file. Takes some 20 seconds. */
export function train(root: string): { bytes: Uint8Array; rows: number } {
  const data = readTraining(join(root, 'training/notes'));
  return { bytes: pack(fit(examplesOf(data, SEED), SEED)), rows: data.rows.length };
}
