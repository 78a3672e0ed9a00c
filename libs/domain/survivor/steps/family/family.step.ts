import { BY_POLICY, manyRows, step, type Role } from '#kernel/nest';
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
  labels: familyLabels,
  commands: {
    LinkRelative: {
      input: LinkRelative,
      allowedTo: CASE_WORK,
      label: { en: 'Link a relative', km: 'ភ្ជាប់សាច់ញាតិ' },
      description:
        'Link the record of another survivor of the family, or of one found together with this survivor. The link stands in both records.',
      menu: 'person',
      others: { otherSurvivorId: { category: 'survivor', requires: requireLinkable } },
    },
    UnlinkRelative: {
      input: UnlinkRelative,
      allowedTo: CASE_WORK,
      label: { en: 'Unlink a relative', km: 'ផ្តាច់ការភ្ជាប់សាច់ញាតិ' },
      description: 'End a link to another survivor, in both records.',
      menu: 'person',
    },
    FollowRelativeLink: BY_POLICY,
    FollowRelativeUnlink: BY_POLICY,
    RecordDependant: {
      input: RecordDependant,
      allowedTo: CASE_WORK,
      label: { en: 'Record dependant', km: 'កត់ត្រាអ្នកក្នុងបន្ទុក' },
      description: 'Record who depends on the survivor, such as a child left with the abuser abroad.',
      menu: 'person',
    },
    MoveDependant: {
      input: MoveDependant,
      allowedTo: CASE_WORK,
      label: { en: 'Record move of a dependant', km: 'កត់ត្រាការផ្លាស់ទីលំនៅរបស់អ្នកក្នុងបន្ទុក' },
      description: 'Record where a dependant lives from a day on, and who with.',
      menu: 'person',
    },
    RecordCustody: {
      input: RecordCustody,
      allowedTo: [...CASE_WORK, 'LEGAL_OFFICER'],
      label: { en: 'Record custody', km: 'កត់ត្រាសិទ្ធិថែទាំកូន' },
      description: 'Record that the survivor seeks the custody of a dependant, or what was decided.',
      menu: 'justice',
    },
    RecordPregnancy: {
      input: RecordPregnancy,
      allowedTo: CASE_WORK,
      label: { en: 'Record pregnancy', km: 'កត់ត្រាការមានផ្ទៃពោះ' },
      description: 'Record that the survivor is pregnant.',
      menu: 'person',
    },
    EndPregnancy: {
      input: EndPregnancy,
      allowedTo: CASE_WORK,
      label: { en: 'End pregnancy', km: 'កត់ត្រាការបញ្ចប់ការមានផ្ទៃពោះ' },
      description: 'Record that a pregnancy ended without a birth.',
      menu: 'person',
    },
    RecordBirth: {
      input: RecordBirth,
      allowedTo: CASE_WORK,
      label: { en: 'Record birth', km: 'កត់ត្រាការសម្រាលកូន' },
      description: 'Record that the survivor gave birth, and where the child lives if the child depends on them.',
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
    CustodyChanged: { dependantId: 'open', on: 'open', custody: 'open', court: 'open', note: 'testimony' },
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
    pregnancies: manyRows(PregnancyView, 'The pregnancies of the survivor.'),
    births: manyRows(BirthView, 'The children to which the survivor gave birth.'),
  },
});
