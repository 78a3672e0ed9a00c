import * as fc from 'fast-check';
import { Refusal, refusalOfEveryInput, type Actor, type AnyDecider } from '#kernel/decider';
import type { CommandMetadata } from '#kernel/event-store';
import { UNRELATED, type ReadingGate, type RelationsNow } from '#security/access';
import type { RefusedReadings } from '#security/access-log';
import { DEFAULT_SETTINGS } from '#settings';
import { OpenableClasses, mutationNameOf, type AggregateStores } from '#nest';
import { mayOverride } from '../override.rules.js';
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
    const seen = { possible: 0, onlyInOne: 0, refused: 0 };
    const courtCases = fc.array(fc.array(IN_COURT, { maxLength: 25 }), { minLength: 1, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(
        courtCases,
        fc.array(IN_COURT, { minLength: 20, maxLength: 20 }),
        fc.nat(),
        async (all, sent, role) => {
          const by = OF_COURT[role % OF_COURT.length]!;
          const states = all.map(courtCaseAfter);
          const answers = await actionsOf(states, by);
          for (const { name, command } of sent) {
            const mutation = mutationNameOf(name);
            if (!answers.has(mutation)) continue; // sent by a policy
            const code = answers.get(mutation);
            const taking = states.filter((one) => eventsOf(one, name, command, contextOf(by, 'another')).length > 0);
            if (taking.length > 0) expect([name, code]).toEqual([name, undefined]);
            if (taking.length > 0 && taking.length < states.length) seen.onlyInOne++;
            if (taking.length > 0) seen.possible++;
            if (code === undefined) continue;
            seen.refused++;
            const last = refusalOfEveryInput(courtCase, name, states.at(-1), contextOf(by, 'another'), mayOverride);
            expect([name, code]).toEqual([name, last?.code]);
          }
        },
      ),
      { numRuns: 60 },
    );
    expect(Object.values(seen).every((times) => times > 20)).toBe(true);
  }, 120_000);
});
