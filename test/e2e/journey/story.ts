import { randomUUID } from 'node:crypto';
import { dayAt } from '#kernel/decider';
import {
  Homeward,
  caseWorker,
  legalOfficer,
  receiptOf,
  refusalOf,
  type Answer,
  type Receipt,
} from '../../harness/homeward.js';

const YEAR = Number(dayAt(new Date().toISOString()).slice(0, 4)) - 1;

/** A day of last year, so that the child is still a child today. */
export const dayOn = (monthAndDay: string, yearsBefore = 0): string => `${YEAR - yearsBefore}-${monthAndDay}`;

type By = typeof caseWorker;

interface Freshness {
  readonly behind: boolean;
}

interface TaskPage {
  readonly edges: readonly { readonly node: { readonly kind: string; readonly survivorId: string } }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** One child's record from the referral on, and everybody who writes in it. */
export class Story {
  readonly survivorId = randomUUID();
  readonly operationId = randomUUID();
  readonly prosecutionId = randomUUID();
  /** What the survivor wants to reach by the plan. */
  readonly goalId = randomUUID();
  /** The position of the last entry. */
  last!: Receipt;
  homeward!: Homeward;

  async begin(): Promise<void> {
    this.homeward = await Homeward.shared();
    // other specs may have written to that log before, and the views read it from the beginning
    if (process.env.EVENTSTORE_URL) await this.homeward.caughtUp();
  }

  /** Records in the survivor's record, by default as their case worker. */
  async record(mutation: string, input: object, by: By = caseWorker): Promise<Receipt> {
    return (this.last = receiptOf(await this.#send(mutation, input, by)));
  }

  /** @returns the code of the refusal, or undefined */
  async refusal(mutation: string, input: object, by: By = caseWorker): Promise<string | undefined> {
    return refusalOf(await this.#send(mutation, input, by));
  }

  /** What the court does once the survivor has joined the case; a policy joins them. */
  async inCourt(mutation: string, input: object, by: By = legalOfficer): Promise<void> {
    const { prosecutionId } = this;
    const joined = await this.homeward.until('the survivor joined the prosecution', async () => {
      const answer = await this.homeward.command(mutation, { prosecutionId, ...input }, by);
      return refusalOf(answer) !== 'NOT_FOUND' && answer;
    });
    receiptOf(joined);
  }

  /** The record, including its last entry. */
  async readSurvivor(fields: string, by: By = caseWorker): Promise<unknown> {
    const { survivorId: id, last } = this;
    // on a busy machine the views may need longer than a query waits
    const { data, errors } = await this.homeward.until('the views show the last entry', async () => {
      const answer = await this.homeward.ask(
        `query ($id: UUID!, $atLeast: String!) { survivor(id: $id, purpose: CARE, atLeast: $atLeast) { ${fields} behind: stale } }`,
        { id, atLeast: last.position },
        by,
      );
      const isBehind =
        (answer.data?.survivor as Freshness | null | undefined)?.behind || refusalOf(answer) === 'UNAVAILABLE';
      return !isBehind && answer;
    });
    if (errors) throw new Error(JSON.stringify(errors));
    if (!data!.survivor) return null;
    const { behind: _, ...shown } = data!.survivor as Freshness;
    return shown;
  }

  /** The open tasks of the record for a user: their kinds, the most urgent first. */
  async dueTasks(by: By = caseWorker): Promise<readonly string[]> {
    await this.readSurvivor('revision');
    const query = `query ($after: String) {
      dueTasks(purpose: CARE, after: $after) { edges { node { kind survivorId } } pageInfo { hasNextPage endCursor } } }`;
    const kinds: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { data } = await this.homeward.ask(query, { after }, by);
      const { edges, pageInfo } = data!.dueTasks as TaskPage;
      for (const { node } of edges) if (node.survivorId === this.survivorId) kinds.push(node.kind);
      [after, more] = [pageInfo.endCursor, pageInfo.hasNextPage];
    }
    return kinds;
  }

  /** @returns the sentence of the refusal, or undefined */
  async sentence(mutation: string, input: object, by: By = caseWorker): Promise<string | undefined> {
    return (await this.#send(mutation, input, by)).errors?.[0]?.message;
  }

  #send(mutation: string, input: object, by: By): Promise<Answer> {
    return this.homeward.command(mutation, { survivorId: this.survivorId, ...input }, by);
  }
}
