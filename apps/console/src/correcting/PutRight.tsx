import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CombinedError } from 'urql';
import type { Inputs } from '../forms/inputs.js';
import type { Values } from '../forms/values.js';
import type { Purpose } from '../journey/purposes.js';
import { Empty, ErrorNotice, Waiting } from '../layout/Answer.js';
import type { RecordedEntry } from './documents.js';
import { DisputedAmendment } from './DisputedAmendment.js';
import { EntryToCorrect } from './Entries.js';
import { streamIdOf, type About } from './about.js';
import { findEntry } from './find-entry.js';
import { answersIn, hidesSomething } from './answers.js';
import { chooseTarget, isAmendment, isCorrectedInRecord, mutationOf, waysFor, type Way } from './ways.js';
import { WaysOn } from './WaysOn.js';
import css from './WhichEntry.module.css';

interface Props {
  /** Unless the entry is reached from the court case or the operation itself. */
  readonly survivorId: string | undefined;
  readonly purpose: Purpose;
  readonly about: About;
  readonly way: Way;
  readonly inputs: Inputs;
  /** @param input the input of the entry whose values are given, if they are */
  readonly children: (given: Values, input?: string) => ReactNode;
}

/** Finds the entry and shows its correction form. */
export const PutRight = (props: Props) => {
  const { survivorId, purpose, about } = props;
  const { t } = useTranslation();
  const [found, setFound] = useState<{ readonly entry: RecordedEntry | undefined }>();
  const [error, setError] = useState<CombinedError>();
  const [tries, setTries] = useState(0);
  const { eventId, stream } = about;
  useEffect(() => {
    let current = true;
    setError(undefined);
    findEntry(survivorId, purpose, { eventId, stream }).then(
      (entry) => current && setFound({ entry }),
      (refused: CombinedError) => current && setError(refused),
    );
    return () => {
      current = false;
    };
  }, [survivorId, purpose, eventId, stream, tries]);
  if (error) return <ErrorNotice error={error} again={() => setTries((before) => before + 1)} />;
  if (!found) return <Waiting rows={4} />;
  const { entry } = found;
  if (!entry) return <Empty title={t('correcting.none')} />;
  return <Righting {...props} entry={entry} />;
};

/** The form, filled in with the current values, and the other ways to correct. */
const Righting = ({
  survivorId,
  purpose,
  about,
  way,
  inputs,
  children,
  entry,
}: Props & { readonly entry: RecordedEntry }) => {
  const { t } = useTranslation();
  const { eventId, type, command } = entry;
  const says = entry.says as Readonly<Record<string, unknown>>;
  const ways = waysFor(entry, inputs);
  const targetId = chooseTarget(way, { asked: about.eventId, found: eventId });
  const target = { eventId: targetId, ...streamIdOf(about.stream) };
  const answers = () => ({
    ...target,
    replacement: { [mutationOf(command)]: answersIn(`${command}Entry`, says, inputs) },
  });
  const form = () => {
    // an amendment can be disputed where its entry takes no other one
    if (!ways.includes(way) && targetId === eventId) {
      const noWay = isCorrectedInRecord(entry) ? 'correcting.inRecord' : 'correcting.noWay';
      return <p>{t(ways.length > 0 ? 'correcting.otherWay' : noWay)}</p>;
    }
    if (way !== 'correctEntry') return children(target);
    if (hidesSomething(says)) return <Empty title={t('correcting.hides')}>{t('correcting.hidesWhy')}</Empty>;
    return children(answers(), `${command}Entry`);
  };
  return (
    <>
      <div className={css.about}>
        {targetId !== eventId || isAmendment(type) ? (
          <DisputedAmendment survivorId={survivorId} purpose={purpose} stream={about.stream} eventId={targetId} />
        ) : (
          <EntryToCorrect entry={entry} open={way !== 'correctEntry'} />
        )}
        <WaysOn
          survivorId={survivorId}
          purpose={purpose}
          eventId={eventId}
          stream={about.stream}
          ways={ways.filter((one) => one !== way)}
        />
      </div>
      {form()}
    </>
  );
};
