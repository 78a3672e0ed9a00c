import { arrival } from '../journey/arrival.js';
import { audit } from '../journey/audit.js';
import { care } from '../journey/care.js';
import { court } from '../journey/court.js';
import { home } from '../journey/placement.js';
import { leaving } from '../journey/return-and-closure.js';
import { Story } from '../journey/story.js';

const her = new Story();
beforeAll(() => her.begin());

/** A year of one child in six acts, with the refusals that the case worker meets on the way. */
describe('a child recruited by a parent', () => {
  describe('in the street', () => arrival(her));
  describe('in aftercare', () => care(her));
  describe('with relatives', () => home(her));
  describe('in court', () => court(her));
  describe('on the way to independence', () => leaving(her));
  describe('in the record', () => audit(her));
});
