import { describe, expect, it } from 'vitest';
import { AppError } from '../../../src/errors.ts';
import { findForm } from '../../../src/forms/catalogue.ts';
import type { ExaminedVolume } from '../../../src/verify/examination.ts';
import { type IssuedVolume, createVolumeVerifier } from '../../../src/verify/verify-volume.ts';
import { readVolumeManifest } from '../../../src/verify/volume-manifest.ts';
import { manifestOf } from '../../support/archive/bound-volume.ts';
import { createFakeItemPress } from '../../support/fake-item-press.ts';
import { createFakeVolumes } from '../../support/fake-volumes.ts';

const filings = ['{"number":1}', '{"number":2}'];
/** What the fake binder makes of them: the filings line by line, as they lie in the file, and the title. */
const bound = Buffer.from(`${filings.join('\n')}\n预算绩效申报合订本（2 份）`);

const manifestIn = (bytes: Uint8Array) => {
  const read = readVolumeManifest(Buffer.from(bytes).toString());
  return read?.kind === 'manifest' ? read.manifest : undefined;
};

/** A verifier over fakes; `holds` is what the examiner finds otherwise. */
function setUp(holds: Partial<ExaminedVolume> = {}) {
  const places = filings.map(
    ({ length }, at) => [at + 1, { start: at * (length + 1), length, deflated: false }] as const,
  );
  const compared: string[] = [];
  const items = createFakeItemPress();
  const verifier = createVolumeVerifier({
    ...{ volumes: createFakeVolumes(items), findForm },
    size: { side: 2, group: 2, ahead: 4 },
    identity: { build: 'filing-press/0.0.0', fonts: {} },
    examiner: {
      examineVolume: async () =>
        Promise.resolve({
          ...{ kind: 'readable', writtenLength: bound.length, differences: [], filings: new Map(places) },
          manifest: manifestIn(manifestOf(['annex-2', 'annex-4'], filings)),
          ...holds,
        }),
      compareVolume: async (_file, reprint) => {
        compared.push(Buffer.from(reprint).toString());
        return Promise.resolve([{ code: 'page-text', message: '' }]);
      },
    },
  });
  const [client, drain] = [new AbortController(), new AbortController()];
  const verify = async (volume: Partial<IssuedVolume> = {}) =>
    verifier.verify(
      { file: bound, profile: 'pdfa-3b', template: 'volume@1.0.0', ...volume },
      { signal: client.signal, drain: drain.signal },
    );
  return { verify, compared, items, client, drain };
}

describe('a volume made again', () => {
  it('is authentic when it comes as the file is, and nothing of it is compared', async () => {
    const { verify, compared, items } = setUp();
    expect(await verify()).toMatchObject({ verdict: 'authentic', items: 2, differences: [] });
    expect(items.printed.flat()).toEqual(filings);
    expect(compared).toEqual([]);
  });

  it('is compared as a whole when it differs, wherever that is', async () => {
    for (const at of [bound.indexOf('\n'), bound.length - 1]) {
      const { verify, compared } = setUp();
      const file = Buffer.from(bound);
      file.writeUInt8(0x21, at);
      expect(await verify({ file })).toMatchObject({ verdict: 'altered', differences: [{ code: 'page-text' }] });
      expect(compared).toEqual([bound.toString()]);
    }
  });

  it('is told apart from one that was appended to, and from one of another version', async () => {
    const longer = Buffer.concat([bound, Buffer.from('\n%')]);
    expect((await setUp().verify({ file: longer })).verdict).toBe('appended');
    expect(await setUp({ writtenLength: 20 }).verify({ template: 'volume@9.0.0' })).toMatchObject({
      verdict: 'other-version',
      differences: [
        { code: 'template-version', expected: 'volume@1.0.0', found: 'volume@9.0.0' },
        { code: 'page-text' },
      ],
    });
  });

  it('says which program printed it, if that was another version and the bytes are others', async () => {
    const said = manifestIn(manifestOf(['annex-2', 'annex-4'], filings));
    const manifest = said && { ...said, build: 'filing-press/9.0.0' };
    expect((await setUp({ manifest }).verify()).verdict).toBe('authentic');
    expect(await setUp({ manifest, writtenLength: 20 }).verify()).toMatchObject({
      verdict: 'other-version',
      differences: [
        { code: 'build', expected: 'filing-press/0.0.0', found: 'filing-press/9.0.0' },
        { code: 'page-text' },
      ],
    });
  });

  it('is not begun when filings are missing, or the manifest is', async () => {
    const { verify, items } = setUp({ filings: new Map() });
    const missing = { code: 'filing-missing' };
    expect(await verify()).toMatchObject({ verdict: 'altered', differences: [missing, missing] });
    expect(items.printed).toEqual([]);
    const none = await setUp({ manifest: undefined }).verify();
    expect(none).toMatchObject({ verdict: 'altered', differences: [{ code: 'manifest' }] });
  });
});

describe('the verification of a volume', () => {
  it('says nothing of the volume when the machine is at fault, the client gone or the service ends', async () => {
    const { verify, items } = setUp();
    items.before = async () => Promise.reject(new AppError('internal', '坏了。'));
    await expect(verify()).rejects.toMatchObject({ code: 'internal' });
    const reasons = { client: new AppError('client-gone', '断开了。'), drain: new AppError('draining', '停止。') };
    for (const who of ['client', 'drain'] as const) {
      const one = setUp();
      one.items.before = async (signal) => {
        one[who].abort(reasons[who]);
        signal.throwIfAborted();
        return Promise.resolve();
      };
      await expect(one.verify()).rejects.toBe(reasons[who]);
    }
  });
});
