// For review by a native speaker of Khmer.
import type { BilingualText } from '#nest';
import type { Alarm } from './alarms.js';

export const ALARM_WORDS: Readonly<Record<Alarm, BilingualText>> = {
  ErasureUnproven: {
    en: 'An erasure that the record does not prove was stopped',
    km: 'ការលុបដែលសំណុំឯកសារមិនបញ្ជាក់ ត្រូវបានបញ្ឈប់',
  },
  ParkedRecord: { en: 'A record is parked', km: 'សំណុំឯកសារមួយត្រូវបានទុករង់ចាំ' },
  StoppedReader: { en: 'A view or a policy has stopped', km: 'ទិដ្ឋភាព ឬគោលការណ៍មួយបានឈប់' },
  BadKeys: { en: 'The keys need an operator', km: 'កូនសោត្រូវការអ្នកប្រតិបត្តិ' },
  UndeliveredNotices: { en: 'Notices were not delivered', km: 'ការជូនដំណឹងមិនបានទៅដល់' },
};

/** What an event is called that is no task. */
export const EVENT_WORDS: Readonly<Record<string, BilingualText>> = {
  NewAssignment: { en: 'New assignment', km: 'ការចាត់តាំងថ្មី' },
  DeputyNamed: { en: 'A deputy was named', km: 'បានតែងតាំងអ្នកជំនួស' },
  RecordBudgetSpent: {
    en: 'A colleague opened unusually many records',
    km: 'មិត្តរួមការងារម្នាក់បានបើកសំណុំឯកសារច្រើនខុសធម្មតា',
  },
  OfficeNotified: {
    en: 'Another office acts because of danger to life',
    km: 'ការិយាល័យមួយទៀតចាត់វិធានការ ដោយសារគ្រោះថ្នាក់ដល់ជីវិត',
  },
  OfficeConsentRequested: {
    en: 'Another office asks for your consent',
    km: 'ការិយាល័យមួយទៀតសុំការយល់ព្រមពីអ្នក',
  },
  OfficeRequestWithdrawn: {
    en: 'Another office has withdrawn its request',
    km: 'ការិយាល័យមួយទៀតបានដកសំណើរបស់ខ្លួន',
  },
  DuplicateSuspected: { en: 'Two records may be of one person', km: 'សំណុំឯកសារពីរអាចជារបស់មនុស្សតែម្នាក់' },
};

/** The words of a message around its codes and counts. */
export const MESSAGE_WORDS = {
  overdue: { en: 'overdue', km: 'ហួសកំណត់' },
  since: { en: 'since', km: 'តាំងពី' },
  open: { en: 'Open Homeward', km: 'បើក Homeward' },
  openInConsole: { en: 'Open Homeward to see more.', km: 'សូមបើក Homeward ដើម្បីមើលបន្ថែម។' },
  noPersonalData: {
    en: 'This message contains no personal data. You choose in Homeward what you are notified.',
    km: 'សារនេះមិនមានទិន្នន័យផ្ទាល់ខ្លួនទេ។ អ្នកជ្រើសរើសក្នុង Homeward អំពីអ្វីដែលត្រូវជូនដំណឹង។',
  },
} as const satisfies Readonly<Record<string, BilingualText>>;
