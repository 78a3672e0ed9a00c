import type { TFunction } from 'i18next';

/** What the service says of an entry that is unreliable, and where our words for it stand. */
export const FLAW_REASONS: Readonly<Record<string, string>> = {
  'it has no code of this log': 'withoutCode',
  'its content does not match its hash': 'changed',
  'its code was not made with a key of this log': 'foreignCode',
  'it does not follow the entry before it': 'outOfPlace',
  'the entry before it is missing': 'gap',
  'its data is not a JSON object': 'noData',
  'its metadata is not a JSON object': 'noMetadata',
};

const UNKNOWN_TYPE = /^this version does not know events of the type (.+)$/;

/** In the reader’s language; undefined where a newer service gives a reason that has no words here. */
export const flawInWords = (reason: string, t: TFunction): string | undefined => {
  const type = UNKNOWN_TYPE.exec(reason)?.[1];
  if (type !== undefined) return t('operations.flawReason.unknownType', { type });
  const keys = reason.split(', ').map((one) => FLAW_REASONS[one]);
  if (keys.some((key) => key === undefined)) return undefined;
  return keys.map((key) => t(`operations.flawReason.${key!}`)).join(' ');
};
