import { expect, it } from 'vitest';
import { groupBody } from '../../../../src/pdf/browser/group-page.ts';

it('puts the items of a group one after the other, by turns on the pages of the odd and the even ones', () => {
  expect(groupBody(['<p>a</p>', '<p>b</p>', '<p>c</p>'])).toBe(
    '<div data-item="odd"><p>a</p></div>' +
      '<div data-item="even"><p>b</p></div>' +
      '<div data-item="odd"><p>c</p></div>',
  );
});
