import { client } from '../api/client.js';
import { graphql } from '../api/graphql.js';

const BY_NUMBER = graphql(`
  query SurvivorByCaseNumber($caseNumber: String!, $forEmergency: Boolean) {
    survivorByCaseNumber(caseNumber: $caseNumber, forEmergency: $forEmergency)
  }
`);

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Eleven letters and digits, however they are grouped: the service knows whether it is a case number. */
export const isLikeCaseNumber = (text: string): boolean => /^[0-9a-z]{11}$/i.test(text.replaceAll(/[\s-]/g, ''));

/** The id of the survivor, from an id or a case number; undefined when there is none that the user may see. */
export const survivorIdOf = async (text: string, forEmergency = false): Promise<string | undefined> => {
  const typed = text.trim();
  if (UUID.test(typed)) return typed.toLowerCase();
  if (!isLikeCaseNumber(typed)) return undefined;
  const { data } = await client.query(BY_NUMBER, { caseNumber: typed, forEmergency }).toPromise();
  return data?.survivorByCaseNumber ?? undefined;
};
