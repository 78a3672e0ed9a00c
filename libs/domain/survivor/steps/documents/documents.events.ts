import type { Day, Personal, PersonalClass } from '#kernel/decider';
import type { DocumentKind, MediaType } from './documents.codes.js';

/** What is stored outside the log. Its content is sealed with the survivor's key of that class. */
export type StoredFile = {
  personalClass: PersonalClass;
  mediaType: MediaType;
  /** The length of the document before it was sealed. */
  bytes: number;
  /** SHA-256 of the sealed document, 64 hex digits. A hash of the document itself would confirm guesses of it for ever. */
  sha256: string;
};

/** These names and shapes are stored forever: never edit one, add one. */
export type DocumentsEvents = {
  DocumentAttached: {
    documentId: string;
    kind: DocumentKind;
    /** The day on which it was received or made. */
    on: Day;
    stored: StoredFile;
    title: Personal<string>;
    /** The id of the entry of this record that it belongs to. */
    about?: string;
    /** Who keeps the original. */
    custody?: Personal<string>;
  };
  /** It stays stored, and is no longer opened. */
  DocumentWithdrawn: { documentId: string; on: Day; reason: Personal<string> };
};
