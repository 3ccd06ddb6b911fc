import { Gauge, type Registry } from 'prom-client';

/** Something of which there is a limit; asked at each scrape. */
export interface Limited {
  readonly used: number;
  readonly limit: number;
}

/** What the service holds of everything that it bounds. */
export interface LimitGauges {
  /** Bytes of request bodies in memory. */
  readonly bodies: () => Limited;
  /** Bytes of documents that wait for their readers. */
  readonly answers: () => Limited;
  readonly connections: () => Limited;
  /** Places of batches that print. */
  readonly batchPlaces: () => Limited;
  readonly openBatches: () => Limited;
}

/** Writes a gauge, and one of its limit, for everything that is bounded. */
export function watchLimits(registry: Registry, gauges: LimitGauges): void {
  const watch = (name: string, help: string, limited: () => Limited): void => {
    gauge(registry, name, help, () => limited().used);
    gauge(registry, `${name}_limit`, `Limit of ${name}`, () => limited().limit);
  };
  watch('filing_press_body_bytes', 'Bytes of request bodies in memory', gauges.bodies);
  watch('filing_press_answer_bytes', 'Bytes of documents that wait for their readers', gauges.answers);
  watch('http_connections', 'Open connections', gauges.connections);
  watch('filing_press_batch_places', 'Places taken by batches that print', gauges.batchPlaces);
  watch('filing_press_batches_open', 'Batches that print or wait for their sender or reader', gauges.openBatches);
}

function gauge(registry: Registry, name: string, help: string, value: () => number): void {
  new Gauge({
    name,
    help,
    registers: [registry],
    collect() {
      this.set(value());
    },
  });
}

/** What is running; all of it in labels, the value is 1. */
export interface BuildInfo {
  readonly version: string;
  /** `annex-2@1.1.0 annex-4@1.1.0` */
  readonly templates: string;
  /** Of Node.js. */
  readonly node: string;
  /** Of the package that the browser comes in. */
  readonly chromium: string;
}

/** Writes the metric by which dashboards tell builds apart. */
export function tellBuild(registry: Registry, build: BuildInfo): void {
  new Gauge({
    name: 'filing_press_build_info',
    help: 'Version, templates, Node.js and browser package of this build',
    labelNames: Object.keys(build),
    registers: [registry],
  }).set({ ...build }, 1);
}
