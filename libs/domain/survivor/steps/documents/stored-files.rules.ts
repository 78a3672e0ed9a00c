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
      const { eventId, replacement } = input as unknown as Correction;
      const entry = state.record.find(({ recording }) => recording.id === eventId);
      const { attachDocument } = replacement;
      if (!entry || !attachDocument) return inner(state, input, context);
      requireEntry(state, attachDocument.about);
      const kept = { ...attachDocument, stored: entry.data.stored };
      return inner(state, { ...input, replacement: { ...replacement, attachDocument: kept } }, context);
    };
  },
};

interface Correction {
  readonly eventId: string;
  readonly replacement: { readonly attachDocument?: JsonObject };
}

const requireEntry = ({ record }: Journal, about: unknown): void => {
  const isActive = ({ recording, status }: Entry) => recording.id === about && status !== 'struckOut';
  if (about !== undefined && !record.some(isActive))
    refuse('NOT_FOUND', 'There is no such entry in this record: check about.');
};
