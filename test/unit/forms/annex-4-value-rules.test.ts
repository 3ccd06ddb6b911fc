import { describe, expect, it } from 'vitest';
import { changed, findings, pointersOf, sample } from '../../support/filing-report.ts';

const full = sample('annex-4', 'full');

function broken(rule: string, changes: Readonly<Record<string, unknown>>): readonly string[] {
  return pointersOf(rule, 'annex-4', changed(full, changes));
}

describe('cancelled-value', () => {
  const at = '/revisions/0/revisedValue';

  it('is not given with a cancellation', () => {
    expect(broken('cancelled-value', { '/revisions/0/cancelled': true })).toEqual([at]);
    expect(broken('cancelled-value', { '/revisions/0/cancelled': true, [at]: undefined })).toEqual([]);
    expect(broken('cancelled-value', { '/revisions/0/cancelled': true, [at]: '' })).toEqual([]);
    expect(broken('cancelled-value', { '/revisions/0/cancelled': false })).toEqual([]);
  });

  it.each([
    ...[
      '（取消）',
      '“取消”',
      '【取消】',
      '"取消"',
      '「取消」',
      '[取消]',
      '（“取消”）。',
      '撤销',
      '删除',
      '不再执行',
      '撤销该指标',
    ],
    ...['（删除）', '不再执行该项指标', '予以取消', '--', '——'],
  ])('may be %j with a cancellation, in marks or in other words', (value) => {
    expect(broken('cancelled-value', { '/revisions/0/cancelled': true, [at]: value })).toEqual([]);
    expect(broken('missing-revised-value', { '/revisions/0/cancelled': true, [at]: value })).toEqual([]);
  });

  it.each(['取消', ' 取消 ', '取消。', '取消该指标', '取消该指标项目', '取消此项指标', '已取消', '—', '/', '无', ''])(
    'may be %j with a cancellation, which says the same',
    (value) => {
      expect(broken('cancelled-value', { '/revisions/0/cancelled': true, [at]: value })).toEqual([]);
    },
  );

  it.each(['不取消', '取消一半', '2400台', '0', '（2400台）', '不再执行一半', '执行'])(
    'may not be %s with a cancellation',
    (value) => {
      expect(broken('cancelled-value', { '/revisions/0/cancelled': true, [at]: value })).toEqual([at]);
    },
  );

  it('differs from the original one', () => {
    expect(broken('cancelled-value', { [at]: '2000台' })).toEqual([at]);
    expect(broken('cancelled-value', { [at]: ' 2000台 ' })).toEqual([at]);
    expect(broken('cancelled-value', { [at]: '２０００ 台' })).toEqual([at]);
    expect(broken('cancelled-value', { [at]: '', '/revisions/0/originalValue': '' })).toEqual([]);
  });

  it.each([
    ['1000', '1,000'],
    ['1,000台', '1000 台。'],
    ['90%-95%', '90%–95%'],
    ['≥95%', '>=95%'],
  ])('differs from the original one, %s, as comparisons see both: not %s', (original, revised) => {
    const changes = { '/declaration': undefined, '/revisions/0/originalValue': original, [at]: revised };
    expect(broken('cancelled-value', changes)).toEqual([at]);
    const [finding] = findings('annex-4', changed(full, changes));
    expect(finding?.message).toContain(`“${revised}”即“${original}”`);
  });

  it.each([
    ['-', '-'],
    ['/', '—'],
    ['—', '无'],
    ['', '/'],
  ])('may be %s and %s, neither of which is a value', (original, revised) => {
    const changes = { '/declaration': undefined, '/revisions/0/originalValue': original, [at]: revised };
    expect(broken('cancelled-value', changes)).toEqual([]);
    expect(broken('missing-revised-value', changes)).toEqual([at]);
  });

  it('may be the word 取消, which the instructions of the form allow', () => {
    expect(broken('cancelled-value', { [at]: '取消' })).toEqual([]);
    expect(broken('missing-revised-value', { [at]: '取消' })).toEqual([]);
  });
});

describe('missing-revised-value', () => {
  it('doubts a revision that revises nothing', () => {
    for (const value of [undefined, '', ' ', '-', '——', ' / ', '无']) {
      expect(broken('missing-revised-value', { '/revisions/0/revisedValue': value })).toEqual([
        '/revisions/0/revisedValue',
      ]);
    }
  });
});
