import { useEffect, useRef, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { isUnsure, type Refusal } from '../../api/refusal.js';
import { today } from '../../language/days.js';
import { useLabels } from '../../language/labels.js';
import type { Inputs } from '../inputs.js';
import type { FormRecord } from '../record/document.js';
import { inForm, type ShownRefusal } from '../refused/in-form.js';
import { NOTHING_WRONG, problemsLeft } from '../refused/problems-left.js';
import { reachFirst } from '../refused/reach.js';
import { relevantIn } from '../relevance.js';
import { send, type Receipt } from './send.js';
import { noteOwnEntry } from '../unsent/drafts.js';
import type { FormDraft } from '../unsent/use-draft.js';
import { inputOf, missingIn, type Values } from '../values.js';
import type { FormStream } from './stream-of-form.js';
import { useReadRevision } from './use-read-revision.js';

interface SendingOptions {
  readonly form: RefObject<HTMLFormElement | null>;
  readonly mutation: string;
  readonly inputs: Inputs;
  readonly survivor: FormRecord | undefined;
  readonly draft: FormDraft;
  /** The record that takes what is sent. */
  readonly stream: FormStream;
  /** The revision that the user has read, where what they decide was shown on another page. */
  readonly seen: number | undefined;
  readonly onRecorded: (receipt: Receipt) => void;
}

/** Sends a draft, repeatedly if need be, and knows what is wrong with it. */
export const useSending = (options: SendingOptions) => {
  const { form, mutation, inputs, survivor, draft, stream, seen, onRecorded } = options;
  const { values, commandId, revisions } = draft;
  const { t } = useTranslation();
  const label = useLabels();
  const { input } = inputs.mutations[mutation]!;
  const [found, setFound] = useState(NOTHING_WRONG);
  const [shown, setShown] = useState<Pick<ShownRefusal, 'refusal' | 'isSaidAtFields'>>();
  const [isSending, setSending] = useState(false);
  const isUnderWay = useRef(false);
  useEffect(() => {
    reachFirst(form.current, found.problems.keys());
  }, [form, found]);

  const { isOfSurvivor, ...other } = stream;
  const owner = isOfSurvivor ? survivor : undefined;
  const read = useReadRevision(revisions, { ...other, survivor: owner });

  /** Marks the fields that need an answer. @returns whether there are any */
  const markMissing = (relevant: Values): boolean => {
    const missing = missingIn(input, relevant, inputs);
    setFound({ problems: new Map(missing.map((path) => [path, t('form.missing')])), sent: values });
    return missing.length > 0;
  };

  const showRefusal = (refused: Refusal, expectedRevision: number | undefined) => {
    // the id is spent on what was recorded: after a look at the record, the draft is a new entry
    if (refused.code === 'COMMAND_REUSED') draft.keepAsNewCommand();
    const { refusal, isSaidAtFields, problems } = inForm(refused, input, inputs, { t, label }, values);
    setShown({ refusal: { ...refusal, expectedRevision }, isSaidAtFields });
    setFound({ problems, sent: values });
  };

  const record = async () => {
    // ignores a second click before the first answer
    if (isUnderWay.current || reachUnsendable(form.current)) return;
    const relevant = relevantIn(input, { values, survivor, today: today() });
    if (markMissing(relevant)) return;
    isUnderWay.current = true;
    setSending(true);
    const expectedRevision = seen ?? (await read.revision());
    // an emergency access is no entry of the record, and has a revision of its own
    const isReviewedElsewhere = seen !== undefined && inputs.inputs[input]!.some(({ name }) => name === 'breakGlassId');
    const isExpected = isReviewedElsewhere || (owner ?? other.prosecutionId ?? other.operationId) !== undefined;
    const outcome = await send(mutation, input, {
      ...inputOf(input, relevant, inputs),
      ...(owner && { survivorId: owner.id }),
      ...(isExpected && { expectedRevision }),
      commandId,
    });
    isUnderWay.current = false;
    setSending(false);
    if ('receipt' in outcome) {
      draft.discard();
      noteOwnEntry({ ...outcome.receipt, before: expectedRevision });
      draft.allowLeaving();
      onRecorded(outcome.receipt);
    } else showRefusal(outcome.refusal, expectedRevision);
  };

  const refusal = shown?.refusal;
  return {
    problems: problemsLeft(found, values),
    refusal,
    isSaidAtFields: shown?.isSaidAtFields ?? false,
    isSending,
    record,
    /** Refused for certain: changed values are then another command. With an unknown outcome, they stay the same one. */
    isRefused: refusal !== undefined && !isUnsure(refusal),
    /** Once something else stands in the fields. */
    forgetRefusal: () => {
      setShown(undefined);
      // what a rule refuses may lie in another field than the one that is marked, such as the other of two days
      if (refusal?.code !== 'VALIDATION') setFound(NOTHING_WRONG);
    },
    /** Others’ entries were shown, or the user goes to read them. */
    noteRead: ({ currentRevision }: Refusal) => {
      if (read.id && currentRevision !== undefined) revisions.set(read.id, Promise.resolve(currentRevision));
    },
  };
};

/** The first field that would surely be refused. @returns whether there is one */
const reachUnsendable = (form: HTMLFormElement | null): boolean => {
  const unsendable = form?.querySelector<HTMLElement>('[data-unsendable]');
  unsendable?.focus();
  return unsendable !== null && unsendable !== undefined;
};
