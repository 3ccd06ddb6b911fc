import { describe, expect, it } from 'vitest';
import { batchOptions, batchOrderOf, volumeOptionOf } from '../../../src/orders/batch-order.ts';
import { documentOptions } from '../../../src/orders/document-order.ts';
import { inapplicableOption } from '../../../src/orders/options.ts';
import { OptionError, readOptions } from '../../../src/orders/read-options.ts';

/** What is wrong with the options. */
function faultOf(given: Record<string, string | boolean>): unknown {
  try {
    return readOptions(documentOptions, given);
  } catch (error) {
    return error;
  }
}

describe('what a document can be asked for', () => {
  it('is the same as texts of a query and as switches of a command line', () => {
    const options = { strict: true, totals: 'compute', text: 'normalise', dpi: 300, documentDate: '2021-03-05' };
    const texts = { totals: 'compute', dpi: '300', documentDate: '2021-03-05' };
    expect(readOptions(documentOptions, { ...texts, strict: 'true' })).toEqual(options);
    expect(readOptions(documentOptions, { ...texts, strict: true })).toEqual(options);
  });

  it('is refused with the option and the values that it can have', () => {
    expect(faultOf({ totals: 'sum' })).toMatchObject({ option: 'totals', allowed: ['as-filed', 'compute'] });
    expect(faultOf({ strict: '1' })).toMatchObject({ option: 'strict', allowed: ['true', 'false'] });
    for (const dpi of ['35', '601', '1e2', '+96', ' 96', '']) {
      expect(faultOf({ dpi }), dpi).toMatchObject({ option: 'dpi', allowed: { min: 36, max: 600 } });
    }
    expect(faultOf({ documentDate: '2021' })).toBeInstanceOf(OptionError);
    expect(faultOf({ documentDate: '2021' })).toMatchObject({ allowed: [], message: /^应为日期（2021-03-05）/ });
  });

  it('names an option that says nothing of the format', () => {
    expect(inapplicableOption({ page: 1 }, 'pdf')).toEqual({ option: 'page', formats: ['png'] });
    expect(inapplicableOption({ documentDate: '2021-03-05' }, 'html')).toEqual({
      option: 'documentDate',
      formats: ['pdf', 'docx'],
    });
    expect(inapplicableOption({ profile: 'pdfa-2a' }, 'docx')?.option).toBe('profile');
    expect(inapplicableOption({ profile: 'plain', documentDate: '2021-03-05' }, 'docx')).toBeUndefined();
  });
});

describe('what a batch can be asked for', () => {
  const asked = (given: Record<string, string>) => readOptions(batchOptions, given);

  it('leaves bad items out of a ZIP, and refuses a volume for them, unless it says otherwise', () => {
    expect(batchOrderOf(asked({}))).toMatchObject({ output: 'zip', profile: 'plain', onError: 'skip' });
    expect(batchOrderOf(asked({ output: 'volume' })).onError).toBe('fail');
    expect(batchOrderOf(asked({ output: 'volume', 'on-error': 'skip' })).onError).toBe('skip');
  });

  it('has options that only a volume has', () => {
    expect(volumeOptionOf(asked({ contents: 'true' }))).toBe('contents');
    expect(volumeOptionOf(asked({ contents: 'false' }))).toBeUndefined();
    expect(volumeOptionOf(asked({ output: 'volume', duplex: 'true' }))).toBeUndefined();
  });
});
