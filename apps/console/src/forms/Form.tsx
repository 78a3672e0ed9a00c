import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../layout/Button.js';
import { isUnsure, type Refusal } from '../api/refusal.js';
import type { MutationName } from '../api/schema.js';
import { useLabels } from '../language/labels.js';
import { today } from '../language/days.js';
import { usualPurpose, type Purpose } from '../journey/purposes.js';
import type { Person } from '../session/person.js';
import { withChosen } from './chosen.js';
import { ConflictNotice } from './Conflict.js';
import { draftOf, forget, keep, noteOwnEntry } from './unsent/drafts.js';
import { Fields } from './Fields.js';
import type { Inputs } from './inputs.js';
import { Irregular } from './Irregular.js';
import { Namesakes } from './namesakes/Namesakes.js';
import { Leaving } from './unsent/Leaving.js';
import { inForm } from './refused/in-form.js';
import { Problems } from './refused/Problems.js';
import { NOTHING_WRONG, problemsLeft } from './refused/problems-left.js';
import { reach, reachFirst } from './refused/reach.js';
import { RefusalNotice } from './refused/Refused.js';
import { withOnlyChoices } from './refused/refused-choices.js';
import { useRefusedChoices } from './refused/use-refused-choices.js';
import type { FormRecord } from './record/document.js';
import { knownFields } from './record/known-fields.js';
import { relevantIn } from './relevance.js';
import { send, type Receipt } from './send.js';
import { streamOfForm } from './stream-of-form.js';
import { useReadRevision } from './use-read-revision.js';
import { initialOf } from './initial.js';
import { inputOf, missingIn, type Values } from './values.js';
import { warningsFor } from './warnings.js';
import { searchOfFirst } from './refused/what-first.js';
import './language/load.js';
import css from './Form.module.css';

interface Props {
  readonly mutation: string;
  readonly inputs: Inputs;
  readonly survivor: FormRecord | undefined;
  readonly person: Person;
  /** For which the record is read. */
  readonly purpose?: Purpose;
  /** The given values, such as the corrected entry. */
  readonly given: Values;
  /** Values with which the form begins, and which may be changed. */
  readonly named?: Values;
  /** The revision that the user has read, where what they decide was shown on another page. */
  readonly seen?: number | undefined;
  /** Whether something is missing or was refused, and is not mended yet. */
  readonly onFlawed?: (isFlawed: boolean) => void;
  readonly onRecorded: (receipt: Receipt) => void;
  readonly onLeave: () => void;
}

