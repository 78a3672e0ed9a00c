import { randomUUID } from 'node:crypto';
import { Inject } from '@nestjs/common';
import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import { RelationsNow, mayRecord, maySee } from '#security/access';
import { RefusedReadings } from '#security/access-log';
import { dayAt, type Actor, type Refusal } from '#kernel/decider';
import { sentenceOf, type Locale } from '#i18n';
import {
  AggregateStores,
  AllowedTo,
  CurrentActor,
  STREAM_IN_COMMAND,
  STEPS,
  enumNameOf,
  mutationNameOf,
  type Category,
  type Role,
  type Step,
} from '#nest';
import { mayOverride } from '../../override.rules.js';
import { refusedChoicesIn } from '../choices/choices.rules.js';
import { noPart } from '../steps/justice/justice.rules.js';
import type { SurvivorState } from '../survivor.js';
import {
  AvailableActionsArgs,
  AvailableAction,
  type ActionRefusal,
  type RefusedChoice,
} from './available-actions.type.js';

const OPERATION = 'availableActions';

type Refusals = ReadonlyMap<string, Refusal | undefined>;

/**
 * What may be recorded next, decided on the log like a command. It shows nothing personal, so it takes no purpose, and
 * only a refusal is logged.
 */
@Resolver()
export class AvailableActionsResolver {
  constructor(
    @Inject(RelationsNow) private readonly relations: RelationsNow,
    @Inject(RefusedReadings) private readonly refused: RefusedReadings,
    private readonly stores: AggregateStores,
    @Inject(STEPS) private readonly steps: readonly Step[],
  ) {}

  @AllowedTo('CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER', 'FORENSIC_INTERVIEWER')
  @Query(() => [AvailableAction], {
    nullable: true,
    description:
      'The mutations about one survivor and their court cases that your role may use, and whether each is possible now. Empty when you may only read the record, as in an emergency access; null when there is no such survivor, or when you may not see the record.',
  })
  async availableActions(
    @Args() { survivorId, on }: AvailableActionsArgs,
    @CurrentActor() by: Actor,
    @Context('locale') locale: Locale,
  ): Promise<AvailableAction[] | null> {
    const relation = await this.relations.of(by, survivorId);
    if (!relation || !maySee(by, OPERATION, relation)) {
      await this.refused.note(by, { operation: OPERATION, survivorId });
      return null;
    }
    if (!mayRecord(by, relation)) return [];
    const refusals = [
      ...(await this.#refusals('survivor', survivorId, this.#commands(by, 'survivor', STREAM_IN_COMMAND), by)),
      ...(await this.#inCourt(survivorId, by)),
    ];
    const choicesOf = await this.#refusedChoices(survivorId, by, on, locale);
    return refusals.map(([command, refusal]) => ({
      mutation: mutationNameOf(command),
      possible: refusal === undefined,
      ...(refusal && { refusal: toRefusal(locale, refusal) }),
      refusedChoices: refusal ? [] : choicesOf(command),
    }));
  }

  /** By command, from the state in which it would be decided. */
  async #refusedChoices(
    survivorId: string,
    by: Actor,
    day: string | undefined,
    locale: Locale,
  ): Promise<(command: string) => RefusedChoice[]> {
    const state = (await this.stores.of('survivor').load(survivorId)) as SurvivorState;
    const now = new Date().toISOString();
    const { settings } = this.stores.ledger;
    const asked = { on: day ?? dayAt(now), now, by, settings, mayOverride: mayOverride(by) };
    return (command) =>
      refusedChoicesIn(state, command, asked).map(({ field, choice, refusal }) => ({
        field,
        value: 'code' in choice ? enumNameOf(choice.code) : choice.id,
        refusal: toRefusal(locale, refusal),
      }));
  }

  /** The commands of these streams that the role may send. */
  #commands({ role }: Actor, ...streams: readonly Step['of'][]): string[] {
    return this.steps
      .filter(({ of }) => streams.includes(of))
      .flatMap(({ inputs, access = {} }) =>
        Object.keys(inputs).filter((name) => access[mutationNameOf(name)]?.allowedTo.includes(role as Role)),
      );
  }

  /** A command in court is possible when it is in one of the survivor's court cases. */
  async #inCourt(survivorId: string, by: Actor): Promise<Refusals> {
    const commands = this.#commands(by, 'prosecution');
    if (commands.length === 0) return new Map();
    const { justice } = (await this.stores.of('survivor').load(survivorId)) as SurvivorState;
    const cases = await Promise.all(
      Object.keys(justice.prosecutions).map((id) => this.#refusals('prosecution', id, commands, by)),
    );
    return new Map(
      commands.map((name) => {
        const refusals = cases.map((one) => one.get(name));
        return [name, refusals.includes(undefined) ? undefined : (refusals.at(-1) ?? noPart())];
      }),
    );
  }

  #refusals(category: Category, id: string, commands: readonly string[], by: Actor): Promise<Refusals> {
    const metadata = { by, now: new Date().toISOString(), commandId: randomUUID() };
    return this.stores.of(category).refusals(id, commands, metadata);
  }
}

const toRefusal = (locale: Locale, { code, message, first }: Refusal): ActionRefusal => ({
  code,
  sentence: sentenceOf(code, locale) ?? message,
  ...(first !== undefined && { first: mutationNameOf(first) }),
});
