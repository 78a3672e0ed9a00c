import { refuse, type Entry, type Journal, type JsonObject, type Layer } from '#kernel/decider';

/**
 * Of a document, the service says what is stored and a correction keeps it: only what people say of it may be wrong. The
 * entry that a document is about is one of this record.
 */
export const storedFiles: Layer<Journal> = {
  name: 'stored files',
  decide: (inner, command) => {
    if (command === 'AttachDocument')
      return (state, input, context) => {
        const events = inner(state, input, context);
        if (events.length > 0) requireEntry(state, input.about);
        return events;
      };
    if (command !== 'CorrectEntry') return inner;
    return (state, input, context) => {
      const replacement = input.replacement as JsonObject;
      const entry = state.record.find(({ recording }) => recording.id === input.eventId);
      const attachDocument = replacement.attachDocument as JsonObject | undefined;
      if (!entry || !attachDocument) return inner(state, input, context);
      requireEntry(state, attachDocument.about);
      const kept = { ...attachDocument, stored: entry.data.stored };
      return inner(state, { ...input, replacement: { ...replacement, attachDocument: kept } }, context);
    };
  },
};

const requireEntry = ({ record }: Journal, about: unknown): void => {
  const isActive = ({ recording, status }: Entry) => recording.id === about && status !== 'struckOut';
  if (about !== undefined && !record.some(isActive))
    refuse('NOT_FOUND', 'There is no such entry in this record: check about.');
};
