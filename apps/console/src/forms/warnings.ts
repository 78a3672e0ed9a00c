import type { TFunction } from 'i18next';
import type { CommandName } from '../api/schema.js';
import { dayInWords, daysBetween } from '../language/days.js';
import type { LabelOf } from '../language/labels.js';
import type { Person } from '../session/person.js';
import type { FormRecord } from './record/document.js';
import type { Answers } from './relevance.js';

interface WarningContext extends Answers {
  readonly person: Person;
  readonly label: LabelOf;
  readonly t: TFunction;
}

type Warning = (asked: WarningContext) => string | false | undefined;

/** An entry that is older may have the wrong year. */
const LONG_AGO_DAYS = 90;
/** Stands beside each invented name, in both scripts. */
const INVENTED = '(SYNTHETIC)';
/** A consent that ends earlier has to be asked for again soon. */
const SOON_DAYS = 30;

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const longAgo: Warning = ({ values, today, t }) => {
  const on = textOf(values.on);
  return on !== '' && daysBetween(on, today) > LONG_AGO_DAYS && t('warning.longAgo', { day: dayInWords(on) });
};

const beforeReferral: Warning = ({ values, survivor, t }) => {
  const [on, referredOn] = [textOf(values.on), survivor?.referral?.on];
  return on !== '' && referredOn && on < referredOn && t('warning.beforeReferral', { day: dayInWords(referredOn) });
};

const otherOffice: Warning = ({ values, person, label, t }) => {
  const office = textOf(values.office);
  return (
    office !== '' && person.office && office !== person.office && t('warning.otherOffice', { office: label(office) })
  );
};

const isBlank = ({ values }: WarningContext, ...fields: readonly string[]) => fields.every((field) => !values[field]);

const KHMER = /\p{Script=Khmer}/u;
const LATIN = /\p{Script=Latin}/u;

/** A name pasted in both scripts, or into the field of the other one. */
const otherScript: Warning = ({ values, t }) => {
  const isIn = (script: RegExp, ...fields: readonly string[]) =>
    fields.some((field) => script.test(textOf(values[field]).replaceAll(INVENTED, '')));
  const isMixed = isIn(KHMER, 'familyName', 'givenName') || isIn(LATIN, 'localFamilyName', 'localGivenName');
  return isMixed && t('warning.otherScript');
};

const openGoals = (survivor: FormRecord | undefined): number =>
  (survivor?.casePlans ?? [])
    .filter(({ planId }) => planId === survivor?.activePlan?.planId)
    .flatMap(({ goals }) => goals)
    .filter(({ reachedOn, droppedOn }) => !reachedOn && !droppedOn).length;

/** What may be a mistake in the form of one command. */
const WARNINGS: { readonly [Command in CommandName]?: readonly Warning[] } = {
  ReceiveReferral: [
    (asked) =>
      isBlank(asked, 'familyName', 'givenName', 'localFamilyName', 'localGivenName') && asked.t('warning.noName'),
    (asked) => isBlank(asked, 'birthDate', 'estimatedAge', 'birthYear') && asked.t('warning.noAge'),
    otherScript,
  ],
  RevisePersonDetails: [otherScript],
  GiveConsent: [
    ({ values, today, t }) => {
      const until = textOf(values.expiresOn);
      return (
        until !== '' && daysBetween(today, until) <= SOON_DAYS && t('warning.endsSoon', { day: dayInWords(until) })
      );
    },
  ],
  RequestClosure: [
    (asked) => isBlank(asked, 'finalAssessment') && asked.t('warning.noAssessment'),
    ({ values, survivor, t }) => {
      const open = values.reason === 'GOALS_REACHED' ? openGoals(survivor) : 0;
      return open > 0 && t('warning.openGoals', { count: open });
    },
  ],
  DeliverService: [(asked) => isBlank(asked, 'goalId', 'emergency') && asked.t('warning.noGoal')],
};

/** What may be a mistake, said before it is recorded. The service accepts it. */
export const warningsFor = (input: string, asked: WarningContext): readonly string[] =>
  [longAgo, beforeReferral, otherOffice, ...(WARNINGS[input as CommandName] ?? [])].flatMap(
    (warning) => warning(asked) || [],
  );
