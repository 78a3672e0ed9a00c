import { graphql } from '../api/graphql.js';
import { PersonNameParts } from './documents.js';

export const FIND_BY_NAME = graphql(
  `
    query FindByName($name: String!, $purpose: Purpose!, $atLeast: String) {
      searchSurvivors(name: $name, purpose: $purpose, atLeast: $atLeast) {
        edges {
          node {
            survivorId
            caseNumber
            reasons
            name {
              ...PersonNameParts
            }
          }
        }
      }
    }
  `,
  [PersonNameParts],
);

export const FIND_BY_CONTACT = graphql(
  `
    query FindByContact($contact: String!, $purpose: Purpose!, $atLeast: String) {
      survivorsByContact(contact: $contact, purpose: $purpose, atLeast: $atLeast) {
        edges {
          node {
            survivorId
            caseNumber
            reasons
            name {
              ...PersonNameParts
            }
          }
        }
      }
    }
  `,
  [PersonNameParts],
);
