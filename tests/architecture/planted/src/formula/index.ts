import { playbook } from '../playbook/index.ts';
export const formula = playbook;
