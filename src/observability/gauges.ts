import { Gauge, type Registry } from 'prom-client';
import { instrumentsOf } from './instruments.ts';

/** What threads have to do: tasks that wait for one, tasks under way, threads that there are. */
type ThreadLoad = Readonly<Record<keyof typeof threadGauges, number>>;

/** What the service can say of itself at any moment. */
interface ServiceState {
  readonly engine: () => {
    /** Documents that wait for a page. */
    readonly waiting: number;
    /** Documents that are being printed. */
    readonly running: number;
    /** The browser that is up, and whether it has Chromium's sandbox on. */
    readonly browser: { readonly sandbox: boolean } | undefined;
    /** Why there is none: one of the engine's fixed reasons. */
    readonly fault: string | undefined;
    /** Bytes that all processes of the browsers hold. */
    readonly memory: () => Promise<number>;
  };
  /** By the kind of thread. */
  readonly threads: () => Readonly<Record<string, ThreadLoad>>;
  /** What is held of everything that is bounded. */
  readonly limits: Readonly<Record<keyof typeof limitGauges, () => { readonly used: number; readonly limit: number }>>;
  /** What is running, by which dashboards tell builds apart: labels of a metric with the value 1. */
  readonly build: Readonly<Record<string, string>>;
}

const threadGauges = {
  waiting: ['filing_press_thread_queue', 'Tasks that wait for a thread'],
  running: ['filing_press_thread_tasks_running', 'Tasks that threads work on'],
  threads: ['filing_press_threads', 'Threads that there are'],
} as const;

const limitGauges = {
  bodies: ['filing_press_body_bytes', 'Bytes of request bodies in memory'],
  answers: ['filing_press_answer_bytes', 'Bytes of documents that wait for their readers'],
  connections: ['http_connections', 'Open connections'],
  batchPlaces: ['filing_press_batch_places', 'Places taken by batches that print'],
  openBatches: ['filing_press_batches_open', 'Batches that print or wait for their sender or reader'],
} as const;

/** Adds the gauges of a service. */
export function watchService(registry: Registry, { engine, threads, limits, build }: ServiceState): void {
  const { watch, watchSeries } = instrumentsOf(registry);
  watch('filing_press_print_queue', 'Documents that wait for a page', () => engine().waiting);
  watch('filing_press_prints_running', 'Documents being printed', () => engine().running);
  watch('filing_press_browser_up', '1 while a browser is up', () => Number(engine().browser !== undefined));
  watch('filing_press_browser_sandbox', '1 while a browser is up that has its sandbox on', () =>
    Number(engine().browser?.sandbox ?? false),
  );
  watch(
    'filing_press_browser_memory_bytes',
    'Memory of all processes of the browsers, what they share counted once',
    async () => engine().memory(),
  );
  const faultHelp = '1 for the reason why there is no browser; no series while there is one';
  watchSeries('filing_press_browser_fault', faultHelp, 'reason', () => {
    const { fault } = engine();
    return fault === undefined ? {} : { [fault]: 1 };
  });
  for (const key of ['waiting', 'running', 'threads'] as const) {
    const [name, help] = threadGauges[key];
    watchSeries(name, help, 'work', () =>
      Object.fromEntries(Object.entries(threads()).map(([work, load]) => [work, load[key]])),
    );
  }
  for (const key of ['bodies', 'answers', 'connections', 'batchPlaces', 'openBatches'] as const) {
    const [name, help] = limitGauges[key];
    watch(name, help, () => limits[key]().used);
    watch(`${name}_limit`, `Limit of ${name}`, () => limits[key]().limit);
  }
  new Gauge({
    name: 'filing_press_build_info',
    help: 'Version, build, templates, Node.js and browser package of this build',
    labelNames: Object.keys(build),
    registers: [registry],
  }).set({ ...build }, 1);
}
