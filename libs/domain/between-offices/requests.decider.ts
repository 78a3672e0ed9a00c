import { dayAt, refuse, type Actor, type Day, type Decider, isOrStandsInFor, daysAfter } from '#kernel/decider';
import type { RequestKind } from './requests.codes.js';
import type { RequestEvents, RequestSubject } from './requests.events.js';
import type { AskedConsent, OfficeRequest } from './requests.state.js';

/** How long after an answer its consent may be used: what was agreed for this case today is not agreed for ever. */
const CONSENT_DAYS = 7;

/** How long a request waits: who still needs it then asks again, and the office reads the reason of that day. */
const ANSWER_DAYS = 14;

/** The last day on which a request of that day may be answered. */
export const answerByOf = (askedOn: Day): Day => daysAfter(askedOn, ANSWER_DAYS);

type Act = RequestSubject & { kind: RequestKind; office: string };

export type RequestCommands = {
  AskOffice: Act & { reason: string };
  AnswerOffice: { granted: boolean; reason?: string };
  /** Before the act itself is recorded: see `consult`. */
  UseConsent: Act;
  NotifyOffice: Act;
  WithdrawOfficeRequest: Readonly<Record<string, never>>;
};

/** What one person may do in the matter of another office. */
export const officeRequests: Decider<OfficeRequest, RequestEvents, RequestCommands> & {
  readonly identity: { readonly [Name in keyof RequestCommands]: (command: RequestCommands[Name]) => object };
  readonly opens: readonly [];
} = {
  initial: { asked: undefined },

  /** No rule needs a reason, and a lost key of one survivor must not hide what else was asked. */
  opens: [],

  /** Reasons are in no digest, since a digest outlives the survivor's keys. */
  identity: {
    AskOffice: ({ kind, office }) => ({ kind, office }),
    AnswerOffice: ({ granted }) => ({ granted }),
    UseConsent: ({ kind, office }) => ({ kind, office }),
    NotifyOffice: ({ kind, office }) => ({ kind, office }),
    WithdrawOfficeRequest: () => ({}),
  },

  decide: {
    AskOffice: ({ asked }, { reason, ...act }, { by, now }) => {
      if (asked && isWaiting(asked, dayAt(now)))
        refuse('OFFICE_ASKED', `The office ${act.office} has been asked already: wait for its answer.`);
      if (asked && isLive(asked, dayAt(now)))
        refuse('OFFICE_CONSENT_GIVEN', `The office ${act.office} agrees until ${asked.answer!.until}: go on.`);
      return [{ type: 'OfficeConsentRequested', data: { ...act, ...fromOfficeField(by.office), reason } }];
    },

    AnswerOffice: ({ asked }, { granted, reason }, { by, now }) => {
      if (!asked || by.role !== 'SUPERVISOR' || by.office !== asked.office) return noSuchRequest();
      if (isOrStandsInFor(by, asked.askedBy))
        refuse('APPROVER_IS_AUTHOR', 'You asked for this yourself: another supervisor must answer.');
      if (asked.withdrawnBy !== undefined)
        refuse('OFFICE_REQUEST_WITHDRAWN', `${asked.withdrawnBy} has withdrawn this: there is nothing to answer.`);
      if (asked.answer?.by === by.id && asked.answer.granted === granted) return [];
      if (asked.answer)
        refuse('OFFICE_REQUEST_ANSWERED', `${asked.answer.by} has answered this already: read the answer.`);
      if (!isWaiting(asked, dayAt(now)))
        refuse(
          'OFFICE_REQUEST_LAPSED',
          `This could be answered until ${asked.answerBy}: ask the colleague to send it again (askOffice).`,
        );
      const data = {
        ...(asked.survivorId !== undefined && { survivorId: asked.survivorId }),
        granted,
        ...(granted && { until: daysAfter(dayAt(now), CONSENT_DAYS) }),
        ...(reason !== undefined && { reason }),
      };
      return [{ type: 'OfficeConsentAnswered', data }];
    },

    UseConsent: ({ asked }, { kind, office }, { now, commandId }) => {
      requireOfficeConsent(asked, office, { today: dayAt(now), use: commandId });
      return [{ type: 'OfficeConsentUsed', data: { kind, office } }];
    },

    WithdrawOfficeRequest: ({ asked }, _, { by, now }) => {
      if (!asked || !mayWithdraw(asked, by)) return noSuchRequest();
      if (asked.withdrawnBy !== undefined) return [];
      const { kind, office, answer, answerBy } = asked;
      if (isWaiting(asked, dayAt(now)) || isLive(asked, dayAt(now)))
        return [{ type: 'OfficeRequestWithdrawn', data: { kind, office } }];
      return answer
        ? refuse('OFFICE_REQUEST_ANSWERED', 'This was answered, and nothing may be done with it: leave it as it is.')
        : refuse('OFFICE_REQUEST_LAPSED', `This could be answered until ${answerBy}: leave it as it is.`);
    },

    NotifyOffice: (_, act, { by }) => [{ type: 'OfficeNotified', data: { ...act, ...fromOfficeField(by.office) } }],
  },

  evolve: {
    OfficeConsentRequested: (_, { kind, office, fromOffice, survivorId }, { by, at }) => ({
      asked: {
        kind,
        office,
        fromOffice,
        survivorId,
        askedBy: by.id,
        answerBy: answerByOf(dayAt(at)),
        answer: undefined,
        withdrawnBy: undefined,
        usedBy: undefined,
      },
    }),
    OfficeConsentAnswered: ({ asked }, { granted, until }, { by }) => ({
      asked: asked && { ...asked, answer: { by: by.id, granted, until } },
    }),
    OfficeConsentUsed: ({ asked }, _, { commandId }) => ({ asked: asked && { ...asked, usedBy: commandId } }),
    OfficeRequestWithdrawn: ({ asked }, _, { by }) => ({ asked: asked && { ...asked, withdrawnBy: by.id } }),
    OfficeNotified: (state) => state,
  },
};

