import { Field, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'Where a page lies in its list.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether there is another page. Of a search, it may be empty.' })
  hasNextPage!: boolean;
  @Field(() => Boolean, { description: 'Whether items come before this page.' }) hasPreviousPage!: boolean;
  @Field(() => String, { nullable: true, description: 'The cursor of the first item; null without items.' })
  startCursor!: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'The cursor of the last item, or of a search, where its page ended: `after` of the next page.',
  })
  endCursor!: string | null;
}

interface Page {
  readonly edges: readonly { readonly cursor: string }[];
  /** The cursor of the request: it came from an item before this page. */
  readonly after: string | undefined;
  readonly hasNextPage: boolean;
}

export const pageInfoOf = ({ edges, after, hasNextPage }: Page): PageInfo => ({
  hasNextPage,
  hasPreviousPage: Boolean(after),
  startCursor: edges[0]?.cursor ?? null,
  endCursor: edges.at(-1)?.cursor ?? null,
});
