// For review by a native speaker of Khmer.
import { FIELD_LABELS, UNASKED, formsOf } from '#nest';
import * as commands from './privacy.commands.js';

const { note, on, reason } = FIELD_LABELS;
const requestId = { en: 'Request', km: 'សំណើ' };

/** The forms of the commands: what they ask for, in this order. */
export const privacyForms = formsOf(commands, {
  PlaceLegalHold: { holdId: UNASKED, on, reason, note },
  LiftLegalHold: { on, holdId: { en: 'Legal hold', km: 'ការរក្សាទុកតាមផ្លូវច្បាប់' }, note },
  RequestErasure: {
    requestId: UNASKED,
    on,
    askedBy: { en: 'Requested by', km: 'ស្នើដោយ', help: { en: 'Who wants it.', km: 'នរណាចង់បាន។' } },
    guardianKin: {
      en: 'Guardian’s relation to the survivor',
      km: 'សាច់ញាតិអាណាព្យាបាល',
      help: {
        en: 'When a guardian wants it: what they are to the child.',
        km: 'នៅពេលអាណាព្យាបាលចង់បាន៖ តើគាត់ត្រូវជាអ្វីនឹងកុមារ។',
      },
    },
    childAssent: {
      en: 'Did the child assent?',
      km: 'កុមារឯកភាពដែរ?',
      help: {
        en: 'When a guardian wants it: whether the child was asked and agreed.',
        km: 'នៅពេលអាណាព្យាបាលចង់បាន៖ តើកុមារត្រូវបានសួរ ហើយឯកភាពឬទេ។',
      },
    },
    note,
  },
  ApproveErasure: {
    on,
    requestId: {
      ...requestId,
      help: { en: 'The id of the request: `erasure` of the survivor shows it.', km: 'សំណើលុបទិន្នន័យផ្ទាល់ខ្លួន។' },
    },
    inCareReason: {
      en: 'Why it does not wait for the end of aftercare',
      km: 'មូលហេតុដែលមិនរង់ចាំការបញ្ចប់ការថែទាំក្រោយសង្គ្រោះ',
      help: {
        en: 'Only while the case is open: otherwise close the case first, the request stays.',
        km: 'តែពេលករណីនៅបើក៖ បើមិនដូច្នេះទេ សូមបិទករណីជាមុនសិន សំណើនៅដដែល។',
      },
    },
  },
  WithdrawErasure: { on, requestId, reason },
});
