import { describe, expect, it } from 'vitest';
import { catalogue } from '../../../src/forms/catalogue.ts';
import type { Form } from '../../../src/forms/form.ts';
import { cornerFilings, generatedFilings, type FilingJson } from '../../support/filings/generated.ts';

/** Why a form refuses a filing; empty if it does not. */
function refusals(form: Form, filing: FilingJson): readonly string[] {
  const parsed = form.schema.safeParse(filing);
  if (!parsed.success) return parsed.error.issues.map((issue) => `${issue.path.join('/')}: ${issue.message}`);
  return form
    .check(parsed.data, { totals: 'as-filed' })
    .filter(({ severity }) => severity === 'error')
    .map(({ rule, pointer }) => `${rule} ${pointer}`);
}

describe.each(catalogue)('the generated filings of $id', (form) => {
  const generated = generatedFilings(form.id, 300, 1);

  it('are accepted by its schema and its rules', () => {
    for (const { name, filing } of [...generated, ...cornerFilings(form.id)]) {
      expect(refusals(form, filing), name).toEqual([]);
    }
  });

  it('are the same for the same seed, and others for another', () => {
    expect(generatedFilings(form.id, 20, 1)).toEqual(generated.slice(0, 20));
    expect(generatedFilings(form.id, 20, 2)[0]?.filing).not.toEqual(generated[0]?.filing);
  });

  it('are of every length', () => {
    const list = form.id === 'annex-2' ? 'subprojects' : 'revisions';
    const lengths = new Set(generated.map(({ filing }) => (filing[list] as unknown[]).length));
    expect(lengths).toContain(1);
    expect([...lengths].some((length) => length > 1 && length < 6)).toBe(true);
    expect(Math.max(...lengths)).toBeGreaterThan(9);
  });
});
