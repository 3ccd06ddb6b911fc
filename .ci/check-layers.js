// node .ci/check-layers.js image.tar BYTES: what each layer of an image (`docker-archive`) holds and weighs. Fails when the
// image is larger than that, when browser, fonts, packages and code do not have a layer each, or when something is in it
// that only builds need.
import { execFileSync } from 'node:child_process';

const [archive, largest] = process.argv.slice(2);
const tar = (...args) => execFileSync('tar', args, { encoding: 'utf8', maxBuffer: 1 << 28 });
const [{ Layers: layers }] = JSON.parse(tar('-xOf', archive, 'manifest.json'));
const parts = {
  Node: /^usr\/local\/bin\/node$/,
  browser: /^opt\/filing-press\/./,
  fonts: /^app\/fonts\/./,
  packages: /^app\/node_modules\/./,
  code: /^app\/(?:dist|templates)\//,
};
const useless = /node_modules\/typescript\/|\/bin\/npm$|\.br$|\.map$|\.d\.ts$|golden/;

const faults = [];
const found = layers.map((layer) => {
  const files = execFileSync('sh', ['-c', 'tar -xOf "$1" "$2" | tar -tvf -', 'sh', archive, layer], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
    .split('\n')
    .map((line) => /^(\S)\S+\s+\S+\s+(\d+)\s+\S+\s+\S+\s+(.*)$/.exec(line))
    .filter((match) => match !== null && match[1] !== 'd')
    .map(([, , bytes, name]) => ({ name: name.replace(/^\.\//, ''), bytes: Number(bytes) }));
  faults.push(...files.filter(({ name }) => useless.test(name)).map(({ name }) => `${name} is of no use`));
  return {
    holds: Object.keys(parts).filter((part) => files.some(({ name }) => parts[part].test(name))),
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
  };
});
for (const { holds, bytes } of found) {
  console.log(`${(bytes / 1e6).toFixed(1).padStart(7)} MB  ${holds.join(', ') || 'system'}`);
  if (holds.length > 1) faults.push(`${holds.join(' and ')} share a layer`);
}
for (const part of Object.keys(parts)) {
  const of = found.filter(({ holds }) => holds.includes(part)).length;
  if (of !== 1) faults.push(`${part}: ${of} layers`);
}
const size = found.reduce((sum, { bytes }) => sum + bytes, 0);
console.log(`${(size / 1e6).toFixed(1).padStart(7)} MB  in all, ${largest / 1e6} MB at most`);
if (size > largest) faults.push('The image is too large.');
if (faults.length > 0) {
  console.error(faults.slice(0, 20).join('\n'));
  process.exit(1);
}
