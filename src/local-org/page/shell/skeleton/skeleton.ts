import { LightningElement } from 'lwc';

/**
 * The shapes of a record page while it is being loaded. The build puts the same markup into the served page, where it is shown before any
 * script has run; its styles are in page.css.
 */
export default class Skeleton extends LightningElement {}
