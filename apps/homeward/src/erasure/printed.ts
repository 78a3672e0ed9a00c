import type { Certificate, Language } from './certificate.js';

/** The Khmer is for review by a native speaker. */
const WORDS = {
  en: {
    title: 'Her personal data was erased',
    person: 'Survivor',
    wish: 'Whose wish it was',
    requested: 'Asked for by',
    approved: 'Approved by',
    erased: 'Keys destroyed',
    classes: 'What opens no more',
    keys: 'Destroyed keys',
    entry: 'The entry that says so',
    hash: 'Its hash',
    backups: 'Backups of the keys open nothing of hers after',
    processes: 'No process remembers anything of hers after',
    stays: 'What is not erased:',
    follows: 'It follows the erasure of',
    duplicates: 'Approved together for her duplicates',
    on: 'on',
  },
  km: {
    title: 'ទិន្នន័យផ្ទាល់ខ្លួនរបស់នាងត្រូវបានលុប',
    person: 'ជនរងគ្រោះ',
    wish: 'តាមបំណងរបស់',
    requested: 'អ្នកស្នើសុំ',
    approved: 'អ្នកអនុម័ត',
    erased: 'សោត្រូវបានបំផ្លាញនៅ',
    classes: 'អ្វីដែលមិនអាចបើកបានទៀត',
    keys: 'សោដែលត្រូវបានបំផ្លាញ',
    entry: 'កំណត់ត្រាដែលបញ្ជាក់',
    hash: 'លេខកូដរបស់វា',
    backups: 'ច្បាប់ចម្លងនៃសោមិនអាចបើកអ្វីរបស់នាងបានទៀតក្រោយ',
    processes: 'គ្មានដំណើរការណាចងចាំអ្វីរបស់នាងទៀតក្រោយ',
    stays: 'អ្វីដែលមិនត្រូវបានលុប៖',
    follows: 'វាអនុវត្តតាមការលុបរបស់',
    duplicates: 'អនុម័តរួមគ្នាសម្រាប់សំណុំរឿងស្ទួនរបស់នាង',
    on: 'នៅ',
  },
} as const satisfies Record<Language, Record<string, string>>;

/** In plain words, for her or whoever asks in her name. */
export const printed = (one: Certificate, labels: ReadonlyMap<string, string>, language: Language): string => {
  const words = WORDS[language];
  const label = (list: string, code: string) => labels.get(`${list}.${code}`) ?? code;
  const line = (what: keyof typeof words, said: string | null) => (said === null ? [] : [`${words[what]}: ${said}`]);
  const by = ({ id, role }: { id: string; role: string }, on: string | null) =>
    `${id} (${role})${on === null ? '' : `, ${words.on} ${on}`}`;
  return [
    words.title,
    '',
    ...line('person', one.survivorId),
    ...line('follows', one.keptSurvivorId),
    ...line('duplicates', one.duplicates.length > 0 ? one.duplicates.join(', ') : null),
    ...line('wish', one.askedBy && label('ErasureAskedBy', one.askedBy)),
    ...line('requested', one.requestedBy && by(one.requestedBy, one.requestedOn)),
    ...line('approved', by(one.approvedBy, one.approvedOn)),
    ...line('erased', one.erasedAt),
    ...line('classes', one.classes.map((code) => label('PersonalClass', code)).join(', ')),
    ...line('keys', one.keyIds.join(', ')),
    ...line('entry', one.eventId),
    ...line('hash', one.hash),
    ...line('backups', one.backupsOpenUntil),
    ...line('processes', one.processesRememberUntil),
    '',
    words.stays,
    ...one.stays.map((code) => `- ${label('StaysAfterErasure', code)}`),
  ].join('\n');
};
