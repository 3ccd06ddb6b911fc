import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

/** Makes the metrics of a registry. */
export function instrumentsOf(registry: Registry) {
  const registers = [registry];
  return {
    counter: <const Label extends string>(name: string, help: string, ...labelNames: readonly Label[]) =>
      new Counter({ name, help, labelNames, registers }),

    histogram: <const Label extends string>(
      name: string,
      help: string,
      buckets: readonly number[],
      ...labelNames: readonly Label[]
    ) => new Histogram({ name, help, labelNames, buckets: [...buckets], registers }),

    gauge: <const Label extends string>(name: string, help: string, ...labelNames: readonly Label[]) =>
      new Gauge({ name, help, labelNames, registers }),

    /** A gauge that asks for its value at each scrape. */
    watch: (name: string, help: string, value: () => number | Promise<number>) =>
      new Gauge({
        ...{ name, help, registers },
        async collect() {
          this.set(await value());
        },
      }),

    /** A gauge that asks at each scrape for all of its series: the values of one label, each with its number. */
    watchSeries: (name: string, help: string, label: string, series: () => Readonly<Record<string, number>>) =>
      new Gauge({
        ...{ name, help, labelNames: [label], registers },
        collect() {
          this.reset();
          for (const [value, number] of Object.entries(series())) this.set({ [label]: value }, number);
        },
      }),
  };
}
