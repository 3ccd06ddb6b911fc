/**
 * The known name that a misspelt one was most likely meant to be; `undefined` when none is close. Distance is
 * Levenshtein's, letter case and the choice of `_` or `-` aside.
 */
export function nearestName(misspelt: string, known: readonly string[]): string | undefined {
  const wanted = plain(misspelt);
  // The tables are quadratic; nobody misspells a name into a thousand characters.
  if (wanted.length > 100) return undefined;
  let nearest: string | undefined;
  let smallest = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const name of known) {
    const distance = editDistance(wanted, plain(name));
    if (distance < smallest) {
      smallest = distance;
      nearest = name;
    }
  }
  return nearest;
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll('-', '_');
}

function editDistance(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const replaced = (previous[column - 1] ?? 0) + (from[row - 1] === to[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[to.length] ?? 0;
}
