import { byKind, usualLevels } from '../indicators/levels.ts';

/**
 * Whether what stands at a place is neither printed nor compared: all of the declaration but the name of its project and
 * the indicators of its sub-projects. It has been approved as it is, and a revision cannot mend it.
 */
export function isUnused([member, ...path]: readonly PropertyKey[]): boolean {
  return member === 'declaration' && path.length > 0 && !compared.test(path.map(String).join('/'));
}

const kinds = Object.keys(byKind(usualLevels, ({ kind }) => kind)).join('|');
const indicator = `(?:${kinds})(?:/\\d+(?:/(?:name|target))?)?`;
const compared = new RegExp(`^(?:projectName|subprojects(?:/\\d+(?:/indicators(?:/${indicator})?)?)?)$`);
