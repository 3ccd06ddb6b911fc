import { describe, expect, it } from 'vitest';
import { findings, sample } from '../../support/filing-report.ts';
import { headRowsFirst, issuedPage } from '../../support/issued-page.ts';
import { pageText } from '../../support/page-text.ts';

describe('the sample official of annex-2', () => {
  it('prints the issued form, character by character', () => {
    const text = pageText('annex-2', { totals: 'as-filed' }, sample('annex-2', 'official'));
    expect(headRowsFirst(text)).toBe(headRowsFirst(issuedPage('annex-2.filled.txt')));
  });

  it('has the warnings that the issued form deserves', () => {
    const found = findings('annex-2', sample('annex-2', 'official')).map(({ rule, pointer }) => `${rule} ${pointer}`);
    expect(found).toEqual([
      'empty-total /funding/fiscal/previousYear',
      'empty-total /funding/fiscal/currentYear',
      'empty-total /funding/total/previousYear',
      'empty-total /funding/total/currentYear',
      'missing-usual /department',
      'missing-usual /departmentHead',
      'missing-usual /departmentBudgetCode',
      'missing-usual /preparedOn',
      'missing-usual /projectLeader',
    ]);
  });
});
