import type { ClassesOf } from '#kernel/decider';
import type { AccessEvents } from './access.events.js';

/** The class of every field, or `open`. Sealed fields use the key of the survivor whose record was opened. */
export const accessClasses = {
  PersonalDataRead: { survivorId: 'open', purpose: 'open', basis: 'open', classes: 'open', operation: 'open' },
  CommandRefused: { code: 'open', command: 'open', survivorId: 'open', prosecutionId: 'open', operationId: 'open' },
  ReadingRefused: { operation: 'open', purpose: 'open', survivorId: 'open', figure: 'open', times: 'open' },
  ReasonsRead: { operationId: 'open', eventId: 'open' },
  FiguresRead: { figures: 'open', from: 'open', to: 'open', asOf: 'open', knownAt: 'open' },
  RecordBudgetSpent: { records: 'open' },
  AuditLogRead: { survivorId: 'open', purpose: 'open' },
  BreakGlassOpened: {
    breakGlassId: 'open',
    survivorId: 'open',
    reason: 'open',
    explanation: 'testimony',
    until: 'open',
  },
  BreakGlassReviewed: { breakGlassId: 'open', survivorId: 'open', upheld: 'open', note: 'testimony' },
} satisfies ClassesOf<AccessEvents>;
