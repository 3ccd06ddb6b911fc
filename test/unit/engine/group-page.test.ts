import { expect, it } from 'vitest';
import { groupBody } from '../../../src/pdf/browser/group-page.ts';

it('puts the items of a group one after the other, by turns on the pages of the odd and the even ones', () => {
  const bodies = ['<p>a</p>', '<p>b</p>', '<p>c</p>'].map((body) => ({ form: 'letter', title: '', body }));
  expect(groupBody(bodies)).toBe(
    '<div role="article" data-item="odd"><p>a</p></div>' +
      '<div role="article" data-item="even"><p>b</p></div>' +
      '<div role="article" data-item="odd"><p>c</p></div>',
  );
});
