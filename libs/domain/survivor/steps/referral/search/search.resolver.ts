import { Inject } from '@nestjs/common';
import { Args, Context, Extensions, Query, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { EMERGENCY_PURPOSE, ReadingGate, relationWordsOf } from '#security/access';
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
import { PersonKey } from '../person.index.js';
import { ReferralView } from '../referral.view.js';
import type { FoundReason } from '../referral.codes.js';
import {
  findCandidates,
  findPeople,
  type Candidate,
  type CandidateQuery,
  type SealedPerson,
} from './search.candidates.js';
import { SearchCursors } from './search.cursor.js';
import { IndexState } from './search.index-state.js';
import { keysSought } from './search.keys.js';
import { LAST_PLACE, toCursor, type SearchPlace } from './search.ranking.js';
import { Rounds } from './search.rounds.js';
import { searchReasons, type ReasonsOf, type SearchTerms } from './search.rules.js';
import { SubjectsOfReader } from './search.subjects.js';
import { NAME_TOO_WIDE, PAGE_MS, requireInTime, type SearchDeadline } from './search.too-wide.js';
import { FOUND_MAX, FoundSurvivors, SearchSurvivorsArgs } from './search.type.js';

const SHOWN_BY = [ReferralView, PersonKey, 'RelationView'];

/** In an emergency, the records that were opened are those that it looks at. */
const SHOWN_IN_EMERGENCY_BY = [...SHOWN_BY, 'BreakGlassView'];

/** The one class that a search opens. */
const CLASSES = ['identity'] as const;

/** The most candidates that are asked for at once: as many as were compared before in vain. */
const CANDIDATES_MAX = 480;

const NAMES = ['givenName', 'familyName', 'localGivenName', 'localFamilyName'] as const;

interface SearchHit {
  readonly place: SearchPlace;
  readonly reasons: readonly FoundReason[];
  readonly sealed: ReferralView['sealed'];
}

/** The matches of a page. */
interface PageOfHits {
  readonly hits: readonly SearchHit[];
  /** How far was compared, where the page ends for want of time. */
  readonly upTo?: SearchPlace | undefined;
}

/** What is asked for: so many matches after a cursor. */
interface PageWindow {
  readonly after: SearchPlace | undefined;
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
  /** How many candidates are asked for at first. */
  candidatesAtOnce = 60;
  readonly subjects: SubjectsOfReader;
  readonly #token: Token;
  readonly #cursors: SearchCursors;
  readonly #index: IndexState;

  constructor(
    @Inject(DataSource) private readonly db: DataSource,
    @Inject(AggregateStores) private readonly stores: AggregateStores,
    @Inject(Sealing) private readonly sealing: Sealing,
    @Inject(ReadingGate) private readonly gate: ReadingGate,
  ) {
    this.subjects = new SubjectsOfReader(db);
    this.#token = tokenWith(stores.storeContext.digest);
    this.#cursors = new SearchCursors(stores.storeContext.digest);
    this.#index = new IndexState(db, stores.storeContext.digest);
  }

  @AllowedTo('CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER', 'FORENSIC_INTERVIEWER')
  @Query(() => FoundSurvivors, {
    description:
      'Your cases whose survivor may have that name in any spelling, the likeliest first. A page can have fewer than `first`, ' +
      'or none, where many records must be compared: if `hasNextPage` says so, the next page goes on after `endCursor`.',
  })
  @Extensions(NAME_TOO_WIDE)
  async searchSurvivors(
    @Args() { purpose, first = FOUND_MAX, after = '', atLeast, ...sought }: SearchSurvivorsArgs,
    @CurrentReader() reader: Reader,
    @Context() deadline: SearchDeadline = {},
  ): Promise<FoundSurvivors> {
    const shownBy = purpose === EMERGENCY_PURPOSE ? SHOWN_IN_EMERGENCY_BY : SHOWN_BY;
    const isLate = await isStale(this.db, shownBy, this.stores.storeContext, atLeast);
    const search = { ...sought, purpose, by: reader.by };
    // one beyond the page, since `hasNextPage` tells that it agrees
    const window = { after: after ? this.#cursors.open(after, search) : undefined, count: first + 1, deadline };
    const { stale: mayLackPeople, leftOutCount } = await this.#index.completeness(shownBy);
    const stale = mayLackPeople || isLate;
    const { hits, upTo } = await this.#findHits(sought, purpose, reader, window);
    requireInTime(deadline, NAME_TOO_WIDE);
    const shown = await this.#discloseHits(hits, purpose, reader);
    const edges = shown
      .slice(0, first)
      .map(({ place, node }) => ({ cursor: toCursor(place), node: { ...node, stale } }));
    // of a full page, access to a match may just have ended: others may follow all the same
    const end = (shown.length > first ? shown[first - 1] : hits[first])?.place ?? upTo;
    const pageInfo = pageInfoOf({ edges, after, hasNextPage: end !== undefined });
    const endCursor = end ? this.#cursors.seal(end, search) : pageInfo.endCursor;
    return { edges, pageInfo: { ...pageInfo, endCursor }, stale, leftOutCount };
  }

  /**
   * The next survivors whose name this reader may open, and whose opened name agrees, the likeliest first. Their places
   * follow from their tokens, so the log is read and names are opened no further than the page needs.
   */
  async #findHits(sought: SearchTerms, purpose: Purpose, reader: Reader, wanted: PageWindow): Promise<PageOfHits> {
    const { count, deadline } = wanted;
    const until = performance.now() + (deadline.pageMs ?? PAGE_MS);
    const isOver = () => performance.now() > until;
    const query = await this.#queryOf(sought, purpose, reader);
    const reasonsOf = searchReasons(sought);
    const hits: SearchHit[] = [];
    let { after } = wanted;
    let decidedBefore = 0;
    const rounds = new Rounds(count);
    do {
      requireInTime(deadline, NAME_TOO_WIDE);
      const batch = Math.max(this.candidatesAtOnce, Math.min(decidedBefore, CANDIDATES_MAX));
      const { candidates, next } = await findCandidates(this.db, { ...query, batch }, after);
      let decided = 0;
      for (const some of rounds.of(candidates)) {
        requireInTime(deadline, NAME_TOO_WIDE);
        const found = await this.#decide(some, reasonsOf, purpose, reader);
        hits.push(...found);
        rounds.end(some.length, found.length);
        if (hits.length >= count) return { hits: hits.slice(0, count) };
        decided += some.length;
        if (decided < candidates.length && isOver()) return { hits, upTo: some.at(-1) };
      }
      // the time alone decides, also where nobody is left: else a forged row would learn that its tokens agree
      if (isOver()) return { hits, upTo: next ?? LAST_PLACE };
      decidedBefore += decided;
      after = next;
    } while (after);
    return { hits };
  }

  /** A reader's own subjects are looked up where these are few, and those who share the name where not. */
  async #queryOf(
    { name, birthYear }: SearchTerms,
    purpose: Purpose,
    { by }: Reader,
  ): Promise<Omit<CandidateQuery, 'batch'>> {
    const isEmergency = purpose === EMERGENCY_PURPOSE;
    const few = isEmergency ? this.subjects.openedBy(by.id) : await this.subjects.related(relationWordsOf(by));
    return { keys: keysSought(name, this.#token), birthYear, few };
  }

  /** Decides by the log before it opens: a row that says more than the log learns nothing, not even by the time it takes. */
  async #decide(
    some: readonly Candidate[],
    reasonsOf: ReasonsOf,
    purpose: Purpose,
    { by, operation }: Reader,
  ): Promise<readonly SearchHit[]> {
    const asked = { by, operation, purpose, classes: CLASSES, amongOthers: true } as const;
    const ids = some.map(({ survivorId }) => survivorId);
    const [rows, permitted] = await Promise.all([
      findPeople(this.db, ids),
      Promise.all(ids.map((survivorId) => this.gate.permits({ ...asked, survivorId }))),
    ]);
    const open = some.filter((_, index) => permitted[index]?.includes('identity'));
    const hits = open.map(async (candidate): Promise<SearchHit[]> => {
      const row = rows.get(candidate.survivorId);
      const reasons = row && reasonsOf(await this.#open(row));
      return row && reasons ? [{ place: candidate, reasons, sealed: row.sealed }] : [];
    });
    return (await Promise.all(hits)).flat();
  }

  /** The matches that pass the gate, each of which is logged. */
  async #discloseHits(found: readonly SearchHit[], purpose: Purpose, { by, operation, disclosed }: Reader) {
    const shown = found.map(async ({ place, reasons, sealed }) => {
      const { survivorId } = place;
      const disclosure = await this.gate.pass({ by, operation, purpose, classes: CLASSES, survivorId });
      if (!disclosure) return [];
      disclosed.add(survivorId, disclosure.classes);
      return [{ place, node: { survivorId, caseNumber: caseNumberOf(survivorId), reasons, name: { sealed } } }];
    });
    return (await Promise.all(shown)).flat();
  }

  async #open({ survivorId, sealed, birthYear }: SealedPerson): Promise<PersonDescription> {
    const owned = { owner: survivorId, personalClass: 'identity', fields: NAMES } as const;
    const names = Object.entries(await openLatest(this.sealing, sealed, owned));
    return { birthYear: birthYear ?? undefined, ...Object.fromEntries(names.filter(([, value]) => !isErased(value))) };
  }
}
