import type { Type } from '@nestjs/common';
import * as fc from 'fast-check';
import { Refusal, dayAt, type AnyDecider } from '#kernel/decider';
import { declaredFieldsOf, mayLieAhead } from '#nest';
import { DEFAULT_SETTINGS } from '#settings';
import { IN_COURT } from '../prosecution/testing/court-commands.js';
import { everyJourney } from '../survivor/testing/random-journey.js';
import { aggregates, steps } from './index.js';

const INPUTS: Readonly<Record<string, Type>> = Object.assign({}, ...steps.map(({ inputs }) => inputs));

/** The days of an input and of its parts, as `DraftCasePlan.goals.dueOn`, with what was entered. */
const daysIn = (
  input: Type,
  entered: unknown,
  path: string,
): { readonly name: string; readonly isAhead: boolean; readonly day: unknown }[] =>
  [...declaredFieldsOf(input)].flatMap(([name, { control, type }]) => {
    const value = (entered as Readonly<Record<string, unknown>> | undefined)?.[name];
    const at = `${path}.${name}`;
    if (control === 'day') return [{ name: at, isAhead: mayLieAhead(input, name), day: value }];
    if (control !== 'part' && control !== 'parts') return [];
    const part = [type()].flat()[0] as Type;
    return [value].flat().flatMap((one) => daysIn(part, one, at));
  });

/** Days in the future that were accepted in a field that does not say so. */
const unannounced = (command: string, entered: object, now: string): readonly string[] => {
  const input = INPUTS[command];
  if (!input) return [];
  return daysIn(input, entered, command).flatMap(({ name, isAhead, day }) =>
    typeof day === 'string' && day > dayAt(now) && !isAhead ? [`${name} on ${day}`] : [],
  );
};

describe('a field of a form for a day', () => {
  it('says that the day may lie ahead where it may, in these commands', () => {
    // a correction takes what the entry took
    const commands = Object.entries(INPUTS).filter(([name]) => name !== 'CorrectEntry');
    const ahead = commands.flatMap(([name, input]) => daysIn(input, undefined, name).filter(({ isAhead }) => isAhead));
    expect(ahead.map(({ name }) => name).toSorted()).toEqual([
      'ChangeCapacity.until',
      'DraftCasePlan.goals.dueOn',
      'GiveConsent.expiresOn',
      'HoldMdtReview.actions.dueOn',
      'InterruptOffice.until',
      'NameDeputy.from',
      'NameDeputy.until',
      'PlanReintegration.expectedOn',
      'PlanService.from',
      'RecordTraining.until',
      'ReviseCasePlan.goals.dueOn',
      'SetTask.dueOn',
      'WithdrawDeputy.on',
    ]);
  });

  it('takes no other day in the future, whatever is recorded of a survivor', () => {
    let days = 0;
    everyJourney(({ facts, payloads }) => {
      for (const [index, { command, at }] of facts.entries()) {
        days += 1;
        expect(unannounced(command, payloads[index]!, at)).toEqual([]);
      }
    });
    expect(days).toBeGreaterThan(500);
  });

  it('takes no other day in the future, whatever is recorded of a court case', () => {
    const decider: AnyDecider = aggregates.prosecution;
    const by = { id: 'veasna', role: 'LEGAL_OFFICER', organisation: 'A21' };
    fc.assert(
      fc.property(fc.array(IN_COURT, { maxLength: 30 }), (sent) => {
        let state = decider.initial as unknown;
        for (const [index, { name, command, ahead }] of sent.entries()) {
          const now = new Date(Date.UTC(2020, 2, ahead, 3)).toISOString();
          const recording = { id: `event-${index}`, by, at: now, command: name, commandId: `command-${index}` };
          try {
            const context = { steps: {}, settings: DEFAULT_SETTINGS, now, by, commandId: recording.commandId };
            for (const { type, data } of decider.decide[name]!(state, command, context)) {
              expect(unannounced(name, command, now)).toEqual([]);
              state = decider.evolve[type]!(state, data, recording);
            }
          } catch (error) {
            if (!(error instanceof Refusal)) throw error;
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
