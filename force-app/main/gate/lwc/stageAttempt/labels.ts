import refused from '@salesforce/label/c.DF_Gate_Refused';
import refusedMarked from '@salesforce/label/c.DF_Gate_Refused_Marked';

export const labels = { refused, refusedMarked };
