import { describe, expect, it } from 'vitest';
import { listField, maxListLength, requiredListField } from '../../../../src/forms/fields/list.ts';
import { recordField } from '../../../../src/forms/fields/record.ts';
import { textField } from '../../../../src/forms/fields/text.ts';
import { meta, read } from '../../../support/read-field.ts';

describe('a list', () => {
  const item = recordField(meta, { name: textField(meta) });

  it('may be absent or empty unless it is required', () => {
    expect(read(listField(meta, item), undefined)).toBeUndefined();
    expect(read(listField(meta, item), [])).toEqual([]);
    expect(read(requiredListField(meta, item), [])).toEqual(['至少要有一项，请填写。']);
    expect(requiredListField(meta, item).safeParse(undefined).success).toBe(false);
  });

  it('that is too long is one complaint, whatever is in it', () => {
    const items = Array.from({ length: maxListLength + 1 }, () => ({ wrong: 1 }));
    expect(read(listField(meta, item), items)).toEqual([
      `共 ${maxListLength + 1} 项，最多 ${maxListLength} 项，请减少。`,
    ]);
    expect(read(listField(meta, item, 1), [{}, {}])).toEqual(['共 2 项，最多 1 项，请减少。']);
  });

  it('of as many as allowed is accepted', () => {
    expect(
      read(
        listField(meta, item),
        Array.from({ length: maxListLength }, () => ({})),
      ),
    ).toHaveLength(maxListLength);
  });
});
