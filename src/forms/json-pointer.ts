/** One step into a JSON document: a property name or an array index. */
export type PointerStep = string | number;

/** JSON Pointer (RFC 6901) made of its steps: `pointer('funding', 'total')` is `/funding/total`; no step is the whole. */
export function pointer(...steps: readonly PointerStep[]): string {
  return steps.map((step) => `/${escapeStep(String(step))}`).join('');
}

/** The steps of a JSON Pointer, array indices as strings. */
export function pointerSteps(text: string): readonly string[] {
  return text === '' ? [] : text.slice(1).split('/').map(unescapeStep);
}

/** RFC 6901, section 3: `~` first, so that the `~` of an escaped slash is not escaped again. */
function escapeStep(step: string): string {
  return step.replaceAll('~', '~0').replaceAll('/', '~1');
}

function unescapeStep(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~');
}
