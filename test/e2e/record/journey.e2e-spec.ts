import { arrival } from '../journey/arrival.js';
import { audit } from '../journey/audit.js';
import { care } from '../journey/care.js';
import { court } from '../journey/court.js';
import { home } from '../journey/home.js';
import { leaving } from '../journey/leaving.js';
import { Story } from '../journey/story.js';

const her = new Story();
beforeAll(() => her.begin());
afterAll(() => her.homeward.stop());

/** A year of one child in six acts, with the refusals that her case worker meets on the way. */
describe('a child recruited by her mother', () => {
  describe('in the street', () => arrival(her));
  describe('in aftercare', () => care(her));
  describe('with her family', () => home(her));
  describe('in court', () => court(her));
  describe('on her own way', () => leaving(her));
  describe('in the record', () => audit(her));
});
