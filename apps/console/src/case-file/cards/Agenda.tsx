import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { MutationName } from '../../api/schema.js';
import { Due } from '../../tasks/Due.js';
import { Mark } from '../../caseload/Mark.js';
import { mutationInWords } from '../../forms/words.js';
import { eventInWords } from '../../journey/events.js';
import { dayInWords, dayOf, instantInWords } from '../../language/days.js';
import { joinKnown } from '../../language/known-facts.js';
import { useLabels } from '../../language/labels.js';
import { Card, Fold, Presses } from '../Card.js';
import { useCaseFile } from '../context.js';
import type { CaseFile } from '../documents/case-file.js';
import { AGENDA_WORDS, APPOINTMENT_PLACES } from '../documents/words/agenda.js';
import { Fact, Facts, NotRecorded } from '../Fact.js';
import { kindOfContact } from './last-contact.js';
import { PersonalValue, SeveralValues } from '../PersonalValue.js';
import { SealedValues } from '../Sealed.js';

/** What records how an appointment went. */
const RESULTS: readonly MutationName[] = ['completeAppointment', 'recordMissedAppointment'];

const byInstant = (one: { readonly at: string }, other: { readonly at: string }): number =>
  Date.parse(one.at) - Date.parse(other.at);
const byDay = (one: { readonly on: string }, other: { readonly on: string }): number => (one.on < other.on ? -1 : 1);

/** On its own day an appointment is still to come. */
const isPast =
  (day: string) =>
  ({ at }: { readonly at: string }): boolean =>
    dayOf(new Date(at)) < day;

/** What comes next, what was last, and what was missed. */
export const Agenda = ({ file }: { readonly file: CaseFile }) => {
  const { t } = useTranslation();
  const label = useLabels();
  const { day } = useCaseFile();
  const { appointments, followUps, setTasks } = file;
  const planned = appointments.filter(({ status }) => status === 'PLANNED').toSorted(byInstant);
  const [awaiting, coming] = [planned.filter(isPast(day)), planned.filter((one) => !isPast(day)(one))];
  const over = appointments.filter(({ status }) => status !== 'PLANNED').toSorted(byInstant);
  const held = followUps.filter(({ missedFor }) => missedFor === null).toSorted(byDay);
  const missed = followUps.filter(({ missedFor }) => missedFor !== null);
  const last = held.at(-1);
  const done = setTasks.filter(({ status }) => status !== 'OPEN');
  return (
    <Card id="agenda">
      <Facts>
        {awaiting.map((one) => (
          <AwaitsResult key={one.appointmentId} appointment={one} />
        ))}
        {coming.length === 0 && (
          <Fact label={t('file.nextAppointment')}>
            <NotRecorded record="makeAppointment" />
          </Fact>
        )}
        {coming.map((one) => (
          <Fact
            key={one.appointmentId}
            label={label(one.kind, 'AppointmentKind')}
            places={['Appointment', one.appointmentId, 'at', 'kind']}
            entry={one.lastEventId}
          >
            {instantInWords(one.at)}
          </Fact>
        ))}
        {setTasks
          .filter(({ status }) => status === 'OPEN')
          .map((one) => (
            <Fact
              key={one.taskId}
              label={t('file.task')}
              places={['SetTask', one.taskId, 'dueOn', 'worker', 'setBy', 'setOn']}
              entry={one.lastEventId}
            >
              <Due on={one.dueOn} asOf={day} />{' '}
              {joinKnown(one.worker, t('file.setBy', { who: one.setBy, day: dayInWords(one.setOn) }))}
            </Fact>
          ))}
        <LastContact file={file} />
        <Fact
          label={t('file.lastFollowUp')}
          places={last && ['FollowUp', last.eventId, 'on', 'mode', 'recordedBy', 'retraffickingIndicators']}
          entry={last?.eventId}
        >
          {last ? (
            [
              dayInWords(last.on),
              label(last.mode, 'FollowUpMode'),
              last.recordedBy,
              last.retraffickingIndicators.map((one) => label(one, 'RetraffickingIndicator')).join(', '),
            ]
              .filter(Boolean)
              .join(' · ')
          ) : (
            <NotRecorded record="completeFollowUp" />
          )}
        </Fact>
        {missed.slice(-3).map((one) => (
          <Fact
            key={one.eventId}
            label={t('file.followUpMissed')}
            places={['FollowUp', one.eventId, 'on', 'missedFor']}
            entry={one.eventId}
          >
            <Mark tone="watch">{dayInWords(one.on)}</Mark> {label(one.missedFor, 'MissedReason')}
          </Fact>
        ))}
      </Facts>
      <Presses>
        {appointments.length > 0 && <Places of={appointments} />}
        {(appointments.length > 0 || setTasks.length > 0 || followUps.length > 0) && <AgendaWords file={file} />}
      </Presses>
      <Fold label={t('file.earlier')} count={Math.max(0, held.length - 1) + over.length + done.length}>
        <Facts>
          {over.toReversed().map((one) => (
            <Fact
              key={one.appointmentId}
              label={instantInWords(one.at)}
              places={['Appointment', one.appointmentId, 'status', 'kind', 'missedFor', 'endedOn']}
              entry={one.lastEventId}
            >
              {joinKnown(
                label(one.kind, 'AppointmentKind'),
                label(one.status, 'AppointmentStatus'),
                label(one.missedFor, 'MissedAppointmentReason'),
                one.endedOn && dayInWords(one.endedOn),
              )}
            </Fact>
          ))}
          {held
            .slice(0, -1)
            .toReversed()
            .map((one) => (
              <Fact
                key={one.eventId}
                label={dayInWords(one.on)}
                places={['FollowUp', one.eventId, 'on', 'mode']}
                entry={one.eventId}
              >
                {t('file.followedUp')} · {label(one.mode, 'FollowUpMode')}
              </Fact>
            ))}
          {done.map((one) => (
            <Fact
              key={one.taskId}
              label={t('file.task')}
              places={['SetTask', one.taskId, 'status', 'endedOn', 'worker', 'setBy', 'setOn']}
              entry={one.lastEventId}
            >
              {joinKnown(
                label(one.status, 'SetTaskStatus'),
                one.endedOn && dayInWords(one.endedOn),
                one.worker,
                t('file.setBy', { who: one.setBy, day: dayInWords(one.setOn) }),
              )}
            </Fact>
          ))}
        </Facts>
      </Fold>
    </Card>
  );
};

