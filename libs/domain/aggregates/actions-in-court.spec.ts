import * as fc from 'fast-check';
import { Refusal, refusalOfEveryInput, type Actor, type AnyDecider } from '#kernel/decider';
import type { CommandMetadata } from '#kernel/event-store';
import { UNRELATED, type ReadingGate, type RelationsNow } from '#security/access';
import type { RefusedReadings } from '#security/access-log';
import { DEFAULT_SETTINGS } from '#settings';
import { OpenableClasses, mutationNameOf, type AggregateStores } from '#nest';
import { mayOverride } from '../supervisor.rules.js';
import { prosecution, prosecutionStep } from '../prosecution/index.js';
import { IN_COURT, type DrawnCommand } from '../prosecution/testing/court-commands.js';
import { AvailableActionsResolver } from '../survivor/queries/available-actions.resolver.js';
import { survivor } from '../survivor/index.js';
import { COLLEAGUES } from '../testing/requirements.js';

type Store = ReturnType<AggregateStores['of']>;

const NOW = '2020-05-30T03:00:00.000Z';
const survivorId = '6b1d6a3e-0c59-4a5f-9f0a-6d2f3a1b7c11';
const courtCase: AnyDecider = prosecution;

const contextOf = (by: Actor, commandId: string) => ({
  steps: {},
  by,
  now: NOW,
  commandId,
  settings: DEFAULT_SETTINGS,
});

const COMMENCEMENT: DrawnCommand = {
  name: 'JoinSurvivor',
  command: { survivorId: 'one', on: '2020-03-01', court: 'Poipet', article: '15' },
  ahead: 0,
};

/** A court case after these commands, those that it refuses left out. */
const courtCaseAfter = (commands: readonly DrawnCommand[]): unknown => {
  let state: unknown = courtCase.initial;
  for (const [index, { name, command }] of [COMMENCEMENT, ...commands].entries()) {
    const context = contextOf(COLLEAGUES[0]!, `command-${index}`);
    const recording = { id: `event-${index}`, by: context.by, at: NOW, command: name, commandId: context.commandId };
    for (const { type, data } of eventsOf(state, name, command, context))
      state = courtCase.evolve[type]!(state, data, recording);
  }
  return state;
};

const eventsOf = (state: unknown, name: string, command: object, context: ReturnType<typeof contextOf>) => {
  try {
    return courtCase.decide[name]!(state, command, context);
  } catch (error) {
    if (error instanceof Refusal) return [];
    throw error;
  }
};

/** What the service answers to this colleague about a survivor with these court cases. */
const actionsOf = async (courtCases: readonly unknown[], by: Actor) => {
  const { initial } = survivor;
  const prosecutions = Object.fromEntries(courtCases.map((_, index) => [String(index), {}]));
  const storeOf = (category: string) => ({
    load: async () => ({ ...initial, justice: { ...initial.justice, prosecutions } }),
    refusals: async (id: string, names: readonly string[], { commandId }: CommandMetadata) => {
      const context = contextOf(by, commandId);
      const refusalOf = (name: string) =>
        refusalOfEveryInput(courtCase, name, courtCases[Number(id)], context, mayOverride);
      return new Map(category === 'survivor' ? [] : names.map((name) => [name, refusalOf(name)]));
    },
  });
  const stores = { of: (category) => storeOf(category) as Partial<Store> as Store } as AggregateStores;
  const relations: RelationsNow = { of: async () => ({ ...UNRELATED, ways: ['LegalOfficer', 'office'] }) };
  const resolver = new AvailableActionsResolver(relations, {} as RefusedReadings, {} as ReadingGate, stores, [
    prosecutionStep,
  ]);
  const reader = { by, operation: 'availableActions', classes: [], disclosed: new OpenableClasses() };
  const actions = (await resolver.availableActions({ survivorId }, reader, 'en'))!;
  return new Map(
    await Promise.all(
      actions.map(async (action) => [action.mutation, (await resolver.refusal(action))?.code] as const),
    ),
  );
};

describe('what a survivor’s colleagues may record in court', () => {
  const OF_COURT = COLLEAGUES.filter(({ role }) => role === 'LEGAL_OFFICER' || role === 'SUPERVISOR');

  it('is refused where the survivor has no court case', async () => {
    for (const by of OF_COURT) {
      const codes = [...(await actionsOf([], by)).values()];
      expect(codes.length).toBeGreaterThan(10);
      expect(new Set(codes)).toEqual(new Set(['NOTHING_HERE']));
    }
  });

  it('is possible where any court case takes it, and refused as in the last one where none does', async () => {
    const seen = { inAll: 0, inSome: 0, refused: 0 };
    const disagreements = new Set<string>();
    const courtCases = fc.array(fc.array(IN_COURT, { maxLength: 25 }), { minLength: 1, maxLength: 3 });
    const sent = fc.array(IN_COURT, { minLength: 20, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(courtCases, sent, fc.constantFrom(...OF_COURT), async (all, commands, by) => {
        const states = all.map(courtCaseAfter);
        const context = contextOf(by, 'another-command');
        const answers = await actionsOf(states, by);
        // a policy sends the others
        for (const { name, command } of commands.filter((one) => answers.has(mutationNameOf(one.name)))) {
          const code = answers.get(mutationNameOf(name));
          const taking = states.filter((one) => eventsOf(one, name, command, context).length > 0);
          const last = refusalOfEveryInput(courtCase, name, states.at(-1), context, mayOverride);
          if (code !== undefined) seen.refused++;
          else if (taking.length === states.length) seen.inAll++;
          else if (taking.length > 0) seen.inSome++;
          if (code !== undefined && (taking.length > 0 || code !== last?.code))
            disagreements.add(`${name} is answered with ${code}, and taken by ${taking.length} of ${states.length}`);
        }
      }),
      { numRuns: 200, seed: 2020 },
    );
    expect([...disagreements]).toEqual([]);
    expect(Object.entries(seen).filter(([, times]) => times < 5)).toEqual([]);
  }, 120_000);
});
