import { ArgsType, Field, ObjectType } from '@nestjs/graphql';
import { Id } from '#nest';

@ArgsType()
export class AvailableActionsArgs {
  @Id() readonly survivorId!: string;
}

@ObjectType({ description: 'The refusal that a mutation would get now, whatever its input.' })
export class ActionRefusal {
  @Field(() => String, { description: 'The code of the rule.' }) code!: string;

  @Field(() => String, { description: 'Why it is refused and what to do, in the language of the request.' })
  sentence!: string;

  @Field(() => String, { nullable: true, description: 'The mutation that must come first, when one is missing.' })
  first?: string;
}

@ObjectType({ description: 'A mutation about a survivor that your role may use, and whether it is possible now.' })
export class AvailableAction {
  @Field(() => String, { description: 'The name of the mutation.' }) mutation!: string;

  @Field(() => Boolean, {
    description:
      'False when every input would be refused, or would record nothing. Other refusals depend on the input.',
  })
  possible!: boolean;

  @Field(() => ActionRefusal, { nullable: true, description: 'Set when the mutation is not possible.' })
  refusal?: ActionRefusal;
}
