import { MetricsController } from './metrics.controller.js';

it('metrics have what can be read, and say what does not answer', async () => {
  const never = () => new Promise(() => undefined);
  const database = { query: never };
  const installation = { configuration: { limits: { deadline: 10 } } };
  const controller = new MetricsController(
    ...([installation, { read: never }, { skewMs: 0 }, database, database] as never as ConstructorParameters<
      typeof MetricsController
    >),
  );
  let text = '';
  await controller.metrics('127.0.0.1', {}, { setHeader: () => undefined, end: (sent) => (text = sent) });
  expect(text).toContain('homeward_clock_skew_seconds 0');
  for (const part of ['views', 'keys', 'notices']) expect(text).toContain(`homeward_metrics_unread{part="${part}"} 1`);
});
