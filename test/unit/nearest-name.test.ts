import { describe, expect, it } from 'vitest';
import { nearestName } from '../../src/nearest-name.ts';

describe('The nearest name', () => {
  it('is the one that was most likely meant', () => {
    const known = ['format', 'profile', 'strict', 'filename'];
    expect(nearestName('profle', known)).toBe('profile');
    expect(nearestName('Format', known)).toBe('format');
    expect(nearestName('file-name', known)).toBe('filename');
    expect(nearestName('fromat', known)).toBe('format');
  });

  it('is none when nothing is close', () => {
    expect(nearestName('colour', ['format', 'profile'])).toBeUndefined();
    expect(nearestName('x'.repeat(10_000), ['format'])).toBeUndefined();
    expect(nearestName('x', [])).toBeUndefined();
  });
});
