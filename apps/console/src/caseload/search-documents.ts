import { graphql } from '../api/graphql.js';
import { PersonNameParts } from './documents.js';

export const FIND = graphql(
  `
    query Find($name: String!, $purpose: Purpose!, $atLeast: String) {
      searchSurvivors(name: $name, purpose: $purpose, atLeast: $atLeast) {
        edges {
          node {
            survivorId
            caseNumber
            reasons
            name {
              ...Called
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
              ...Called
            }
          }
        }
      }
    }
  `,
  [PersonNameParts],
);
