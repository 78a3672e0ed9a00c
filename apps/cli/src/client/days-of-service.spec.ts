import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { USUAL_TIME_ZONE, dayAt, daysAreIn } from '#kernel/decider';
import { takeDaysOf } from './days-of-service.js';

describe('the days of a command at a terminal that has not the settings of the service', () => {
  let service: Server;
  let said: string;
  beforeEach(async () => {
    service = createServer((request, response) => response.end(request.url === '/console/settings.json' ? said : '{}'));
    await new Promise<void>((ready) => service.listen(0, '127.0.0.1', ready));
  });
  afterEach(() => {
    daysAreIn(USUAL_TIME_ZONE);
    service.close().closeAllConnections();
  });
  const address = () => `http://127.0.0.1:${(service.address() as AddressInfo).port}/graphql`;
  /** 23:05 in Kathmandu, and twenty minutes past midnight in Phnom Penh. */
  const LATE = '2026-03-05T17:20:00.000Z';

  it('are those of the service, so that nothing is recorded on a day that has not begun there', async () => {
    said = JSON.stringify({ timeZone: 'Asia/Kathmandu' });
    expect(dayAt(LATE)).toBe('2026-03-06');
    await takeDaysOf(address());
    expect(dayAt(LATE)).toBe('2026-03-05');
  });

  it.each(['{}', '{"timeZone":"+07:00"}', '{"timeZone":7}', 'null', '<html>'])(
    'stay those of its own settings where the service says %s',
    async (answer) => {
      said = answer;
      await takeDaysOf(address());
      expect(dayAt(LATE)).toBe('2026-03-06');
    },
  );

  it('stay those of its own settings where nothing answers', async () => {
    const nobody = address();
    service.close().closeAllConnections();
    await takeDaysOf(nobody);
    expect(dayAt(LATE)).toBe('2026-03-06');
  });
});
