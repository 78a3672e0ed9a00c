import { cohort } from './cohort.js';
import type { Inputs } from './inputs.js';
import type { Command } from './line.js';

/** The input of a mutation in the file. */
export type RecordedInput<M extends keyof Inputs> = Inputs[M] & { survivorId: string; commandId: string };

type RecordedCommand<M extends keyof Inputs> = Command & { readonly input: RecordedInput<M> };

/** Reads the commands again, for the specifications, by simple code that shares nothing with the generator. */
export const readCohort = (seed: number) => {
  const lines = cohort(seed);
  const all = lines.filter((line): line is Command => 'mutation' in line);
  const inputsOf = <M extends keyof Inputs>(mutation: M, [from, to]: readonly [string, string] = ['1900', '2100']) =>
    all
      .filter(
        (command): command is RecordedCommand<M> =>
          command.mutation === mutation && dayOf(command) >= from && dayOf(command) <= to,
      )
      .map(({ input }): RecordedInput<M> => input);
  const referral = new Map(inputsOf('receiveReferral').map((input) => [input.survivorId, input]));
  const sexOf = (id: string) => referral.get(id)!.sex;
  const ageOn = (id: string, day: string) => {
    const { birthDate, estimatedAge, on } = referral.get(id)!;
    return typeof birthDate === 'string' ? years(birthDate, day) : estimatedAge! + years(on, day);
  };
  const kind = (id: string, day: string) =>
    ageOn(id, day) < 18 ? (sexOf(id) === 'Female' ? 'girl' : 'boy') : sexOf(id) === 'Female' ? 'woman' : 'man';
  const stays = survivorIds(inputsOf('enterAftercare')).flatMap((id) => {
    const closed = inputsOf('closeCase').filter(({ survivorId }) => survivorId === id);
    return inputsOf('enterAftercare')
      .filter(({ survivorId }) => survivorId === id)
      .map(({ on }) => ({ id, from: on, to: closed.map((input) => input.on).find((day) => day > on) ?? '2020-12-31' }));
  });
  const inAftercare = (id: string, day: string) =>
    stays.some((stay) => stay.id === id && stay.from <= day && day <= stay.to);

  return { lines, all, inputsOf, referral, people: survivorIds, sexOf, ageOn, kind, inAftercare, stays };
};

export const dayOf = ({ input }: Command) => endOf(input as { on?: string; to?: string });
export const beginOf = (input: { on?: string; from?: string }) => String(input.on ?? input.from);
export const endOf = (input: { on?: string; to?: string }) => String(input.on ?? input.to);
const years = (from: string, to: string) =>
  Number(to.slice(0, 4)) - Number(from.slice(0, 4)) - (to.slice(5) < from.slice(5) ? 1 : 0);
export const tally = (words: readonly string[]) =>
  words.reduce<Record<string, number>>((counts, word) => ({ ...counts, [word]: (counts[word] ?? 0) + 1 }), {});

const survivorIds = (inputs: readonly { survivorId: string }[]) => [
  ...new Set(inputs.map(({ survivorId }) => survivorId)),
];
