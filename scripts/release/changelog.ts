/**
 * The day on which a version is released, by its heading in the changelog: `## 1.0.0-rc.1 (2026-11-28)`. Throws Error for a
 * version without a section, or with an empty one: nobody would learn what has changed.
 */
export function releaseDate(changelog: string, version: string): Date {
  const sections = changelog.split(/^## /m).slice(1);
  for (const section of sections) {
    const [heading = '', ...lines] = section.split('\n');
    const [, name, day = ''] = /^(\S+) \((\d{4}-\d{2}-\d{2})\)$/.exec(heading) ?? [];
    if (name !== version) continue;
    if (!lines.some((line) => line.startsWith('- '))) throw new Error(`CHANGELOG.md says nothing about ${version}`);
    return new Date(`${day}T00:00:00Z`);
  }
  throw new Error(`CHANGELOG.md has no section “## ${version} (YYYY-MM-DD)”`);
}
