import { randomUUID } from 'node:crypto';
import { Inject } from '@nestjs/common';
import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { ReadingGate, RelationsNow, decide, mayRecord, maySee, type GrantedAccess } from '#security/access';
import { RefusedReadings } from '#security/access-log';
import { dayAt, type Actor, type PersonalClass, type Refusal } from '#kernel/decider';
import { sentenceOf, type Locale } from '#i18n';
import {
  AggregateStores,
  AllowedTo,
  CurrentReader,
  STREAM_IN_COMMAND,
  STEPS,
  enumNameOf,
  mutationNameOf,
  type Category,
  type Reader,
  type Role,
  type Step,
} from '#nest';
import { mayOverride } from '../../supervisor.rules.js';
import {
  hasChoices,
  refusedChoicesIn,
  revealedByChoices,
  type ChoiceRefusal as Refused,
  type Word,
} from '../choices/choices.rules.js';
import { revealedByRefusal } from '../choices/refusals.rules.js';
import { noPart } from '../steps/justice/justice.rules.js';
import type { SurvivorState } from '../survivor.js';
import type { ChoicesWithheld } from './available-actions.codes.js';
import {
  AvailableActionsArgs,
  AvailableAction,
  ChoicesWithheldCodes,
  ActionRefusal,
  RefusedChoice,
  type JudgedChoices,
} from './available-actions.type.js';

const OPERATION = 'availableActions';

type Refusals = ReadonlyMap<string, Refusal | undefined>;
type ChoicesOf = (command: string) => JudgedChoices;

const NONE: JudgedChoices = { refused: [] };

/**
 * What may be recorded next, decided on the log like a command. That shows nothing personal, so it takes no purpose, and
 * only a refusal is logged. The refused choices are a reading: they name items of the record, and some tell the age or which
 * relative is suspected. So is whether what tells of a class is possible, such as the end of a pregnancy.
 */
