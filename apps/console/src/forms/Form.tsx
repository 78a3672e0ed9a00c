import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../layout/Button.js';
import type { Refusal } from '../api/refusal.js';
import type { Survivor } from '../journey/documents.js';
import { today } from '../language/days.js';
import type { Person } from '../session/person.js';
import { Conflict } from './Conflict.js';
import { draftOf, forget, keep } from './drafts.js';
import { Fields } from './Fields.js';
import type { Inputs } from './inputs.js';
import { inLabels } from './in-labels.js';
import { Irregular } from './Irregular.js';
import { isUnsure, send, type Receipt } from './send.js';
import { initialOf } from './initial.js';
import { inputOf, missingIn, type Values } from './values.js';
import { mutationHelp } from './words.js';
import css from './Form.module.css';

interface Props {
  readonly mutation: string;
  readonly inputs: Inputs;
  readonly her: Survivor | undefined;
  readonly person: Person;
  /** What is known already, such as the entry that is corrected. */
  readonly given: Values;
  readonly onRecorded: (receipt: Receipt) => void;
  readonly onLeave: () => void;
}

/** Which entry it is, and what kind of one, is not asked again. */
const knownIn = ({ replacement, ...others }: Values): ReadonlySet<string> =>
  new Set([
    ...Object.keys(others),
    ...Object.entries((replacement as { readonly [name: string]: Values } | undefined) ?? {}).flatMap(
      ([name, said]) => [`replacement.${name}`, ...namesOf(said).map((id) => `replacement.${name}.${id}`)],
    ),
  ]);

/** The ids by which others know an entry; that to which it refers may be as wrong as anything else. */
const namesOf = (said: Values): string[] =>
  Object.keys(said).filter((field) => field.endsWith('Id') && field !== 'goalId' && field !== 'operationId');

/** One intention: said once, sent as often as it takes, recorded once. */
export const Form = ({ mutation, inputs, her, person, given, onRecorded, onLeave }: Props) => {
  const { t } = useTranslation();
  const { input, description } = inputs.mutations[mutation]!;
  const lead = mutationHelp(mutation, description, t);
  const about = typeof given.eventId === 'string' ? given.eventId : '';
  const key = `${person.id} ${mutation} ${her?.id ?? ''} ${about}`;
  const known = useMemo(() => knownIn(given), [given]);
  const [{ values, commandId }, setDraft] = useState(
    () =>
      draftOf(key) ?? {
        values: { ...initialOf(input, { inputs, her, person, today: today() }), ...given },
        commandId: crypto.randomUUID(),
      },
  );
  const [problems, setProblems] = useState<ReadonlyMap<string, string>>(new Map());
  const [refusal, setRefusal] = useState<Refusal>();
  const [sending, setSending] = useState(false);
  const under = useRef(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => keep(key, values, commandId), [key, values, commandId]);
  useEffect(() => {
    if (problems.size > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-problem]')?.focus();
  }, [problems]);

  const change = (next: Values) => {
    // what was refused is over: another wording is another intention. What may have been recorded is not.
    const fresh = refusal && !isUnsure(refusal);
    setDraft({ values: next, commandId: fresh ? crypto.randomUUID() : commandId });
    if (fresh) setRefusal(undefined);
  };

  const record = async (expectedRevision: number | undefined) => {
    // a second click comes before the first is answered
    if (under.current) return;
    const missing = missingIn(input, values, inputs);
    setProblems(new Map(missing.map((path) => [path, t('form.missing')])));
    if (missing.length > 0) return;
    under.current = true;
    setSending(true);
    const isElsewhere = given.prosecutionId !== undefined || given.operationId !== undefined;
    const isHers = inputs.inputs[input]!.some(({ name }) => name === 'survivorId') && her && !isElsewhere;
    const outcome = await send(mutation, input, {
      ...inputOf(input, values, inputs),
      ...(isHers && { survivorId: her.id, expectedRevision }),
      commandId,
    });
    under.current = false;
    setSending(false);
    if ('receipt' in outcome) {
      forget(key);
      onRecorded(outcome.receipt);
      return;
    }
    const { message, detail, fields } = outcome.refusal;
    const told = (sentence: string) => inLabels(sentence, input, inputs, t);
    setRefusal({ ...outcome.refusal, message: told(message), ...(detail && { detail: told(detail) }) });
    setProblems(new Map(fields.map(({ path, problem }) => [path.replace(/^input\./, ''), told(problem)])));
  };

  return (
    <form
      ref={form}
      noValidate
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        void record(her?.revision);
      }}
    >
      {lead && (
        <p className={css.lead} lang={lead.lang}>
          {lead.text}
        </p>
      )}
      <Fields input={input} values={values} onChange={change} context={{ inputs, her, person, known, problems }} />
      {person.role === 'SUPERVISOR' && inputs.inputs[input]!.some(({ name }) => name === 'irregular') && (
        <Irregular
          values={values.irregular as Values | undefined}
          code={refusal?.code}
          onChange={(irregular) => change({ ...values, irregular })}
        />
      )}
      {refusal?.code === 'REVISION_CONFLICT' ? (
        <Conflict
          refusal={refusal}
          onAnyway={() => void record(refusal.currentRevision)}
          onLook={onLeave}
          sending={sending}
        />
      ) : (
        refusal && (
          <div className={css.refusal} role="alert">
            <p>{refusal.code === 'UNREACHABLE' ? t('form.unreachable') : refusal.message}</p>
            {refusal.detail && refusal.detail !== refusal.message && <p lang="en">{refusal.detail}</p>}
          </div>
        )
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
    </form>
  );
};
