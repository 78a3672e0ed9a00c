import { yearsBetween, type Day } from '#kernel/decider';
import { isCommand, type Command, type Line } from './line.js';
import { moveLines } from './moved.js';
import { TODAY } from './placeholders.js';

const ADULT_YEARS = 18;

/** Who gives a consent, and what a child says to it. */
const giverOf = ({ input: { givenBy, guardianName, guardianKin, childAssent } }: Command) => ({
  givenBy,
  guardianName,
  guardianKin,
  childAssent,
});

const isMinorOn = (commands: readonly Command[], survivorId: unknown, today: Day): boolean =>
  commands.some(
    ({ mutation, input }) =>
      mutation === 'receiveReferral' &&
      input.survivorId === survivorId &&
      yearsBetween(String(input.birthDate), today) < ADULT_YEARS,
  );

/**
 * The invented people so many days later. Children of 2020 are adults when the data set is sent, and consent for themselves.
 * Moved to a year that ended just now, they are children, and a guardian consents as before.
 */
export const dataSetMovedBy = (lines: readonly Line[], days: number, today: Day): readonly Line[] => {
  if (days === 0) return lines;
  const moved = moveLines(lines, days);
  const commands = moved.filter(isCommand);
  return moved.map((line) => {
    if (!isCommand(line) || line.mutation !== 'giveConsent' || line.input.on !== TODAY) return line;
    const { survivorId } = line.input;
    if (line.input.givenBy !== 'Survivor' || !isMinorOn(commands, survivorId, today)) return line;
    const before = commands.findLast(
      ({ mutation, input }) =>
        mutation === 'giveConsent' && input.survivorId === survivorId && input.givenBy === 'AppointedGuardian',
    );
    return before ? { ...line, input: { ...line.input, ...giverOf(before) } } : line;
  });
};
