// For review by a native speaker of Khmer.
import type { BilingualText } from '#nest';

/** An answer may fail after its command was recorded: unlike the sentence of its code, this says nothing of it. */
export const VIEWS_AWAY = {
  en: 'The views cannot be read right now: try again in a moment.',
  km: 'មិនអាចអានទិដ្ឋភាពបាននៅពេលនេះទេ៖ សូមព្យាយាមម្តងទៀតបន្តិចទៀត។',
} as const satisfies BilingualText;

/** Waiting does not mend it. */
export const VIEWS_REFUSED = {
  en: 'The views cannot be read until an operator has mended how this service reaches its database.',
  km: 'មិនអាចអានទិដ្ឋភាពបានទេ រហូតដល់អ្នកគ្រប់គ្រងប្រព័ន្ធបានជួសជុលការភ្ជាប់ទៅមូលដ្ឋានទិន្នន័យ៖ សូមជូនដំណឹងដល់ពួកគេ។',
} as const satisfies BilingualText;
