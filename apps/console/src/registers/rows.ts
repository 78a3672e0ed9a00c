import type { TFunction } from 'i18next';
import type { ResultOf } from '../api/graphql.js';
import type { MutationName } from '../api/schema.js';
import { provinceInWords } from '../forms/places.js';
import { containsWords } from '../language/contains-words.js';
import { dayInWords } from '../language/days.js';
import { keepKnown } from '../language/known-facts.js';
import type { LabelOf } from '../language/labels.js';
import { CHANGES } from './commands.js';
import type { OFFICES, ORGANISATIONS, STAFF } from './documents.js';

/** What may be recorded about an entry of a register, with what its form already knows. */
export interface RegisterAction {
  readonly mutation: MutationName;
  readonly search: {
    readonly organisationId?: string;
    readonly office?: string;
    readonly worker?: string;
    readonly from?: string;
    readonly deputy?: string;
    readonly on?: string;
  };
}

/** An entry of a register in words. */
export interface RegisterRow {
  readonly id: string;
  readonly name: string;
  readonly localName: string | null;
  readonly facts: readonly string[];
  readonly actions: readonly RegisterAction[];
}

interface InWords {
  readonly label: LabelOf;
  readonly t: TFunction;
}

type NodeOf<Edges extends readonly { readonly node: unknown }[]> = Edges[number]['node'];
type Organisation = NodeOf<ResultOf<typeof ORGANISATIONS>['organisations']['edges']>;
type Office = NodeOf<ResultOf<typeof OFFICES>['offices']['edges']>;
type Worker = NodeOf<ResultOf<typeof STAFF>['staff']['edges']>;

const placeOf = (province: string | null) => province && provinceInWords(province);

export const organisationRow = (one: Organisation, { label, t }: InWords): RegisterRow => ({
  id: one.organisationId,
  name: one.name,
  localName: one.localName,
  facts: keepKnown(
    label(one.kind, 'OrganisationKind'),
    placeOf(one.province),
    one.services.map((service) => label(service, 'ServiceType')).join(', '),
    ...one.capacities.map(
      ({ service, accepts, until }) =>
        `${label(service, 'ServiceType')}${t('colon')}${label(accepts, 'Capacity')}${until ? ` (${t('registers.until', { day: dayInWords(until) })})` : ''}`,
    ),
    one.endedOn && t('registers.until', { day: dayInWords(one.endedOn) }),
  ),
  actions: CHANGES.organisations.map((mutation) => ({ mutation, search: { organisationId: one.organisationId } })),
});

/** One that is no partner any more: all that can be recorded about it is that it is one again. */
export const endedOrganisationRow = (one: Organisation, words: InWords): RegisterRow => ({
  ...organisationRow(one, words),
  actions: CHANGES.endedOrganisations.map((mutation) => ({ mutation, search: { organisationId: one.organisationId } })),
});

export const officeRow = (one: Office, { label, t }: InWords): RegisterRow => ({
  id: one.code,
  name: one.name ?? label(one.code),
  localName: one.localName,
  facts: keepKnown(
    one.code,
    placeOf(one.province),
    t('registers.since', { day: dayInWords(one.openedOn) }),
    one.closedOn && t('registers.until', { day: dayInWords(one.closedOn) }),
  ),
  actions: CHANGES.offices.map((mutation) => ({
    mutation,
    search: { office: one.code, ...(mutation === 'correctOpening' && { on: one.openedOn }) },
  })),
});

export const workerRow = (one: Worker, { label, t }: InWords): RegisterRow => ({
  id: one.worker,
  name: one.name ?? one.worker,
  localName: one.localName,
  facts: keepKnown(
    one.name && one.worker,
    one.roles.map((role) => t(`role.${role}`)).join(', '),
    label(one.office),
    ...one.trainings.map(({ training }) => label(training, 'Training')),
    ...one.deputies.map(({ deputy, from, until }) =>
      [
        t('deputy.is', { deputy }),
        t('registers.since', { day: dayInWords(from) }),
        until && t('registers.until', { day: dayInWords(until) }),
      ]
        .filter(Boolean)
        .join(' '),
    ),
    t('registers.since', { day: dayInWords(one.joinedOn) }),
    one.leftOn && t('registers.until', { day: dayInWords(one.leftOn) }),
  ),
  actions: CHANGES.staff.flatMap(
    (mutation) => ACTIONS[mutation]?.(one) ?? [{ mutation, search: { worker: one.worker } }],
  ),
});

/** What is not offered of every colleague, or knows more of the form. */
const ACTIONS: { readonly [Mutation in MutationName]?: (one: Worker) => readonly RegisterAction[] } = {
  correctJoining: ({ worker, joinedOn }) => [{ mutation: 'correctJoining', search: { worker, on: joinedOn } }],
  reassignCases: ({ worker }) => [{ mutation: 'reassignCases', search: { from: worker } }],
  nameDeputy: ({ worker, roles }) =>
    roles.includes('SUPERVISOR') ? [{ mutation: 'nameDeputy', search: { worker } }] : [],
  withdrawDeputy: ({ worker, deputies }) =>
    deputies.map(({ deputy }) => ({ mutation: 'withdrawDeputy', search: { worker, deputy } })),
};

/** Whether a row has every word of a search, wherever it stands. */
export const matches = ({ name, localName, facts }: RegisterRow, sought: string): boolean =>
  containsWords([name, localName ?? '', ...facts].join(' '), sought);
