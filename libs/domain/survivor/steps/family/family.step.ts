import { BY_POLICY, manyRows, revealingRows, step, type Role } from '#nest';
import { BirthView } from './birth.view.js';
import { DependantView } from './dependant.view.js';
import {
  EndPregnancy,
  LinkRelative,
  MoveDependant,
  RecordBirth,
  RecordCustody,
  RecordDependant,
  RecordPregnancy,
  UnlinkRelative,
} from './family.commands.js';
import { family } from './family.decider.js';
import { birthFacts, custodyFacts, dependantFacts } from './family.facts.js';
import { familyForms } from './family.forms.js';
import { familyLabels } from './family.labels.js';
import {
  birthsProjection,
  dependantsProjection,
  pregnanciesProjection,
  relativesProjection,
} from './family.projection.js';
import { requireLinkable } from './family.rules.js';
import { PregnancyView } from './pregnancy.view.js';
import { RelativeView } from './relative.view.js';
import { RelativesResolver } from './relatives.resolver.js';

const CASE_WORK: readonly Role[] = ['CASE_WORKER', 'SUPERVISOR'];

export const familyStep = step({
  decider: family,
  forms: familyForms,
  labels: familyLabels,
  commands: {
    LinkRelative: {
      input: LinkRelative,
      allowedTo: CASE_WORK,
      label: { en: 'Link a relative', km: 'ភ្ជាប់សាច់ញាតិ' },
      description: {
        en: 'Link the record of another survivor of the family, or of one found together with this survivor. The link stands in both records.',
        km: 'ភ្ជាប់សំណុំឯកសាររបស់សាមីខ្លួនម្នាក់ទៀតក្នុងគ្រួសារ ឬដែលរកឃើញជាមួយគ្នា។ ការភ្ជាប់មាននៅក្នុងសំណុំឯកសារទាំងពីរ។',
      },
      menu: 'person',
      others: { otherSurvivorId: { category: 'survivor', requires: requireLinkable } },
    },
    UnlinkRelative: {
      input: UnlinkRelative,
      allowedTo: CASE_WORK,
      label: { en: 'Unlink a relative', km: 'ផ្តាច់ការភ្ជាប់សាច់ញាតិ' },
      description: {
        en: 'End a link to another survivor, in both records.',
        km: 'បញ្ចប់ការភ្ជាប់ជាមួយសាមីខ្លួនម្នាក់ទៀត ក្នុងសំណុំឯកសារទាំងពីរ។',
      },
      menu: 'person',
    },
    FollowRelativeLink: BY_POLICY,
    FollowRelativeUnlink: BY_POLICY,
    RecordDependant: {
      input: RecordDependant,
      allowedTo: CASE_WORK,
      label: { en: 'Record a dependant', km: 'កត់ត្រាអ្នកក្នុងបន្ទុក' },
      description: {
        en: 'Record who depends on the survivor, such as a child left with the abuser abroad.',
        km: 'កត់ត្រាអ្នកដែលពឹងផ្អែកលើសាមីខ្លួន ដូចជាកូនដែលនៅជាមួយអ្នកធ្វើបាបនៅបរទេស។',
      },
      menu: 'person',
    },
    MoveDependant: {
      input: MoveDependant,
      allowedTo: CASE_WORK,
      label: { en: 'Record the move of a dependant', km: 'កត់ត្រាការផ្លាស់ទីលំនៅរបស់អ្នកក្នុងបន្ទុក' },
      description: {
        en: 'Record where a dependant lives from a day on, and who with.',
        km: 'កត់ត្រាកន្លែងដែលអ្នកក្នុងបន្ទុករស់នៅចាប់ពីថ្ងៃណាមួយ និងរស់នៅជាមួយនរណា។',
      },
      menu: 'person',
    },
    RecordCustody: {
      input: RecordCustody,
      allowedTo: [...CASE_WORK, 'LEGAL_OFFICER'],
      label: { en: 'Record custody', km: 'កត់ត្រាសិទ្ធិថែទាំកូន' },
      description: {
        en: 'Record that the survivor seeks the custody of a dependant, or what was decided.',
        km: 'កត់ត្រាថាសាមីខ្លួនស្នើសុំសិទ្ធិថែទាំអ្នកក្នុងបន្ទុក ឬអ្វីដែលបានសម្រេច។',
      },
      menu: 'justice',
    },
    RecordPregnancy: {
      input: RecordPregnancy,
      allowedTo: CASE_WORK,
      label: { en: 'Record a pregnancy', km: 'កត់ត្រាការមានផ្ទៃពោះ' },
      description: {
        en: 'Record that the survivor is pregnant.',
        km: 'កត់ត្រាថាសាមីខ្លួនមានផ្ទៃពោះ។',
      },
      menu: 'person',
    },
    EndPregnancy: {
      input: EndPregnancy,
      allowedTo: CASE_WORK,
      label: { en: 'Record the end of a pregnancy', km: 'កត់ត្រាការបញ្ចប់ការមានផ្ទៃពោះ' },
      description: {
        en: 'Record that a pregnancy ended without a birth.',
        km: 'កត់ត្រាថាការមានផ្ទៃពោះបានបញ្ចប់ដោយគ្មានការសម្រាល។',
      },
      menu: 'person',
    },
    RecordBirth: {
      input: RecordBirth,
      allowedTo: CASE_WORK,
      label: { en: 'Record a birth', km: 'កត់ត្រាការសម្រាលកូន' },
      description: {
        en: 'Record that the survivor gave birth, and where the child lives if the child depends on them.',
        km: 'កត់ត្រាថាសាមីខ្លួនបានសម្រាលកូន និងកន្លែងដែលកូនរស់នៅ បើកូនពឹងផ្អែកលើសាមីខ្លួន។',
      },
      menu: 'person',
    },
  },
  classes: {
    RelativeLinked: {
      linkId: 'open',
      otherSurvivorId: 'identity',
      relation: 'open',
      foundTogether: 'open',
      note: 'testimony',
    },
    RelativeUnlinked: { linkId: 'open', otherSurvivorId: 'identity', reason: 'testimony' },
    DependantRecorded: {
      dependantId: 'open',
      on: 'open',
      relation: 'open',
      birthYear: 'open',
      livesWith: 'open',
      country: 'open',
      name: 'identity',
      note: 'testimony',
    },
    DependantMoved: { dependantId: 'open', on: 'open', livesWith: 'open', country: 'open', note: 'testimony' },
    CustodyChanged: { dependantId: 'open', on: 'open', custody: 'open', court: 'testimony', note: 'testimony' },
    PregnancyRecorded: { pregnancyId: 'open', on: 'open', dueMonth: 'health', note: 'health' },
    PregnancyEnded: { pregnancyId: 'open', on: 'open', note: 'health' },
    BirthRecorded: {
      birthId: 'open',
      pregnancyId: 'open',
      on: 'open',
      livesWith: 'open',
      country: 'open',
      name: 'identity',
      note: 'health',
    },
  },
  lane: {
    RelativeLinked: 'person',
    RelativeUnlinked: 'person',
    DependantRecorded: 'person',
    DependantMoved: 'person',
    CustodyChanged: 'justice',
    PregnancyRecorded: 'person',
    PregnancyEnded: 'person',
    BirthRecorded: 'person',
  },
  projections: [
    relativesProjection,
    dependantsProjection,
    pregnanciesProjection,
    birthsProjection,
    dependantFacts,
    custodyFacts,
    birthFacts,
  ],
  resolvers: [RelativesResolver],
  shows: {
    relatives: manyRows(RelativeView, 'Other survivors of the family, or found together with this one.'),
    dependants: manyRows(DependantView, 'Who depends on the survivor, and where they live.'),
    pregnancies: revealingRows(
      'health',
      PregnancyView,
      'The pregnancies of the survivor, for readers who may see health.',
    ),
    births: revealingRows(
      'health',
      BirthView,
      'The children to which the survivor gave birth, for readers who may see health.',
    ),
  },
});
