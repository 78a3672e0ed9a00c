// For review by a native speaker of Khmer.
import { FIELD_LABELS, UNASKED, formsOf } from '#nest';
import { DisputeEntry, ReviewEntry, StrikeOutEntry, type correctEntryOf } from './correction.commands.js';

const { note, on, reason, upheld } = FIELD_LABELS;
/** The record that contains the entry, when it is not the survivor's own. */
const elsewhere = { prosecutionId: UNASKED, operationId: UNASKED } as const;
const eventId = { en: 'Entry', km: 'កំណត់ត្រា' };

/** The forms of the commands: what they ask for, in this order. */
export const correctionFormsOf = (CorrectEntry: ReturnType<typeof correctEntryOf>) =>
  formsOf(
    { CorrectEntry, StrikeOutEntry, DisputeEntry, ReviewEntry },
    {
      CorrectEntry: {
        eventId: {
          ...eventId,
          help: {
            en: 'The eventId of the entry, as `history` and receipts give it.',
            km: 'លេខសម្គាល់នៃកំណត់ត្រា ដូចក្នុងប្រវត្តិ។',
          },
        },
        reason,
        replacement: { en: 'What it should say', km: 'អ្វីដែលគួរកត់ត្រា' },
      },
      StrikeOutEntry: { ...elsewhere, eventId, reason },
      DisputeEntry: { ...elsewhere, eventId, reason },
      ReviewEntry: {
        ...elsewhere,
        on,
        eventId: {
          ...eventId,
          help: {
            en: 'The eventId of a correction, or of an entry that was recorded against a rule.',
            km: 'ការកែតម្រូវ ឬកំណត់ត្រាដែលផ្ទុយនឹងវិធាន។',
          },
        },
        upheld: { ...upheld, help: { en: 'Whether it was right to record it so.', km: 'តើការកត់ត្រាដូច្នេះត្រឹមត្រូវឬទេ។' } },
        note,
      },
    },
  );