/** An appointment whose day has passed, with what records how it went. */
const AwaitsResult = ({ appointment }: { readonly appointment: CaseFile['appointments'][number] }) => {
  const { t } = useTranslation();
  const label = useLabels();
  const { survivorId, purpose, available } = useCaseFile();
  const { appointmentId, kind, at, lastEventId } = appointment;
  return (
    <Fact
      label={label(kind, 'AppointmentKind')}
      places={['Appointment', appointmentId, 'at', 'kind']}
      entry={lastEventId}
    >
      <Mark tone="watch">{t('file.awaitsResult')}</Mark> {instantInWords(at)}
      {RESULTS.filter((record) => available.has(record) && !available.get(record)).map((mutation) => (
        <p key={mutation}>
          <Link to="/record/$mutation" params={{ mutation }} search={{ survivorId, purpose, appointmentId }}>
            {mutationInWords(mutation, t)}
          </Link>
        </p>
      ))}
    </Fact>
  );
};

const LastContact = ({ file }: { readonly file: CaseFile }) => {
  const { t } = useTranslation();
  const label = useLabels();
  if (!file.lastContact) return null;
  const { on, entryId, event, by } = file.lastContact;
  const kind = kindOfContact(file, entryId);
  return (
    <Fact label={t('file.lastContact')} entry={entryId}>
      {[dayInWords(on), eventInWords(event, t), kind && label(kind.code, kind.list), by.join(', ')]
        .filter(Boolean)
        .join(' · ')}
    </Fact>
  );
};

/** Where the appointments are. */
const Places = ({ of }: { readonly of: CaseFile['appointments'] }) => {
  const { t } = useTranslation();
  return (
    <SealedValues query={APPOINTMENT_PLACES} label={t('file.appointmentPlaces')}>
      {({ appointments }) => (
        <Facts>
          {of.toSorted(byInstant).map(({ appointmentId, at }) => (
            <Fact key={appointmentId} label={instantInWords(at)}>
              <PersonalValue of={appointments.find((one) => one.appointmentId === appointmentId)?.place} />
            </Fact>
          ))}
        </Facts>
      )}
    </SealedValues>
  );
};

const AgendaWords = ({ file }: { readonly file: CaseFile }) => {
  const { t } = useTranslation();
  return (
    <SealedValues query={AGENDA_WORDS} label={t('file.agendaWords')}>
      {({ appointments, setTasks, followUps }) => (
        <Facts>
          {appointments.map(({ appointmentId, withWhom, note, reason }) => (
            <Fact
              key={appointmentId}
              label={instantInWords(file.appointments.find((one) => one.appointmentId === appointmentId)?.at ?? '')}
            >
              <SeveralValues of={[withWhom, note, reason]} />
            </Fact>
          ))}
          {setTasks.map(({ taskId, title, reason }) => (
            <Fact key={taskId} label={t('file.task')}>
              <SeveralValues of={[title, reason]} />
            </Fact>
          ))}
          {followUps.map(({ eventId, note }) => (
            <Fact key={eventId} label={dayInWords(file.followUps.find((one) => one.eventId === eventId)?.on ?? '')}>
              <PersonalValue of={note} />
            </Fact>
          ))}
        </Facts>
      )}
    </SealedValues>
  );
};
