// For review by a native speaker of Khmer.
import { FIELD_LABELS, formsOf, underMore, section } from '#nest';
import * as commands from './aftercare.commands.js';

const { arrangement, office, on } = FIELD_LABELS;
const address = { en: 'Address', km: 'អាសយដ្ឋាន' };
const safetyPlan = {
  ...FIELD_LABELS.safetyPlan,
  help: {
    en: 'How the survivor is kept safe there. Required where a relative who may be a recruiter could be present.',
    km: 'របៀបរក្សាសុវត្ថិភាពរបស់សាមីខ្លួននៅទីនោះ។ ត្រូវការ បើសមាជិកគ្រួសារដែលអាចជាអ្នកជ្រើសរើស អាចនៅទីនោះ។',
  },
};

/** The forms of the commands: what they ask for, in this order. */
export const aftercareForms = formsOf(commands, {
  EnterAftercare: {
    ...section({ en: 'Entry', km: 'ការចូល' }, { on, office, programme: { en: 'Programme', km: 'កម្មវិធី' } }),
    ...section({ en: 'Home', km: 'ផ្ទះ' }, { housing: { en: 'Housing', km: 'ទីស្នាក់នៅ' }, address, safetyPlan }),
  },
  ChangeHousing: {
    on,
    arrangement,
    carer: underMore({ en: 'Carer', km: 'អ្នកថែទាំ' }),
    address: underMore(address),
    safetyPlan,
  },
});
