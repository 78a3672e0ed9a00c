import TestSequencer from '@jest/test-sequencer';

/** What takes minutes: begun last, it would have the machine to itself in the end. */
const LONG =
  /projector-kills|kills|outages|racing|demo|interruptions|processes|whole-journey|key-rotation\.model|strangers\.spec/;

export default class LongestFirst extends TestSequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    const isLong = ({ path }) => LONG.test(path);
    return [...sorted.filter(isLong), ...sorted.filter((test) => !isLong(test))];
  }
}
