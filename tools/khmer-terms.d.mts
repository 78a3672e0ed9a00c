import type { Termbase } from '../libs/i18n/terms/testing/termbase.js';
export const pageOf: (termbase: Termbase) => string;