/** The form of one mutation: it may be sent repeatedly, and is recorded once. */
export const Form = (props: Props) => {
  const { mutation, inputs, survivor, person, given, named = {}, seen, onFlawed, onRecorded, onLeave } = props;
  const { purpose = usualPurpose(person.role) } = props;
  const { t } = useTranslation();
  const label = useLabels();
  const { input } = inputs.mutations[mutation]!;
  const about = [given.eventId, given.survivorId, ...Object.values(named)].filter(Boolean).join(' ');
  const key = `${person.id} ${mutation} ${survivor?.id ?? ''} ${about}`;
  const known = useMemo(() => knownFields(given), [given]);
  const [{ values, commandId, revisions }, setDraft] = useState(
    () =>
      draftOf(key) ?? {
        values: { ...initialOf(input, { inputs, survivor, person, today: today() }), ...named, ...given },
        commandId: crypto.randomUUID(),
        revisions: new Map(),
      },
  );
  const [found, setFound] = useState(NOTHING_WRONG);
  const [refusal, setRefusal] = useState<Refusal>();
  const [saidAtFields, setSaidAtFields] = useState(false);
  const [sending, setSending] = useState(false);
  const under = useRef(false);
  const isUnsaved = useRef(draftOf(key) !== undefined);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    reachFirst(form.current, found.problems.keys());
  }, [found]);
  const problems = problemsLeft(found, values);

  const refused = useRefusedChoices(mutation, survivor, { inputs, values, purpose });
  useEffect(() => {
    if (!isUnsaved.current)
      setDraft((draft) => ({ ...draft, values: withOnlyChoices(draft.values, input, inputs, refused) }));
  }, [refused, input, inputs]);
  const isFlawed = problems.size > 0 || refusal !== undefined;
  useEffect(() => onFlawed?.(isFlawed), [isFlawed, onFlawed]);

  const change = (changed: Values) => {
    const next = withChosen(input, values, changed, survivor);
    // after a refusal, changed values get a new commandId; with an unknown outcome, the id must stay
    const fresh = refusal && !isUnsure(refusal);
    const draft = { values: next, commandId: fresh ? crypto.randomUUID() : commandId, revisions };
    setDraft(draft);
    keep(key, draft);
    isUnsaved.current = true;
    if (!fresh) return;
    setRefusal(undefined);
    // what a rule refuses may lie in another field than the one that is marked, such as the other of two days
    if (refusal.code !== 'VALIDATION') setFound(NOTHING_WRONG);
  };

  const { isOfSurvivor: isForSurvivor, ...other } = streamOfForm(input, inputs, {
    values,
    given,
    inRecord: survivor !== undefined,
  });
  const isOfSurvivor = isForSurvivor && survivor;
  const isOfOther = other.prosecutionId !== undefined || other.operationId !== undefined;
  const read = useReadRevision(revisions, { ...other, survivor: isOfSurvivor || undefined });

  const record = async () => {
    // ignores a second click before the first answer
    if (under.current) return;
    const unread = form.current?.querySelector<HTMLElement>('[data-unread]');
    if (unread) {
      unread.focus();
      return;
    }
    const relevant = relevantIn(input, { values, survivor, today: today() });
    const missing = missingIn(input, relevant, inputs);
    setFound({ problems: new Map(missing.map((path) => [path, t('form.missing')])), sent: values });
    if (missing.length > 0) return;
    under.current = true;
    setSending(true);
    const expectedRevision = seen ?? (await read.revision());
    // an emergency access is no entry of the record, and has a revision of its own
    const isReviewedElsewhere = seen !== undefined && inputs.inputs[input]!.some(({ name }) => name === 'breakGlassId');
    const outcome = await send(mutation, input, {
      ...inputOf(input, relevant, inputs),
      ...(isOfSurvivor && { survivorId: survivor.id }),
      ...((isOfSurvivor || isOfOther || isReviewedElsewhere) && { expectedRevision }),
      commandId,
    });
    under.current = false;
    setSending(false);
    if ('receipt' in outcome) {
      forget(key);
      noteOwnEntry({ ...outcome.receipt, before: expectedRevision });
      isUnsaved.current = false;
      onRecorded(outcome.receipt);
      return;
    }
    // the id is spent on what was recorded: after a look at the record, the draft is a new entry
    const { code } = outcome.refusal;
    if (code === 'COMMAND_REUSED') keep(key, { values, commandId: crypto.randomUUID(), revisions: new Map() });
    const shown = inForm(outcome.refusal, input, inputs, { t, label }, values);
    setRefusal({ ...shown.refusal, expectedRevision });
    setSaidAtFields(shown.isSaidAtFields);
    setFound({ problems: shown.problems, sent: values });
  };

  /** Others’ entries were shown, or the user goes to read them. */
  const noteRead = ({ currentRevision }: Refusal) => {
    if (read.id && currentRevision !== undefined) revisions.set(read.id, Promise.resolve(currentRevision));
  };
  const searchOf = (first: string) => searchOfFirst(first, { mutation, values, survivor, purpose });
  // what was typed is kept, so that nobody is asked about it
  const onFirst = () => void (isUnsaved.current = false);
  // an empty form is no mistake yet
  const warnings = !isUnsaved.current ? [] : warningsFor(input, { values, survivor, today: today(), person, label, t });
  return (
    <form
      ref={form}
      noValidate
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        void record();
      }}
    >
      <p className={css.lead}>{t(`lead.${mutation}`, { defaultValue: '' })}</p>
      <Fields
        input={input}
        values={values}
        onChange={change}
        context={{
          inputs,
          survivor,
          person,
          known,
          named,
          courtCase: other.prosecutionId,
          problems,
          refused,
          searchOf,
          onFirst,
        }}
      />
      {mutation === ('receiveReferral' satisfies MutationName) && (
        <Namesakes form={form} values={values} purpose={purpose} onGo={onFirst} />
      )}
      {person.role === 'SUPERVISOR' && inputs.inputs[input]!.some(({ name }) => name === 'irregular') && (
        <Irregular
          values={values.irregular as Values | undefined}
          refusal={refusal}
          onChange={(irregular) => change({ ...values, irregular })}
        />
      )}
      {refusal?.code === 'REVISION_CONFLICT' ? (
        <ConflictNotice
          refusal={refusal}
          onAnyway={
            seen === undefined
              ? () => {
                  noteRead(refusal);
                  void record();
                }
              : undefined
          }
          onLook={() => {
            noteRead(refusal);
            // a way that keeps what was typed needs no question
            isUnsaved.current = false;
            onLeave();
          }}
          sending={sending}
        />
      ) : (
        refusal && !saidAtFields && <RefusalNotice refusal={refusal} searchOf={searchOf} onFirst={onFirst} />
      )}
      <Problems input={input} inputs={inputs} problems={problems} onReach={(path) => reach(form.current, path)} />
      {warnings.length > 0 && (
        <ul className={css.warnings} aria-label={t('warning.title')}>
          {warnings.map((warning) => (
            <li key={warning}>{warning}</li>
          ))}
        </ul>
      )}
      <div className={css.ways}>
        <Button type="submit" loading={sending}>
          {t('form.record')}
        </Button>
        <Button variant="subtle" onClick={onLeave}>
          {t('form.later')}
        </Button>
        <span className={css.memory}>{t('form.memory')}</span>
      </div>
      <Leaving isUnsaved={() => isUnsaved.current} onDiscard={() => forget(key)} />
    </form>
  );
};
