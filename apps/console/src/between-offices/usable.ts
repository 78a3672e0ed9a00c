import { today } from '../language/days.js';
import type { Person } from '../session/person.js';
import type { OfficeRequest } from './documents.js';

/** Whether the consent of the other office counts today, for the one thing that was asked for. */
export const isUsable = ({ state, until }: Pick<OfficeRequest, 'state' | 'until'>): boolean =>
  state === 'GRANTED' && until !== null && until >= today();

/** A consent counts only for the colleague who asked for it. */
export const isOfPerson = ({ askedBy }: Pick<OfficeRequest, 'askedBy'>, { id }: Person): boolean => askedBy === id;