@Resolver(() => AvailableAction)
export class AvailableActionsResolver {
  constructor(
    @Inject(RelationsNow) private readonly relations: RelationsNow,
    @Inject(RefusedReadings) private readonly refused: RefusedReadings,
    private readonly gate: ReadingGate,
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
    @Args() asked: AvailableActionsArgs,
    @CurrentReader() reader: Reader,
    @Context('locale') locale: Locale,
  ): Promise<AvailableAction[] | null> {
    const { survivorId, mutation } = asked;
    const { by } = reader;
    const relation = await this.relations.of(by, survivorId);
    if (!relation || !maySee(by, OPERATION, relation)) {
      await this.refused.note(by, { operation: OPERATION, survivorId });
      return null;
    }
    if (!mayRecord(by, relation)) return [];
    const sought = (commands: readonly string[]) =>
      commands.filter((one) => mutation === undefined || mutationNameOf(one) === mutation);
    const refusals = [
      ...(await this.#refusals('survivor', survivorId, sought(this.#commands(by, 'survivor', STREAM_IN_COMMAND)), by)),
      ...(await this.#inCourt(survivorId, sought(this.#commands(by, 'prosecution')), by)),
    ];
    const reveals = (command: string, refusal?: Refusal) => revealedByRefusal(command, refusal).length > 0;
    const judged = refusals.flatMap(([command, refusal]) =>
      reveals(command, refusal) || (!refusal && hasChoices(command)) ? [command] : [],
    );
    // one reading for all, by the first that is asked for
    let opened: Promise<ChoicesOf> | undefined;
    const open = () => (opened ??= this.#open(asked, judged, reader, locale));
    return refusals.map(([command, refusal]) => {
      let choices: Promise<JudgedChoices> | undefined;
      const judge = async () => (refusal || !hasChoices(command) ? NONE : (await open())(command));
      const mayBeShown = async () => !reveals(command, refusal) || (await open())(command).withheld === undefined;
      return {
        mutation: mutationNameOf(command),
        judgeChoices: () => (choices ??= judge()),
        judgeRefusal: async () => (refusal && (await mayBeShown()) ? toRefusal(locale, refusal) : undefined),
      };
    });
  }

  @ResolveField(() => Boolean, {
    description:
      'False when every input would be refused, or would record nothing. Other refusals depend on the input. True where that would tell more than you may read for the purpose that you state.',
  })
  async possible(@Parent() { judgeRefusal }: AvailableAction): Promise<boolean> {
    return (await judgeRefusal()) === undefined;
  }

  @ResolveField(() => ActionRefusal, { nullable: true, description: 'Set when the mutation is not possible.' })
  async refusal(@Parent() { judgeRefusal }: AvailableAction): Promise<ActionRefusal | undefined> {
    return judgeRefusal();
  }

  @ResolveField(() => [RefusedChoice], {
    description:
      'What would be refused in its fields, for readers who state a purpose and may open what that tells of the survivor: it is a reading of its own. Nothing where a rule of conduct refuses it and you may record against it, and nothing where `choicesWithheld` says why.',
  })
  async refusedChoices(@Parent() { judgeChoices }: AvailableAction): Promise<readonly RefusedChoice[]> {
    return (await judgeChoices()).refused;
  }

  @ResolveField(() => ChoicesWithheldCodes, {
    nullable: true,
    description: 'Why `refusedChoices` does not say what would be refused; null where it does.',
  })
  async choicesWithheld(@Parent() { judgeChoices }: AvailableAction): Promise<ChoicesWithheld | null> {
    return (await judgeChoices()).withheld ?? null;
  }

  /** What is refused by command, from the state in which it would be decided; nothing to a reader of a part. */
  async #open(
    { survivorId, on, purpose }: AvailableActionsArgs,
    commands: readonly string[],
    { by, operation }: Reader,
    locale: Locale,
  ): Promise<ChoicesOf> {
    if (!purpose) return () => withhold('PurposeMissing');
    const reading = { by, operation, survivorId, purpose };
    const relation = await this.relations.of(by, survivorId, purpose);
    const shown = relation && decide({ ...reading, relation, classes: revealedBy(commands) });
    const shownCommands = commands.filter((command) => shown && isDisclosed(shown, command));
    // what is not shown is no reading; a refusal is
    if (shown && shownCommands.length === 0) return () => withhold('ClassWithheld');
    const passed = await this.gate.pass({ ...reading, classes: revealedBy(shownCommands) });
    if (!passed) return () => withhold('PurposeRefused');
    const state = (await this.stores.of('survivor').load(survivorId)) as SurvivorState;
    const now = new Date().toISOString();
    const today = dayAt(now);
    const { settings, directory } = this.stores.storeContext;
    // nothing is recorded for a day to come
    const day = on !== undefined && on < today ? on : today;
    const registers = await directory?.(false);
    const context = { on: day, now, by, settings, directory: registers, mayOverride: mayOverride(by) };
    return (command) =>
      isDisclosed(passed, command)
        ? { refused: refusedChoicesIn(state, command, context).map((one) => toRefusedChoice(locale, one)) }
        : withhold('ClassWithheld');
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
  async #inCourt(survivorId: string, commands: readonly string[], by: Actor): Promise<Refusals> {
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

const toWord = (said: Word): string => ('code' in said ? enumNameOf(said.code) : said.id);

const toRefusedChoice = (locale: Locale, { field, choice, given, refusal }: Refused): RefusedChoice => ({
  field,
  value: toWord(choice),
  ...(given && { given: { ...given, answers: given.answers.map(toWord) } }),
  refusal: toRefusal(locale, refusal),
});

/** Whether this disclosure covers all that the answers about a command tell. */
const isDisclosed = ({ classes, inPart }: GrantedAccess, command: string): boolean =>
  !inPart && revealedBy([command]).every((one) => classes.includes(one));

const withhold = (withheld: ChoicesWithheld): JudgedChoices => ({ refused: [], withheld });

const revealedBy = (commands: readonly string[]): readonly PersonalClass[] => [
  ...new Set(commands.flatMap((one) => [...revealedByRefusal(one), ...revealedByChoices(one)])),
];
