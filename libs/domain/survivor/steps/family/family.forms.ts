// For review by a native speaker of Khmer.
import { FIELD_LABELS, UNASKED, formsOf } from '#kernel/nest';
import * as commands from './family.commands.js';

const { note, on, reason } = FIELD_LABELS;
const relation = { en: 'Relation', km: 'ទំនាក់ទំនង' };
const livesWith = { en: 'Lives with', km: 'រស់នៅជាមួយ' };
const livesThereSince = { en: 'Lives there since', km: 'រស់នៅទីនោះតាំងពី' };
const country = { en: 'Country', km: 'ប្រទេស' };
const name = { en: 'Name', km: 'ឈ្មោះ' };
const dependantId = { en: 'Dependant', km: 'អ្នកក្នុងបន្ទុក' };
const pregnancyId = { en: 'Pregnancy', km: 'ការមានផ្ទៃពោះ' };

/** The forms of the commands: what they ask for, in this order. */
export const familyForms = formsOf(commands, {
  LinkRelative: {
    linkId: UNASKED,
    otherSurvivorId: {
      en: 'Other record (its id)',
      km: 'សំណុំឯកសារផ្សេងទៀត (លេខសម្គាល់)',
      help: {
        en: 'The long id in the address of the other record, when it is open.',
        km: 'លេខសម្គាល់វែងក្នុងអាសយដ្ឋាននៃសំណុំឯកសារផ្សេងទៀត នៅពេលបើកវា។',
      },
    },
    relation,
    foundTogether: { en: 'Found together?', km: 'រកឃើញជាមួយគ្នា?' },
    note,
  },
  UnlinkRelative: { linkId: { en: 'Link to a relative', km: 'ការភ្ជាប់សាច់ញាតិ' }, reason },
  RecordDependant: {
    dependantId: UNASKED,
    relation,
    name,
    livesWith,
    country,
    on: livesThereSince,
    birthYear: { en: 'Birth year', km: 'ឆ្នាំកំណើត' },
    note,
  },
  MoveDependant: { dependantId, on: livesThereSince, livesWith, country, note },
  RecordCustody: {
    dependantId,
    on,
    custody: { en: 'Custody', km: 'សិទ្ធិថែទាំ' },
    court: { en: 'Court', km: 'តុលាការ' },
    note,
  },
  RecordPregnancy: {
    pregnancyId: UNASKED,
    on,
    dueMonth: { en: 'Month of the expected birth, such as 2020-06', km: 'ខែដែលរំពឹងសម្រាល ដូចជា 2020-06' },
    note,
  },
  EndPregnancy: { pregnancyId, on, note },
  RecordBirth: { birthId: UNASKED, pregnancyId, on, name, livesWith, country, note },
});
