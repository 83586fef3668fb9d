/** The event that asks for a toast: caught by the page's shell, which shows the real `lightning/toast`. */
export const SHOW_TOAST = 'lightning__showtoast';
