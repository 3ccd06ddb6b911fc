import { Gauge, type Registry } from 'prom-client';

/** What the threads of each kind have to do, by the name of the kind. */
export type ThreadGauges = Readonly<Record<string, ThreadGauge>>;

interface ThreadGauge {
  /** Tasks that wait for a thread. */
  readonly waiting: number;
  /** Tasks under way. */
  readonly running: number;
  /** Threads that there are. */
  readonly threads: number;
}

const help = {
  waiting: ['filing_press_thread_queue', 'Tasks that wait for a thread'],
  running: ['filing_press_thread_tasks_running', 'Tasks that threads work on'],
  threads: ['filing_press_threads', 'Threads that there are'],
} as const satisfies Record<keyof ThreadGauge, readonly [name: string, help: string]>;

/** Gauges of the threads, asked for at each scrape. */
export function threadGauges(registry: Registry, gauges: () => ThreadGauges): void {
  for (const key of ['waiting', 'running', 'threads'] as const) {
    const [name, text] = help[key];
    new Gauge({
      ...{ name, help: text, labelNames: ['work'], registers: [registry] },
      collect() {
        for (const [work, gauge] of Object.entries(gauges())) this.set({ work }, gauge[key]);
      },
    });
  }
}
