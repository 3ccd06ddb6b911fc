/**
 * What printed a file: the same filing, printed for the same order by a press of the same identity with the same
 * template, has the same bytes.
 */
export interface PressIdentity {
  /** Version and content of the program: `filing-press/1.0.0-rc.1+3fa91c0d27be` (ADR 0157). */
  readonly build: string;
  /** Faces that the deployment brings, by their role: `{"song": "SimSun 5.16"}`. */
  readonly fonts: Readonly<Record<string, string>>;
}

export function isSamePress(one: PressIdentity, other: PressIdentity): boolean {
  const roles = new Set([...Object.keys(one.fonts), ...Object.keys(other.fonts)]);
  return one.build === other.build && [...roles].every((role) => one.fonts[role] === other.fonts[role]);
}

/** A face as an identity names it. */
export function faceName({
  postScriptName,
  version,
}: {
  readonly postScriptName: string;
  readonly version: string;
}): string {
  return `${postScriptName} ${version}`;
}
