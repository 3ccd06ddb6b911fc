import type { Rule } from '../../rule.ts';
import { kindOf, kinds, subtypes } from '../category.ts';
import type { Annex2Filing } from '../schema.ts';

/** A subtype is printed beside its kind, so it is ticked only together with it. */
export const categorySubtype: Rule<Annex2Filing> = {
  id: 'category-subtype',
  severity: 'error',
  problems: ({ category }) => {
    if (!category?.subtype || kindOf[category.subtype] === category.kind) return [];
    const subtype = subtypes[category.subtype];
    const owner = kinds[kindOf[category.subtype]];
    const chosen = category.kind ? `所选类别是“${kinds[category.kind]}”` : '没有选类别';
    const message = `子类“${subtype}”属于“${owner}”，而${chosen}；请改选类别或子类。`;
    return [{ pointer: '/category/subtype', message }];
  },
};
