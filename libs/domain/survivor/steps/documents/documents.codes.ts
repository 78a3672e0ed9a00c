/** Code lists of documents. Codes are stored forever. */
export const DOCUMENT_KINDS = [
  'ConsentForm',
  'IdentificationForm',
  'CourtDocument',
  'MedicalReport',
  'SchoolReport',
  'IdentityDocument',
  'Photo',
  'Recording',
  'Letter',
  'Other',
] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** The closed list: what no macro runs in, and what can be recognised by its first bytes. */
export const MEDIA_TYPES = ['Pdf', 'Jpeg', 'Png', 'Webp', 'Mp3', 'Mp4', 'Ogg', 'Wav'] as const;
export type MediaType = (typeof MEDIA_TYPES)[number];
