import { refuse, type PersonalClass } from '#kernel/decider';
import type { DocumentKind, MediaType } from './documents.codes.js';

/** The most bytes of one document. */
export const DOCUMENT_MAX_BYTES = 25 * 1_024 * 1_024;

const PAPERS: readonly MediaType[] = ['Pdf', 'Jpeg', 'Png', 'Webp'];
const PICTURES: readonly MediaType[] = ['Jpeg', 'Png', 'Webp'];
const RECORDINGS: readonly MediaType[] = ['Mp3', 'Mp4', 'Ogg', 'Wav'];

interface KindRule {
  /** Who may open it follows from this class. A document keeps the class in which it was stored. */
  readonly personalClass: PersonalClass;
  readonly mediaTypes: readonly MediaType[];
  /** What others heard is not for a forensic interviewer, and what the child said in the interview is for few. */
  readonly says?: 'heard' | 'interview';
}

/**
 * A school report names the school, where anybody could wait for the child. A recording is what the child said in an
 * interview, as its summary is.
 */
export const KIND_RULES: Readonly<Record<DocumentKind, KindRule>> = {
  ConsentForm: { personalClass: 'identity', mediaTypes: PAPERS },
  IdentificationForm: { personalClass: 'testimony', mediaTypes: PAPERS, says: 'heard' },
  CourtDocument: { personalClass: 'testimony', mediaTypes: PAPERS, says: 'heard' },
  MedicalReport: { personalClass: 'health', mediaTypes: PAPERS },
  SchoolReport: { personalClass: 'location', mediaTypes: PAPERS },
  IdentityDocument: { personalClass: 'identity', mediaTypes: PAPERS },
  Photo: { personalClass: 'identity', mediaTypes: PICTURES },
  Recording: { personalClass: 'testimony', mediaTypes: RECORDINGS, says: 'interview' },
  Letter: { personalClass: 'testimony', mediaTypes: PAPERS, says: 'heard' },
  Other: { personalClass: 'testimony', mediaTypes: PAPERS, says: 'heard' },
};

/** Checked before an upload is stored, and again when it is attached. */
export const requireMediaType = (kind: DocumentKind, mediaType: MediaType | undefined): void => {
  const { mediaTypes } = KIND_RULES[kind];
  if (mediaType === undefined || !mediaTypes.includes(mediaType))
    refuse(
      'DOCUMENT_TYPE',
      `A document of this kind is a file of one of the types ${mediaTypes.join(', ')}: save it as one of those.`,
    );
};
