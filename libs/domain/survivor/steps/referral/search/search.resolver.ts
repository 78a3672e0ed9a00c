import { Inject } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { DataSource, In } from 'typeorm';
import { ReadingGate, wordsOf } from '#security/access';
import { isErased, type Actor } from '#kernel/decider';
import {
  AllowedTo,
  CurrentReader,
  AggregateStores,
  isStale,
  openLatest,
  type Purpose,
  type Reader,
  pageInfoOf,
} from '#nest';
import { Sealing, tokenWith, type Token } from '#kernel/integrity';
import { searchSounds } from '../../name/name.rules.js';
import { caseNumberOf } from '../case-number/case-number.rules.js';
import { PersonToken } from '../person.index.js';
import { ReferralView } from '../referral.view.js';
import type { FoundReason } from '../referral.codes.js';
import { searchReasons, mayBeBornIn, type SearchTerms } from './search.rules.js';
import { FoundSurvivors, SearchSurvivorsArgs } from './search.type.js';

const HITS_MAX = 20;

const SHOWN_BY = [ReferralView, PersonToken, 'RelationView'];

/** Above the strength of any likeness, which has one digit, so that stronger matches sort first. */
const STRONGEST = 9;

/** The one class that a search opens. */
const CLASSES = ['identity'] as const;

const NAMES = ['givenName', 'familyName', 'localGivenName', 'localFamilyName'] as const;

interface SearchHit {
  /** The position of the match among all matches. */
  readonly cursor: string;
  readonly survivorId: string;
  readonly reasons: readonly FoundReason[];
  readonly sealed: ReferralView['sealed'];
}

/** How many candidates are decided on and opened at once: a family name may have many bearers. */
const AT_ONCE = 50;

/**
 * Finds survivors who share sound tokens with the name, whose record is open to the reader according to the log, and
 * whose opened name agrees. Whether a name agrees is personal, so each match of which the answer tells passes the gate
 * of its record: the survivor can learn who found them. Names that were opened but did not match are shown to no reader.
 */
@Resolver()
export class SearchResolver {
  readonly #token: Token;

  constructor(
    @Inject(DataSource) private readonly db: DataSource,
    @Inject(AggregateStores) private readonly stores: AggregateStores,
    @Inject(Sealing) private readonly sealing: Sealing,
    @Inject(ReadingGate) private readonly gate: ReadingGate,
  ) {
    this.#token = tokenWith(stores.ledger.digest);
  }

  @AllowedTo('CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER', 'FORENSIC_INTERVIEWER')
  @Query(() => FoundSurvivors, {
    description: 'Your cases whose survivor may have that name in any spelling, the likeliest first.',
  })
  async searchSurvivors(
    @Args() { purpose, first = HITS_MAX, after = '', atLeast, ...sought }: SearchSurvivorsArgs,
    @CurrentReader() reader: Reader,
  ): Promise<FoundSurvivors> {
    const stale = await isStale(this.db, SHOWN_BY, this.stores.ledger, atLeast);
    const all = await this.#findHits(sought, purpose, reader);
    const found = all.filter(({ cursor }) => cursor > after).slice(0, first + 1);
    // one beyond the page, since `hasNextPage` tells that it agrees
    const shown = await this.#discloseHits(found, purpose, reader);
    const edges = shown.slice(0, first).map(({ cursor, node }) => ({ cursor, node: { ...node, stale } }));
    const pageInfo = pageInfoOf({ edges, after, hasNextPage: shown.length > first });
    return { edges, pageInfo, stale };
  }

