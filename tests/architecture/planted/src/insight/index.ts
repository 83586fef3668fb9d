import { open } from '../salesforce/connection.ts';
export const insight = open;
