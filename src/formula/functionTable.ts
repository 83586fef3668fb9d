import { dateFunctions } from './functions/dates.ts';
import type { FormulaFunction } from './functions/define.ts';
import { engineOnlyFunctions } from './functions/engineOnly.ts';
import { geolocationFunctions } from './functions/geolocation.ts';
import { logicFunctions } from './functions/logic.ts';
import { mathFunctions } from './functions/math.ts';
import { recordFunctions } from './functions/record.ts';
import { regexFunctions } from './functions/regex.ts';
import { textFunctions } from './functions/text.ts';

/** All functions of formulas: name, parameters, result type, allowed places, implementation. */
export const functionTable: readonly FormulaFunction[] = [
  ...logicFunctions,
  ...recordFunctions,
  ...textFunctions,
  ...mathFunctions,
  ...dateFunctions,
  ...regexFunctions,
  ...geolocationFunctions,
  ...engineOnlyFunctions,
];

/** Functions of Salesforce that are not supported, with the reason. */
export const refusedFunctions: Readonly<Record<string, string>> = {
  VLOOKUP: 'it reads other records',
  GETSESSIONID: 'it would hand out a session',
  URLFOR: 'it belongs to Visualforce and buttons',
  LINKTO: 'it belongs to s-controls',
  REQUIRESCRIPT: 'it belongs to buttons',
  JUNCTIONIDLIST: 'it belongs to cross-object actions',
  GETRECORDIDS: 'it belongs to buttons',
  CURRENCYRATE: 'it needs dated exchange rates',
  PREDICT: 'it needs Einstein',
  IMAGEPROXYURL: 'it needs the image proxy of an org',
  ISOFFLINE: 'it belongs to offline apps',
};
