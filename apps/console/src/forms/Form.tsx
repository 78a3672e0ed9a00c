import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../layout/Button.js';
import type { MutationName } from '../api/schema.js';
import { today } from '../language/days.js';
import { usualPurpose, type Purpose } from '../journey/purposes.js';
import type { Person } from '../session/person.js';
import { withChosen } from './chosen.js';
import { Fields } from './Fields.js';
import { initialOf } from './initial.js';
import type { Inputs } from './inputs.js';
import { Irregular } from './Irregular.js';
import { Namesakes } from './namesakes/Namesakes.js';
import type { FormRecord } from './record/document.js';
import { knownFields } from './record/known-fields.js';
import { Problems } from './refused/Problems.js';
import { reach } from './refused/reach.js';
import { RefusalOrConflict } from './refused/RefusalOrConflict.js';
import { withOnlyChoices } from './refused/refused-choices.js';
import { useRefusedChoices } from './refused/use-refused-choices.js';
import { searchOfFirst } from './refused/what-first.js';
import type { Receipt } from './sending/send.js';
import { streamOfForm } from './sending/stream-of-form.js';
import { useSending } from './sending/use-sending.js';
import { Leaving } from './unsent/Leaving.js';
import { useDraft } from './unsent/use-draft.js';
import type { Values } from './values.js';
import { Warnings } from './Warnings.js';
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
  const { input } = inputs.mutations[mutation]!;
  const form = useRef<HTMLFormElement>(null);
  const known = useMemo(() => knownFields(given), [given]);

  const about = [given.eventId, given.survivorId, ...Object.values(named)].filter(Boolean).join(' ');
  const draft = useDraft(`${person.id} ${mutation} ${survivor?.id ?? ''} ${about}`, () => ({
    ...initialOf(input, { inputs, survivor, person, today: today() }),
    ...named,
    ...given,
  }));
  const { values, adjust, allowLeaving } = draft;
  const stream = streamOfForm(input, inputs, { values, given, inRecord: survivor !== undefined });
  const sending = useSending({ form, mutation, inputs, survivor, draft, stream, seen, onRecorded });
  const { problems, refusal, record, noteRead } = sending;

  const refused = useRefusedChoices(mutation, survivor, { inputs, values, purpose });
  useEffect(() => adjust((begun) => withOnlyChoices(begun, input, inputs, refused)), [adjust, refused, input, inputs]);
  const isFlawed = problems.size > 0 || refusal !== undefined;
  useEffect(() => onFlawed?.(isFlawed), [isFlawed, onFlawed]);

  const change = (changed: Values) => {
    draft.change(withChosen(input, values, changed, survivor), sending.isRefused);
    if (sending.isRefused) sending.forgetRefusal();
  };
  const searchOf = (first: string) => searchOfFirst(first, { mutation, values, survivor, purpose });
  const courtCase = stream.prosecutionId;
  // to what must come first, what was typed is kept, so that nobody is asked about it
  const onFirst = allowLeaving;
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
        context={{ inputs, survivor, person, known, named, courtCase, problems, refused, searchOf, onFirst }}
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
      <RefusalOrConflict
        refusal={refusal}
        isSaidAtFields={sending.isSaidAtFields}
        isSending={sending.isSending}
        onAnyway={
          seen === undefined
            ? (conflict) => {
                noteRead(conflict);
                void record();
              }
            : undefined
        }
        onLook={(conflict) => {
          noteRead(conflict);
          allowLeaving();
          onLeave();
        }}
        searchOf={searchOf}
        onFirst={onFirst}
      />
      <Problems input={input} inputs={inputs} problems={problems} onReach={(path) => reach(form.current, path)} />
      {/* an empty form is no mistake yet */}
      {draft.isUnsaved() && <Warnings input={input} values={values} survivor={survivor} person={person} />}
      <Ways isSending={sending.isSending} onLeave={onLeave} />
      <Leaving isUnsaved={draft.isUnsaved} onDiscard={draft.discard} />
    </form>
  );
};

const Ways = ({ isSending, onLeave }: { readonly isSending: boolean; readonly onLeave: () => void }) => {
  const { t } = useTranslation();
  return (
    <div className={css.ways}>
      <Button type="submit" loading={isSending}>
        {t('form.record')}
      </Button>
      <Button variant="subtle" onClick={onLeave}>
        {t('form.later')}
      </Button>
      <span className={css.memory}>{t('form.memory')}</span>
    </div>
  );
};
