import { textsOf } from 'host/texts';
import { en } from '../../../texts/reports/en.ts';

/** Texts of the reports and dashboards, apart from those of the frame: they come when these are opened. */
export const { text: reportText, texts: reportTexts } = textsOf<keyof typeof en>('reports', en);
