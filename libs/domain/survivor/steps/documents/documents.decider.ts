import { acceptIdenticalRetry, isSamePayload, refuse, type Day, type Decider } from '#kernel/decider';
import type { Referral } from '../referral/referral.state.js';
import { requireDay } from '../referral/referral.rules.js';
import type { DocumentKind } from './documents.codes.js';
import type { DocumentsEvents, StoredFile } from './documents.events.js';
import { KIND_RULES, requireMediaType } from './documents.rules.js';
import type { Documents } from './documents.state.js';
import type { RecordTerms } from '../../terms.rules.js';

export type DocumentsCommands = {
  AttachDocument: {
    documentId: string;
    kind: DocumentKind;
    on: Day;
    title: string;
    about?: string;
    custody?: string;
    /** Filled in by the service, which has the uploaded file: no caller may say it. */
    stored: StoredFile;
  };
  WithdrawDocument: { documentId: string; on: Day; reason: string };
};

type Others = { referral: Referral };

/** Papers, pictures and recordings. The log names each with the hash of what is stored, and holds none. */
export const documents: Decider<Documents, DocumentsEvents, DocumentsCommands, Others> = {
  initial: {},

  requires: {
    WithdrawDocument: (state) => {
      if (Object.keys(state).length === 0) refuseAsNone();
    },
  },

  decide: {
    AttachDocument: (state, command, { steps: { referral }, now }) => {
      const { documentId, kind, on, stored, custody } = command;
      const before = state[documentId];
      if (before) return acceptIdenticalRetry(before.attached, command);
      requireDay(on, referral, now);
      requireMediaType(kind, stored.mediaType);
      if (stored.personalClass !== KIND_RULES[kind].personalClass)
        refuse(
          'DOCUMENT_CLASS',
          'A document of this kind is open to other colleagues than the one that was uploaded: upload it again under this kind.',
        );
      if (kind === 'Recording' && custody === undefined)
        refuse('CUSTODY_REQUIRED', 'A recording is evidence: say who keeps the original (custody).');
      return [{ type: 'DocumentAttached', data: command }];
    },

    WithdrawDocument: (state, command, { steps: { referral }, now }) => {
      const { attached, withdrawn } = state[command.documentId] ?? refuseAsUnknown();
      if (withdrawn) return isSamePayload(withdrawn, command) ? [] : refuseAsWithdrawn(withdrawn.on);
      requireDay(command.on, referral, now, { 'the day of the document': attached.on });
      return [{ type: 'DocumentWithdrawn', data: command }];
    },
  },

  evolve: {
    DocumentAttached: (state, attached) => ({ ...state, [attached.documentId]: { attached } }),
    DocumentWithdrawn: (state, withdrawn) => {
      const { documentId } = withdrawn;
      return state[documentId] ? { ...state, [documentId]: { ...state[documentId], withdrawn } } : state;
    },
  },
};

const refuseAsNone = (): never =>
  refuse('NOTHING_HERE', 'No such document is on record here: attach one first (attachDocument).', 'AttachDocument');

const refuseAsUnknown = (): never => refuse('NOT_FOUND', 'There is no such document in this record: check documentId.');

const refuseAsWithdrawn = (on: Day): never =>
  refuse('DOCUMENT_WITHDRAWN', `This document was withdrawn on ${on}: correct that entry if it is wrong.`);

/** A court still sends papers about a record that is kept for it. */
export const documentsTerms: RecordTerms<DocumentsCommands, DocumentsEvents> = {
  allowedWhile: { AttachDocument: ['restricted'], WithdrawDocument: ['restricted'] },
  amendedBy: { DocumentAttached: 'authorOrCorrector', DocumentWithdrawn: 'authorOrCorrector' },
};