  /** All survivors whose name this reader may open, and whose opened name agrees, the likeliest first. */
  async #findHits(sought: SearchTerms, purpose: Purpose, reader: Reader): Promise<SearchHit[]> {
    const rows = await this.db.getRepository(ReferralView).find({
      select: { survivorId: true, birthYear: true, sealed: true },
      where: { survivorId: In(await this.#findAlikeNames(sought.name, purpose, reader.by)) },
    });
    const candidates = rows.filter(({ birthYear }) => mayBeBornIn(sought.birthYear, birthYear));
    const hits: SearchHit[] = [];
    for (let from = 0; from < candidates.length; from += AT_ONCE) {
      const some = candidates.slice(from, from + AT_ONCE);
      hits.push(...(await Promise.all(some.map((row) => this.#toHits(row, sought, purpose, reader)))).flat());
    }
    return hits.toSorted((one, other) => (one.cursor < other.cursor ? -1 : 1));
  }

  /** Decides by the log before it opens: a row that says more than the log learns nothing, not even by the time it takes. */
  async #toHits(
    row: ReferralView,
    sought: SearchTerms,
    purpose: Purpose,
    { by, operation }: Reader,
  ): Promise<SearchHit[]> {
    const { survivorId, sealed } = row;
    const asked = { by, operation, purpose, classes: CLASSES, survivorId, amongOthers: true } as const;
    if (!(await this.gate.permits(asked))?.includes('identity')) return [];
    const why = searchReasons(sought, await this.#open(row));
    if (!why) return [];
    return [{ cursor: `${STRONGEST - why.strength}/${survivorId}`, survivorId, reasons: why.reasons, sealed }];
  }

  /** The matches that pass the gate, each of which is logged. */
  async #discloseHits(found: readonly SearchHit[], purpose: Purpose, { by, operation, disclosed }: Reader) {
    const shown = found.map(async ({ cursor, survivorId, reasons, sealed }) => {
      const disclosure = await this.gate.pass({ by, operation, purpose, classes: CLASSES, survivorId });
      if (!disclosure) return [];
      disclosed.add(survivorId, disclosure.classes);
      return [{ cursor, node: { survivorId, caseNumber: caseNumberOf(survivorId), reasons, name: { sealed } } }];
    });
    return (await Promise.all(shown)).flat();
  }

  async #findAlikeNames(name: string, purpose: Purpose, by: Actor): Promise<string[]> {
    const asked = searchSounds(name).flatMap(({ sound, words }) =>
      (['sound', 'localSound'] as const).map((kind) => ({ kind, token: this.#token(kind, sound), words })),
    );
    const [tokens, relations] = [PersonToken, 'RelationView'].map((table) => this.db.getMetadata(table).tablePath);
    // an office has more cases than share a token; and emergency access opens a record beyond the reader's own cases
    const ofFew = by.role !== 'SUPERVISOR' && purpose !== 'BREAK_GLASS';
    const found: { subject: string }[] = await this.db.query(alikeIn(tokens!, ofFew ? relations : undefined), [
      asked.map(({ kind }) => kind),
      asked.map(({ token }) => token),
      asked.map(({ words }) => words),
      ...(ofFew ? [wordsOf(by)] : []),
    ]);
    return found.map(({ subject }) => subject);
  }

  async #open({ survivorId, sealed, birthYear }: ReferralView) {
    const names = NAMES.map(async (field) => {
      const value = await openLatest(this.sealing, sealed, { owner: survivorId, personalClass: 'identity', field });
      return [field, isErased(value) ? undefined : value];
    });
    return { survivorId, birthYear: birthYear ?? undefined, ...Object.fromEntries(await Promise.all(names)) };
  }
}

/**
 * Finds subjects who share two words with the name, or as many as either has.
 * @param relations table of the reader's relations when they are few: then only the tokens of those subjects are read
 */
export const alikeIn = (table: string, relations?: string): string => `
  WITH asked AS (
    SELECT kind, token, sum(words) AS words FROM unnest($1::text[], $2::text[], $3::int[]) AS asked (kind, token, words)
    GROUP BY kind, token
  ), ${relations ? `mine AS MATERIALIZED (SELECT "survivorId" AS subject FROM ${relations} WHERE readers && $4::text[]), ` : ''}shared AS (
    SELECT DISTINCT subject, kind, token, words FROM ${relations ? 'mine JOIN' : ''} ${table} ${relations ? 'USING (subject)' : ''}
    JOIN asked USING (kind, token) WHERE "recordedTo" IS NULL
  )
  SELECT DISTINCT subject FROM (
    SELECT subject FROM shared GROUP BY subject, kind
    HAVING sum(words) >= 2 OR sum(words) >= least(
      (SELECT sum(words) FROM asked WHERE asked.kind = shared.kind),
      (
        SELECT count(DISTINCT token) FROM ${table} own
        WHERE own.subject = shared.subject AND own.kind = shared.kind AND "recordedTo" IS NULL
      )
    )
  ) alike`;
