import type { DataSource } from 'typeorm';
import type { Actor } from '#kernel/decider';
import type { RowCondition } from '#kernel/projections';
import { JusticeView, RelationView } from '#domain/survivor';
import { isListed, relationWordsOf } from '#security/access';

type ListParameters = Readonly<Record<string, unknown>>;

/** A condition on `one`, and its parameters: the reader may list a survivor in the court case. */
export const isCourtCaseListed = (
  db: DataSource,
  by: Actor,
): readonly [condition: RowCondition, parameters: ListParameters] => {
  // auditors also see a case that nobody is in any more
  if (by.role === 'AUDITOR') return ['TRUE', {}];
  const [parts, relations] = [JusticeView, RelationView].map((view) => db.getMetadata(view).tablePath);
  const condition = `EXISTS (SELECT FROM ${parts} part
    WHERE part."prosecutionId" = one."prosecutionId" AND ${isListed(relations!, 'part."survivorId"')})`;
  return [condition, { words: relationWordsOf(by) }];
};
