/** The event that requests a toast; the page's shell handles it and shows the real `lightning/toast`. */
export const SHOW_TOAST = 'lightning__showtoast';
