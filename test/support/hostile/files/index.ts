import type { HostileFile } from './hostile-file.ts';
import { crossReferenceBombs, objectBombs, streamBombs } from './pdf-syntax.ts';
import { pageBombs, treeBombs } from './pdf-trees.ts';
import { mereClaims, volumeBombs } from './volumes.ts';
import { wordBombs } from './word-files.ts';

export { type HostileFile };

/** Files for `POST /v1/verify` that are made to cost time or memory, or to break what reads them. */
export function hostileFiles(): readonly HostileFile[] {
  return [
    ...[...objectBombs(), ...streamBombs(), ...crossReferenceBombs(), ...pageBombs(), ...treeBombs()],
    ...[...mereClaims(), ...volumeBombs(), ...wordBombs()],
  ];
}
