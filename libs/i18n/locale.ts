import { codes } from '#nest';

/** The languages in which people are answered. */
export const LOCALES = ['en', 'km'] as const;
export type Locale = (typeof LOCALES)[number];

export const Locales = codes('Locale', LOCALES);
