import { createTestEngine, testPage, within } from './engine.ts';

/** Prints without end; writes the id of its browser first. SIGUSR2 makes it fail. */
const engine = createTestEngine();
await engine.start();
process.on('SIGUSR2', () => {
  throw new Error('A fault that nobody caught, as the test ordered');
});
process.stdout.write(String(engine.browser?.pid));
for (;;) await engine.print(testPage('<p>甲</p>'.repeat(2_000)), within(60_000));
