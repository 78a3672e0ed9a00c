import { auditor, refusalOf, supervisor } from '../../harness/homeward.js';
import { Story } from '../journey/story.js';

interface Entry {
  readonly type: string;
  readonly on: string;
  readonly standing: string | null;
}
interface Page<Node> {
  readonly edges: readonly { readonly node: Node }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
}
interface Behind {
  readonly events: Page<{ readonly subject: string }>;
}

/** A record as colleagues write it, and what timeline, figures and the office's list of tasks make of it. */
export class WholeRecord extends Story {
  /** Many entries in the order of the table: mutation, day, the rest of the input, and who records it. */
  async happens(...entries: readonly Parameters<WholeRecord['recordOn']>[]): Promise<void> {
    for (const entry of entries) await this.recordOn(...entry);
  }

  async recordOn(
    day: string,
    mutation: string,
    input: object = {},
    by?: Parameters<Story['record']>[2],
  ): Promise<void> {
    await this.record(mutation, { on: day, ...input }, by);
  }

  /** The timeline, the first day first: what stands, as type and day. */
  async timeline(): Promise<readonly (readonly [string, string])[]> {
    const entries: Entry[] = [];
    for (let [after, more] = [null as string | null, true]; more;) {
      const { data, errors } = await this.homeward.ask(
        `query ($id: UUID!, $after: UUID) { timeline(survivorId: $id, purpose: SUPERVISION, after: $after) {
          edges { node { type on standing } } pageInfo { hasNextPage endCursor } } }`,
        { id: this.survivorId, after },
        supervisor,
      );
      if (errors) throw new Error(JSON.stringify(errors));
      const { edges, pageInfo } = data!.timeline as Page<Entry>;
      entries.push(...edges.map(({ node }) => node));
      [after, more] = [pageInfo.endCursor, pageInfo.hasNextPage];
    }
    const standing = entries.filter((one) => one.standing !== 'STRUCK_OUT');
    return standing.map(({ type, on }) => [on, type] as const).toReversed();
  }

  /**
   * How many events of this record a cell of a figure counts on a day. Other specs write into the same log, so what is behind
   * the cell is asked for, and not its value.
   */
  async countFigure(figure: string, cell: string, day: string, subject = this.survivorId): Promise<number> {
    const answer = await this.homeward.askAt(
      this.last.position,
      `query ($ids: [String!], $day: Date, $cell: String, $atLeast: String) {
        figures(ids: $ids, from: $day, to: $day, atLeast: $atLeast) {
          events(cell: $cell, purpose: AUDIT) { edges { node { subject } } pageInfo { hasNextPage } } } }`,
      { ids: [figure], day, cell },
      auditor,
    );
    if (refusalOf(answer) === 'VALIDATION') return 0;
    const [{ events }] = answer.data!.figures as [Behind];
    if (events.pageInfo.hasNextPage) throw new Error(`More than a page of events lies behind ${figure} ${cell}.`);
    return events.edges.filter(({ node }) => node.subject === subject).length;
  }
}
