import { Inject } from '@nestjs/common';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { ReadingGate } from '#security/access';
import { PersonalText, openFor, type PersonalRequest } from '#nest';
import { RelativeView } from './relative.view.js';

/** Access to one record of a family gives none to another: its id is shown only to readers who may open that one too. */
@Resolver(() => RelativeView)
export class RelativesResolver {
  constructor(@Inject(ReadingGate) private readonly gate: ReadingGate) {}

  @ResolveField(() => PersonalText, { nullable: true })
  async otherSurvivorId(
    @Parent() { sealed }: RelativeView,
    @Context() request: PersonalRequest,
  ): Promise<PersonalText | null> {
    const shown = await openFor(request, sealed, 'identity', 'otherSurvivorId');
    const isReadable = shown?.value == null || (await this.gate.mayOpen(request.by, shown.value));
    return isReadable ? shown : { value: null, erased: false, withheld: true };
  }
}
