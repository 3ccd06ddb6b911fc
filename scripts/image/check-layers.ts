import { execFileSync } from 'node:child_process';

/**
 * `tsx scripts/image/check-layers.ts image.tar BYTES`: what each layer of an image (`docker-archive`) holds and weighs. Fails
 * when the image is larger than that, when browser, fonts, packages and code do not have a layer each, or when something
 * is in it that only builds need.
 */
const [archive = '', limit = ''] = process.argv.slice(2);
const largest = Number(limit);
const parts = [
  ['Node', /^usr\/local\/bin\/node$/],
  ['browser', /^opt\/filing-press\/./],
  ['fonts', /^app\/fonts\/./],
  ['packages', /^app\/node_modules\/./],
  ['code', /^app\/(?:dist|templates)\//],
] as const;
const useless = /node_modules\/typescript\/|\/bin\/npm$|\.br$|\.map$|\.d\.ts$|golden/;

const [image] = JSON.parse(output('tar', '-xOf', archive, 'manifest.json')) as readonly { readonly Layers: string[] }[];
const layers = (image?.Layers ?? []).map((layer) => {
  const files = filesOf(layer);
  return {
    holds: parts.filter(([, pattern]) => files.some(({ name }) => pattern.test(name))).map(([part]) => part),
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    useless: files.filter(({ name }) => useless.test(name)),
  };
});
const size = layers.reduce((sum, { bytes }) => sum + bytes, 0);
for (const { holds, bytes } of layers) say(bytes, holds.join(', ') || 'system');
say(size, `in all, ${largest / 1e6} MB at most`);

const faults = [
  ...layers.flatMap((layer) => layer.useless.map(({ name }) => `${name} is of no use`)),
  ...layers.filter(({ holds }) => holds.length > 1).map(({ holds }) => `${holds.join(' and ')} share a layer`),
  ...parts.flatMap(([part]) => {
    const count = layers.filter(({ holds }) => holds.includes(part)).length;
    return count === 1 ? [] : [`${part}: ${count} layers`];
  }),
  ...(size <= largest ? [] : ['The image is too large']),
];
if (faults.length > 0) {
  process.stderr.write(`${faults.slice(0, 20).join('\n')}\n`);
  process.exit(1);
}

function say(bytes: number, words: string): void {
  process.stdout.write(`${(bytes / 1e6).toFixed(1).padStart(7)} MB  ${words}\n`);
}

function filesOf(layer: string): readonly { readonly name: string; readonly bytes: number }[] {
  return output('sh', '-c', 'tar -xOf "$1" "$2" | tar -tvf -', 'sh', archive, layer)
    .split('\n')
    .flatMap((line) => {
      const [, kind, bytes, name = ''] = /^(\S)\S+\s+\S+\s+(\d+)\s+\S+\s+\S+\s+(.*)$/.exec(line) ?? [];
      return kind === undefined || kind === 'd' ? [] : [{ name: name.replace(/^\.\//, ''), bytes: Number(bytes) }];
    });
}

function output(program: string, ...args: readonly string[]): string {
  return execFileSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
}
