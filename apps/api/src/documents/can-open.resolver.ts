import { Inject } from '@nestjs/common';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { DocumentView } from '#domain/survivor';
import type { OpenableClasses, PersonalRequest } from '#nest';
import { OpenDocuments } from './open-documents.js';

type OpensDocument = Awaited<ReturnType<OpenDocuments['opens']>>;

/** Says before a press whether the content of a document opens, by the rule of the door to that content. */
@Resolver(() => DocumentView)
export class CanOpenResolver {
  /** One answer for all documents of a survivor in a request. */
  readonly #answers = new WeakMap<OpenableClasses, Map<string, Promise<OpensDocument>>>();

  constructor(@Inject(OpenDocuments) private readonly documents: OpenDocuments) {}

  @ResolveField(() => Boolean, {
    description:
      'Whether you may open its content, for the purpose for which you read the record. False in a past state, and in a request that reads the record for several purposes.',
  })
  async canOpen(
    @Parent() { survivorId, kind, personalClass, withdrawnOn }: DocumentView,
    @Context() request: PersonalRequest,
  ): Promise<boolean> {
    const opens = await this.#answerFor(survivorId, request);
    return opens?.({ kind, personalClass, isWithdrawn: withdrawnOn != null }) ?? false;
  }

  #answerFor(survivorId: string, { by, disclosed }: PersonalRequest): Promise<OpensDocument> | undefined {
    const purpose = disclosed?.purposeOf(survivorId);
    if (!disclosed || !purpose) return undefined;
    const answers = this.#answers.get(disclosed) ?? new Map<string, Promise<OpensDocument>>();
    this.#answers.set(disclosed, answers);
    const key = `${survivorId} ${purpose}`;
    const answer = answers.get(key) ?? this.documents.opens(by, survivorId, purpose);
    answers.set(key, answer);
    return answer;
  }
}
