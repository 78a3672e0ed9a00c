import { Inject } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { DataSource, In } from 'typeorm';
import { ReadingGate, Relations, decide } from '#access';
import { isErased } from '#decider';
import { AllowedTo, Reads, Transactors, isStale, lastSaid, type Reader } from '#step';
import { Sealing, tokenWith, type Token } from '#trust';
import { soughtSounds } from '../name/name.rules.js';
import { PersonToken } from './person.index.js';
import { ReferralView } from './referral.view.js';
import { foundBy, mayBeBornIn } from './search.rules.js';
import { FindSurvivorsArgs, FoundSurvivor } from './search.type.js';

const MOST = 20;

/** The one class that a search opens. */
const CLASSES = ['identity'] as const;

const NAMES = ['givenName', 'familyName', 'localGivenName', 'localFamilyName'] as const;

/**
 * Who shares tokens of how the name sounds, of them whom this reader may see, of them whose opened name agrees. Each who is
 * answered passes the door of her record, so that she can be told who found her; the others were opened for nobody.
 */
@Resolver()
export class SearchResolver {
  readonly #token: Token;

  constructor(
    @Inject(DataSource) private readonly db: DataSource,
    @Inject(Transactors) private readonly transactors: Transactors,
    @Inject(Sealing) private readonly sealing: Sealing,
    @Inject(Relations) private readonly relations: Relations,
    @Inject(ReadingGate) private readonly gate: ReadingGate,
  ) {
    this.#token = tokenWith(transactors.ledger.digest);
  }

  @AllowedTo('CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER', 'FORENSIC_INTERVIEWER')
  @Query(() => [FoundSurvivor], {
    description: 'Those of your cases who may have that name, however it is written; the likeliest first.',
  })
  async findSurvivors(
    @Args() { purpose, first = MOST, atLeast, ...sought }: FindSurvivorsArgs,
    @Reads() { by, operation, disclosed }: Reader,
  ): Promise<FoundSurvivor[]> {
    const stale = await isStale(this.db, [ReferralView, PersonToken, 'RelationView'], this.transactors.ledger, atLeast);
    const reading = { by, operation, purpose, classes: CLASSES };
    const hers = async ({ survivorId }: ReferralView) => {
      const relation = await this.relations.of(by, survivorId);
      return relation !== undefined && decide({ ...reading, relation })?.classes.includes('identity') === true;
    };
    const rows = await this.db.getRepository(ReferralView).findBy({ survivorId: In(await this.#alike(sought.name)) });
    const opened = rows
      .filter(({ birthYear }) => mayBeBornIn(sought.birthYear, birthYear))
      .map(async (row) => ((await hers(row)) ? this.#open(row) : undefined));
    const found = (await Promise.all(opened))
      .flatMap((person) => {
        const why = person && foundBy(sought, person);
        return why ? [{ name: person.row, survivorId: person.survivorId, ...why }] : [];
      })
      .toSorted((one, other) => other.strength - one.strength || (one.survivorId < other.survivorId ? -1 : 1))
      .slice(0, first);
    const shown = await Promise.all(
      found.map(async ({ survivorId, name, reasons }) => {
        const disclosure = await this.gate.pass({ ...reading, survivorId });
        if (!disclosure) return [];
        disclosed.add(survivorId, disclosure.classes);
        return [{ survivorId, name, reasons, stale }];
      }),
    );
    return shown.flat();
  }

  async #alike(name: string): Promise<string[]> {
    const asked = soughtSounds(name).flatMap(({ sound, words }) =>
      (['sound', 'localSound'] as const).map((kind) => ({ kind, token: this.#token(kind, sound), words })),
    );
    const found: { subject: string }[] = await this.db.query(alikeIn(this.db.getMetadata(PersonToken).tablePath), [
      asked.map(({ kind }) => kind),
      asked.map(({ token }) => token),
      asked.map(({ words }) => words),
    ]);
    return found.map(({ subject }) => subject);
  }

  async #open(row: ReferralView) {
    const { survivorId, sealed, birthYear } = row;
    const names = NAMES.map(async (field) => {
      const value = await lastSaid(this.sealing, sealed, 'identity', field);
      return [field, isErased(value) ? undefined : value];
    });
    return { row, survivorId, birthYear: birthYear ?? undefined, ...Object.fromEntries(await Promise.all(names)) };
  }
}

/** Who shares two words with the name, or as many as either has. */
export const alikeIn = (table: string): string => `
  WITH asked AS (
    SELECT kind, token, sum(words) AS words FROM unnest($1::text[], $2::text[], $3::int[]) AS asked (kind, token, words)
    GROUP BY kind, token
  ), shared AS (
    SELECT DISTINCT subject, kind, token, words FROM ${table} JOIN asked USING (kind, token) WHERE "recordedTo" IS NULL
  )
  SELECT DISTINCT subject FROM (
    SELECT subject FROM shared GROUP BY subject, kind
    HAVING sum(words) >= least(
      2,
      (SELECT sum(words) FROM asked WHERE asked.kind = shared.kind),
      (
        SELECT count(DISTINCT token) FROM ${table} own
        WHERE own.subject = shared.subject AND own.kind = shared.kind AND "recordedTo" IS NULL
      )
    )
  ) alike`;
