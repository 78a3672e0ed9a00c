import type { ReportLanguage } from '#reporting/annual';
import type { ErasureCertificate } from './certificate.js';

/** The Khmer is for review by a native speaker. */
const WORDS = {
  en: {
    title: 'Personal data was erased',
    person: 'Survivor',
    wish: 'At the request of',
    requested: 'Request recorded by',
    approved: 'Approved by',
    erased: 'Keys destroyed',
    classes: 'Data that can no longer be read',
    keys: 'Destroyed keys',
    entry: 'Entry of the erasure',
    hash: 'Hash of the entry',
    backups: 'Backups of the keys no longer open this data after',
    processes: 'No process keeps this data in memory after',
    stays: 'What is not erased:',
    follows: 'Follows the erasure of',
    duplicates: 'Approved together for the duplicates',
    on: 'on',
  },
  km: {
    title: 'ទិន្នន័យផ្ទាល់ខ្លួនត្រូវបានលុប',
    person: 'សាមីខ្លួន',
    wish: 'តាមសំណើរបស់',
    requested: 'សំណើត្រូវបានកត់ត្រាដោយ',
    approved: 'អ្នកអនុម័ត',
    erased: 'សោត្រូវបានបំផ្លាញនៅ',
    classes: 'ទិន្នន័យដែលមិនអាចអានបានទៀត',
    keys: 'សោដែលត្រូវបានបំផ្លាញ',
    entry: 'កំណត់ត្រានៃការលុប',
    hash: 'លេខកូដនៃកំណត់ត្រា',
    backups: 'ច្បាប់ចម្លងនៃសោមិនអាចបើកទិន្នន័យនេះបានទៀតក្រោយ',
    processes: 'គ្មានដំណើរការណាចងចាំទិន្នន័យនេះទៀតក្រោយ',
    stays: 'អ្វីដែលមិនត្រូវបានលុប៖',
    follows: 'អនុវត្តតាមការលុបទិន្នន័យផ្ទាល់ខ្លួនរបស់',
    duplicates: 'អនុម័តរួមគ្នាសម្រាប់សំណុំឯកសារស្ទួន',
    on: 'នៅ',
  },
} as const satisfies Record<ReportLanguage, Record<string, string>>;

/** The certificate in plain words, for the survivor or their representative. */
export const formatCertificate = (
  one: ErasureCertificate,
  labels: ReadonlyMap<string, string>,
  language: ReportLanguage,
): string => {
  const words = WORDS[language];
  const label = (list: string, code: string) => labels.get(`${list}.${code}`) ?? code;
  const line = (what: keyof typeof words, value: string | null) => (value === null ? [] : [`${words[what]}: ${value}`]);
  const formatAuthor = ({ id, role }: { id: string; role: string }, on: string | null) =>
    `${id} (${role})${on === null ? '' : `, ${words.on} ${on}`}`;
  return [
    words.title,
    '',
    ...line('person', one.survivorId),
    ...line('follows', one.keptSurvivorId),
    ...line('duplicates', one.duplicates.length > 0 ? one.duplicates.join(', ') : null),
    ...line('wish', one.askedBy && label('ErasureAskedBy', one.askedBy)),
    ...line('requested', one.requestedBy && formatAuthor(one.requestedBy, one.requestedOn)),
    ...line('approved', formatAuthor(one.approvedBy, one.approvedOn)),
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
