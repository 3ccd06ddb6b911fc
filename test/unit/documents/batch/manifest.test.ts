import { describe, expect, it } from 'vitest';
import { itemProblemOf } from '../../../../src/documents/batch/item-problem.ts';
import {
  type ManifestItem,
  manifestHead,
  manifestText,
  readBatchManifest,
} from '../../../../src/documents/batch/manifest.ts';
import { AppError } from '../../../../src/errors.ts';
import { batchOptions, batchOrderOf } from '../../../../src/orders/batch-order.ts';

const identity = { build: 'filing-press/0.0.0', fonts: { song: 'SimSun 5.16' } };
const order = batchOrderOf(batchOptions.parse({ output: 'volume', text: 'as-filed', documentDate: '2021-03-05' }));
const problem = itemProblemOf(new AppError('too-many-pages', '太长。', { members: { limit: 500 } }));
const items: readonly ManifestItem[] = [
  { template: 'annex-2@1.3.0', status: 'printed', name: '甲', form: 'annex-2', line: 1, index: 1, warnings: [] },
  { problem, status: 'refused', source: 'b.json', index: 2 },
];
const text = [...manifestText(manifestHead(identity, order), items, problem)].join('');

describe('the manifest of a batch', () => {
  it('is written with its members in one order, wherever they come from', () => {
    expect(text.split('\n')).toEqual([
      '{"manifest":"filing-press/batch/1","build":"filing-press/0.0.0","fonts":{"song":"SimSun 5.16"},"order":{' +
        '"output":"volume","format":"pdf","profile":"plain","strict":false,"totals":"as-filed","text":"as-filed",' +
        '"duplex":false,"contents":false,"documentDate":"2021-03-05"},"items":[',
      '{"index":1,"line":1,"form":"annex-2","name":"甲","status":"printed","template":"annex-2@1.3.0","warnings":[]},',
      `{"index":2,"source":"b.json","status":"refused","problem":${JSON.stringify(problem)}}`,
      `],"counts":{"total":2,"printed":1,"refused":1},"complete":false,"ending":${JSON.stringify(problem)}}`,
      '',
    ]);
  });

  it('is the same bytes when it is read and written again', () => {
    const read = readBatchManifest(Buffer.from(text));
    if (read?.build === undefined) throw new Error('Not read');
    const { build, fonts, order: asked, ending } = read;
    const again = { ...order, ...asked, profile: asked.profile ?? 'plain' };
    expect([...manifestText(manifestHead({ build, fonts }, again), read.items, ending)].join('')).toBe(text);
  });

  it.each([
    ['no JSON', '{'],
    ['another kind', text.replace('batch/1', 'batch/2')],
    ['an unknown order', text.replace('"totals":"as-filed"', '"totals":"sum"')],
    ['an item without its number', text.replace('{"index":1,', '{')],
    ['a refused item without its problem', text.replace(/,"problem":\{[^\n]*\}\n/, '}\n')],
    ['items that are no list', text.replace('"items":[', '"items":"').replace('\n],', '",')],
  ])('is none where it is %s', (_name, other) => {
    expect(other).not.toBe(text);
    expect(readBatchManifest(Buffer.from(other))).toBeUndefined();
  });
});
