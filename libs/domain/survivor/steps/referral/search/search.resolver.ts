import { Inject } from '@nestjs/common';
import { Args, Context, Extensions, Query, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { ReadingGate, relationWordsOf } from '#security/access';
import { isErased } from '#kernel/decider';
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
import { caseNumberOf } from '../case-number/case-number.rules.js';
import type { PersonDescription } from '../duplicates/duplicates.rules.js';
import { PersonToken } from '../person.index.js';
import { ReferralView } from '../referral.view.js';
import type { FoundReason } from '../referral.codes.js';
import { findCandidates, findPeople, type SealedPerson } from './search.candidates.js';
import { boundStrength, firstPlaceOf, toCursor } from './search.ranking.js';
import { roundsOf } from './search.rounds.js';
import { searchReasons, type SearchTerms } from './search.rules.js';
import { NAME_TOO_WIDE, requireInTime, type SearchDeadline } from './search.too-wide.js';
import { FOUND_MAX, FoundSurvivors, SearchSurvivorsArgs } from './search.type.js';

const SHOWN_BY = [ReferralView, PersonToken, 'RelationView'];

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

interface Candidate {
  readonly survivorId: string;
  /** The strongest match that its tokens allow. */
  readonly bound: number;
  /** No match of it can come before this place. */
  readonly place: string;
}

/** What is asked for: so many matches after a cursor. */
interface PageWindow {
  readonly after: string;
  readonly count: number;
  readonly deadline: SearchDeadline;
}

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
  @Extensions(NAME_TOO_WIDE)
  async searchSurvivors(
    @Args() { purpose, first = FOUND_MAX, after = '', atLeast, ...sought }: SearchSurvivorsArgs,
    @CurrentReader() reader: Reader,
    @Context() deadline: SearchDeadline = {},
  ): Promise<FoundSurvivors> {
    const stale = await isStale(this.db, SHOWN_BY, this.stores.ledger, atLeast);
    // one beyond the page, since `hasNextPage` tells that it agrees
    const found = await this.#findHits(sought, purpose, reader, { after, count: first + 1, deadline });
    requireInTime(deadline, NAME_TOO_WIDE);
    const shown = await this.#discloseHits(found, purpose, reader);
    const edges = shown.slice(0, first).map(({ cursor, node }) => ({ cursor, node: { ...node, stale } }));
    const pageInfo = pageInfoOf({ edges, after, hasNextPage: shown.length > first });
    return { edges, pageInfo, stale };
  }

  /**
   * The next survivors whose name this reader may open, and whose opened name agrees, the likeliest first. The log is read
   * and names are opened in the order of their tokens, no further than the page needs: a name may have many bearers.
   */
  async #findHits(sought: SearchTerms, purpose: Purpose, reader: Reader, wanted: PageWindow): Promise<SearchHit[]> {
    const candidates = await this.#findCandidates(sought, purpose, reader, wanted);
    let hits: SearchHit[] = [];
    for (const some of roundsOf(candidates, wanted.count)) {
      const last = hits[wanted.count - 1];
      if (last && last.cursor < some[0]!.place) break;
      requireInTime(wanted.deadline, NAME_TOO_WIDE);
      const found = await this.#toHits(some, sought, purpose, reader);
      hits = [...hits, ...found.filter(({ cursor }) => cursor > wanted.after)].toSorted(byCursor);
    }
    return hits.slice(0, wanted.count);
  }

  /** Everybody whose tokens allow a match after the cursor, in the order in which their matches can be. */
  async #findCandidates(
    sought: SearchTerms,
    purpose: Purpose,
    { by }: Reader,
    { after, deadline }: PageWindow,
  ): Promise<Candidate[]> {
    // an office has more cases than share a token; and emergency access opens a record beyond the reader's own cases
    const ofFew = by.role !== 'SUPERVISOR' && purpose !== 'BREAK_GLASS';
    const readers = ofFew ? relationWordsOf(by) : undefined;
    const { groups, bornThen } = await findCandidates(this.db, this.#token, { ...sought, readers }, deadline);
    const bounds = new Map<string, number>();
    for (const { people, ...tokens } of groups) {
      const bound = boundStrength(sought, [tokens], {});
      for (const survivorId of people) {
        const most = bound + Number(bornThen.has(survivorId));
        bounds.set(survivorId, Math.max(most, bounds.get(survivorId) ?? 0));
      }
    }
    return [...bounds]
      .flatMap(([survivorId, bound]): Candidate[] => {
        const place = firstPlaceOf(bound, survivorId, after);
        return place === undefined ? [] : [{ survivorId, bound, place }];
      })
      .toSorted((one, other) => (one.place < other.place ? -1 : 1));
  }

  /** Decides by the log before it opens: a row that says more than the log learns nothing, not even by the time it takes. */
  async #toHits(
    some: readonly Candidate[],
    sought: SearchTerms,
    purpose: Purpose,
    { by, operation }: Reader,
  ): Promise<SearchHit[]> {
    const asked = { by, operation, purpose, classes: CLASSES, amongOthers: true } as const;
    const ids = some.map(({ survivorId }) => survivorId);
    const [rows, permitted] = await Promise.all([
      findPeople(this.db, ids),
      Promise.all(ids.map((survivorId) => this.gate.permits({ ...asked, survivorId }))),
    ]);
    const hits = some.map(async ({ survivorId, bound }, index): Promise<SearchHit[]> => {
      const row = permitted[index]?.includes('identity') ? rows.get(survivorId) : undefined;
      const why = row && searchReasons(sought, await this.#open(row));
      if (!row || !why) return [];
      const cursor = toCursor(Math.min(why.strength, bound), survivorId);
      return [{ cursor, survivorId, reasons: why.reasons, sealed: row.sealed }];
    });
    return (await Promise.all(hits)).flat();
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

  async #open({ survivorId, sealed, birthYear }: SealedPerson): Promise<PersonDescription> {
    const owned = { owner: survivorId, personalClass: 'identity', fields: NAMES } as const;
    const names = Object.entries(await openLatest(this.sealing, sealed, owned));
    return { birthYear: birthYear ?? undefined, ...Object.fromEntries(names.filter(([, value]) => !isErased(value))) };
  }
}

const byCursor = (one: SearchHit, other: SearchHit): number => (one.cursor < other.cursor ? -1 : 1);