const fromOfficeField = (office: string | undefined) => (office ? { fromOffice: office } : {});

/** The colleague who asked, their deputy, and the supervisors of their office. */
const mayWithdraw = ({ askedBy, fromOffice }: AskedConsent, by: Actor): boolean =>
  isOrStandsInFor(by, askedBy) || (by.role === 'SUPERVISOR' && Boolean(by.office) && by.office === fromOffice);

const isWaiting = ({ answer, answerBy, withdrawnBy }: AskedConsent, today: Day): boolean =>
  withdrawnBy === undefined && answer === undefined && today <= answerBy;

const isLive = ({ answer, usedBy, withdrawnBy }: AskedConsent, today: Day): boolean =>
  withdrawnBy === undefined &&
  answer?.granted === true &&
  usedBy === undefined &&
  answer.until !== undefined &&
  today <= answer.until;

/** @param use the command that uses it: it may do so again, until its act is recorded. @throws Refusal */
export const requireOfficeConsent = (
  asked: AskedConsent | undefined,
  office: string,
  { today, use }: { readonly today: Day; readonly use: string },
): void => {
  if (asked && (asked.usedBy === use || isLive(asked, today))) return;
  refuse(
    'OFFICE_CONSENT_MISSING',
    `This concerns the office ${office}, and needs its consent: ${hint(asked, today)}.`,
    'AskOffice',
  );
};

/** Where a request stands, and what to do. */
const hint = (asked: AskedConsent | undefined, today: Day): string => {
  if (asked && isWaiting(asked, today)) return 'it has been asked, and has not answered yet';
  if (asked?.withdrawnBy !== undefined) return 'the last request was withdrawn, so ask it again (askOffice)';
  if (asked && !asked.answer) return 'it has not answered in time, so ask it again (askOffice)';
  if (asked?.answer?.granted === false) return 'it has declined; ask again only if something changed (askOffice)';
  return asked ? 'the last one was used or is over, so ask it again (askOffice)' : 'ask it first (askOffice)';
};

/** One answer for a request of others and for one that does not exist, so that another office learns nothing of it. */
const noSuchRequest = (): never =>
  refuse('NOT_FOUND', 'There is no such request, or it is not for you: check requestId.');
