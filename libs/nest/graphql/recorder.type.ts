import { Field, ID, ObjectType, type FieldMiddleware } from '@nestjs/graphql';
import { POLICY_ROLE } from '#kernel/event-store';
import { ROLES } from '../role.js';
import { codes } from './codes.js';

const UNKNOWN = 'UNKNOWN';
const RECORDER_ROLES = [...ROLES, POLICY_ROLE, UNKNOWN] as const;
type RecorderRole = (typeof RECORDER_ROLES)[number];
const RecorderRoles = codes('RecorderRole', RECORDER_ROLES);

const isRecorderRole = (role: string): role is RecorderRole => (RECORDER_ROLES as readonly string[]).includes(role);

/** A forged entry may claim any role, and must not hide the history that shows it. */
const toRecorderRole: FieldMiddleware = async (_, next): Promise<RecorderRole> => {
  const role = String(await next());
  return isRecorderRole(role) ? role : UNKNOWN;
};

/** The role in which an entry was recorded. */
export const RecordedRole = (): PropertyDecorator => Field(() => RecorderRoles, { middleware: [toRecorderRole] });

@ObjectType('Recorder', { description: 'Who recorded it, and in which role.' })
export class RecorderType {
  @Field(() => ID) id!: string;
  @RecordedRole() role!: string;
  @Field(() => String) organisation!: string;
  @Field(() => String, { nullable: true }) office?: string;
  @Field(() => String, { nullable: true, description: 'The supervisor in whose place they acted, as a deputy.' })
  deputyOf?: string;
}
