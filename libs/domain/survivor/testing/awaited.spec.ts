import { INTERRUPTIONS } from './awaited.js';

it('finds the beginning and the end of an interruption among the commands of aftercare, and no other', () => {
  expect(INTERRUPTIONS).toEqual(['SuspendAftercare', 'ResumeAftercare']);
});
