import { ofMembers, type Rule } from '../../rule.ts';
import { kindOf, kinds, subtypes } from '../category.ts';
import type { Annex2Filing } from '../schema.ts';

/** A subtype is printed beside its kind, so it is ticked only together with it. */
export const categorySubtype: Rule<Annex2Filing> = {
  id: 'category-subtype',
  severity: 'error',
  checks: '所选的子类都属于所选的项目类别。',
  example: { category: { kind: 'administrative', subtype: 'new-build' } },
  problems: ofMembers(['category'], ({ category }) =>
    Array.from(new Set(category?.subtype), (subtype) => ({ subtype, owner: kindOf[subtype] }))
      .filter(({ owner }) => owner !== category?.kind)
      .map(({ subtype, owner }) => {
        const chosen = category?.kind ? `所选类别是“${kinds[category.kind]}”` : '没有选类别';
        const message = `子类“${subtypes[subtype]}”属于“${kinds[owner]}”，而${chosen}；请改选类别或子类。`;
        return { pointer: '/category/subtype', message };
      }),
  ),
};
