import { readFileSync } from 'node:fs';
import { formula } from '../formula/index.ts';
import { open } from '../salesforce/connection.ts';
export const playbook = [readFileSync, formula, open];
