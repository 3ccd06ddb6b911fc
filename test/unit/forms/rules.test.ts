import { describe, expect, it } from 'vitest';
import { catalogue } from '../../../src/forms/catalogue.ts';
import { jsonSchemaOf } from '../../../src/forms/json-schema.ts';
import { findings, sample } from '../../support/filing-report.ts';

describe.each(catalogue)('the rules of $id', ({ id, rules, schema }) => {
  const blank = sample(id, 'blank') as Readonly<Record<string, unknown>>;

  it('are each named once, and say in a sentence what they check', () => {
    expect(new Set(rules.map((rule) => rule.id)).size).toBe(rules.length);
    for (const rule of rules) {
      expect(rule.id).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(rule.checks, rule.id).toMatch(/^\P{Script=Latin}+。$/u);
    }
  });

  it('each complain of the example that they give, and no schema does', () => {
    for (const rule of rules) {
      const found = findings(id, { ...blank, ...rule.example });
      const own = found.filter((finding) => finding.rule === rule.id);
      expect(own.length, rule.id).toBeGreaterThan(0);
      expect(new Set(own.map(({ severity }) => severity)), rule.id).toEqual(new Set([rule.severity]));
      const known = new Set(rules.map((other) => other.id));
      expect(found.map((finding) => finding.rule).filter((other) => !known.has(other), rule.id)).toEqual([]);
    }
  });

  it('have examples of members that the form has', () => {
    const members = Object.keys(jsonSchemaOf(schema).properties ?? {});
    for (const rule of rules) expect(members, rule.id).toEqual(expect.arrayContaining(Object.keys(rule.example)));
  });

  it('tell a clerk what to do, without the names of members', () => {
    for (const rule of rules) {
      for (const { rule: found, message } of findings(id, { ...blank, ...rule.example })) {
        expect(message, found).toMatch(/请/);
        expect(message.replace('（totals=compute）', ''), found).not.toMatch(/[A-Za-z]{3}/);
      }
    }
  });
});

describe('the sample official', () => {
  it.each(catalogue)('of $id has no warning that a clerk could not act on', ({ id }) => {
    for (const { severity, message, label } of findings(id, sample(id, 'official'))) {
      expect(severity).toBe('warning');
      expect(label).not.toBe('');
      expect(message).toMatch(/请(?:补填|填写|核对|改正)/);
    }
  });
});
