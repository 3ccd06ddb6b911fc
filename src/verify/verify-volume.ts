import { signalWithin } from '../concurrency/signal-within.ts';
import type { PressIdentity } from '../documents/batch/press-identity.ts';
import type { BatchLimits } from '../documents/batch/print-records.ts';
import { volumeTemplate } from '../documents/batch/volume-ports.ts';
import { templateOf } from '../documents/prepared-document.ts';
import { AppError } from '../errors.ts';
import type { Profile } from '../orders/options.ts';
import { takeFiling } from './embedded-filing.ts';
import type { ExaminedVolume, Examiner } from './examination.ts';
import { type Judgement, NotReprinted, prove } from './prove.ts';
import { type ReprintParts, reprintVolume } from './reprint-volume.ts';
import { type Difference, mostTold, otherTemplate } from './verification.ts';
import { type VolumeManifest, printedItems } from './volume-manifest.ts';

/** A volume that is to be proven, with what it says of itself in its metadata. */
export interface IssuedVolume {
  readonly file: Uint8Array;
  readonly profile: Profile | undefined;
  readonly template: string;
}

/** What a volume turned out to be. */
interface VolumeJudgement extends Judgement {
  /** Filings that were proven, or were to be. */
  readonly items?: number;
}

/** Proves volumes: takes the filings and the manifest out, makes the volume again and compares. */
export interface VolumeVerifier {
  /** Rejects with AppError as a batch does: `client-gone`, `draining`, `browser-unavailable`, …; `overloaded`. */
  verify(volume: IssuedVolume, limits: BatchLimits): Promise<VolumeJudgement>;
}

interface VolumeVerifierParts extends ReprintParts {
  readonly examiner: Pick<Examiner, 'examineVolume' | 'compareVolume'>;
  /** What prints here. */
  readonly identity: PressIdentity;
}

/** What a volume may have to be proven as a whole: bytes of it and of one filing, items, milliseconds for all of it. */
export const volumeBounds = { size: 64 << 20, filing: 4 << 20, items: 2_000, time: 15 * 60_000 } as const;

/** Bytes that a volume made again may have more than the file before it is given up. */
const excess = 8 << 20;

/**
 * Makes one volume again at a time: what that takes of memory is then bounded whoever asks, and single files are proven
 * beside it. Files are read before, and compared after that: one that only costs time holds up no volume.
 */
export function createVolumeVerifier(parts: VolumeVerifierParts): VolumeVerifier {
  let isMaking = false;
  const requireFree = (): void => {
    if (isMaking) throw new AppError('overloaded', '正在核验另一本合订本，请稍后再试。', { retryAfter: 10 });
  };
  async function* oneAtATime(work: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
    requireFree();
    isMaking = true;
    try {
      yield* work;
    } finally {
      isMaking = false;
    }
  }
  return {
    verify: async (volume, { signal: client, drain }) => {
      const refusal = unproven(volume);
      if (refusal !== undefined) return refusal;
      requireFree();
      const { signal, release } = signalWithin([client, drain], volumeBounds.time);
      try {
        return await judge({ ...parts, oneAtATime }, volume, { signal, drain });
      } finally {
        release();
      }
    },
  };
}

interface JudgingParts extends VolumeVerifierParts {
  /** Refuses work while other work of its kind is done. */
  readonly oneAtATime: (work: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>;
}

/** Why a volume cannot be proven as a whole, if it cannot. */
function unproven({ file, profile }: IssuedVolume): VolumeJudgement | undefined {
  const { size } = volumeBounds;
  if (profile?.startsWith('pdfa-3') !== true) return cannot(withoutFilings(profile ?? 'plain'));
  if (file.length > size) return cannot(`它超过 ${size >> 20} MB，请分册合订后核验，或逐份核验单独印出的文件。`);
  return undefined;
}

function withoutFilings(profile: Profile): string {
  const reason = profile === 'plain' ? '不附申报内容' : '不允许附申报内容';
  return `它的标准是 ${profile}，${reason}。请用 pdfa-3b、3u、3a 合订，或逐份核验单独印出的文件。`;
}

function cannot(reason: string): VolumeJudgement {
  const message = `文件自称是本服务印的合订本，不能整本核验，真伪未经证明：${reason}`;
  return { verdict: 'volume', message, differences: [] };
}

async function judge(parts: JudgingParts, volume: IssuedVolume, limits: BatchLimits): Promise<VolumeJudgement> {
  const { file } = volume;
  const { examiner } = parts;
  const work = { signal: limits.signal, workClass: 'batch' } as const;
  const examined = await examiner.examineVolume(file, volumeBounds.items, work);
  if (examined.kind === 'unreadable') return { verdict: 'unreadable', message: examined.message, differences: [] };
  if (examined.kind === 'too-many') {
    const { items } = examined;
    if (items === undefined) return cannot('它的清单过长，没有读，请分册合订后核验。');
    return cannot(`它的清单有 ${items} 项，最多核验 ${volumeBounds.items} 项，请分册合订后核验。`);
  }
  const { manifest } = examined;
  const altered = { verdict: 'altered', message: messages.altered } as const;
  if (manifest === undefined) return { ...altered, differences: [...examined.differences, noManifest] };
  const items = printedItems(manifest).length;
  const missing = missingFilings(manifest, examined);
  if (missing.length > 0 || items === 0) {
    return { ...altered, differences: [...examined.differences, ...missing], items };
  }
  const proven = await prove({
    ...{ file, examined, messages: { ...messages, authentic: authentic(items, manifest.items.length - items) } },
    reprint: () => {
      const { bytes, faults } = reprintVolume({ manifest, filingOf: filingsOf(file, examined) }, parts, limits);
      return { bytes: parts.oneAtATime(atMost(bytes, examined.writtenLength + excess)), faults };
    },
    compare: async (copy) => (copy === undefined ? [notMade] : examiner.compareVolume(file, copy, work)),
    versions: () => otherVersions(parts, volume, manifest),
  });
  return { ...proven, items };
}

/** Takes the filings of a volume out by the numbers of their items. */
function filingsOf(file: Uint8Array, { filings }: ExaminedVolume) {
  return async (index: number): Promise<Uint8Array> =>
    takeFiling(file, filings.get(index) ?? { start: 0, length: 0, deflated: true }, volumeBounds.filing);
}

/** Gives a volume up that is longer. */
async function* atMost(pieces: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<Uint8Array, void, undefined> {
  let length = 0;
  for await (const piece of pieces) {
    length += piece.length;
    if (length > most) throw new NotReprinted('The volume is longer than the file');
    yield piece;
  }
}

/** Which versions, of templates and of the program, are others than here. */
function otherVersions(
  { findForm, identity }: VolumeVerifierParts,
  { template }: IssuedVolume,
  manifest: VolumeManifest,
): readonly Difference[] {
  const found = new Map<string, string>();
  if (template !== volumeTemplate) found.set(template, volumeTemplate);
  for (const item of printedItems(manifest)) {
    const form = findForm(item.form);
    if (form === undefined || item.template !== templateOf(form)) {
      found.set(item.template, form === undefined ? '（本服务没有这张表）' : templateOf(form));
    }
  }
  const build: Difference = {
    code: 'build',
    message: '生成它的程序是另一版本，字节可能因此不同；下列差异是与本版重新打印的结果相比的。',
    ...{ expected: identity.build, found: manifest.build },
  };
  const templates = Array.from(found, ([said, expected]) => otherTemplate(expected, said));
  return [...(manifest.build === identity.build ? [] : [build]), ...templates];
}

function missingFilings(manifest: VolumeManifest, { filings }: ExaminedVolume): readonly Difference[] {
  const missing = printedItems(manifest).filter(({ index }) => !filings.has(index));
  return missing.slice(0, mostTold).map(({ index, name }) => ({
    code: 'filing-missing',
    item: index,
    place: `第 ${index} 项`,
    message: `清单说这一项“${name.slice(0, 80)}”在册内，但册内没有附它的申报内容。`,
  }));
}

const noManifest: Difference = {
  code: 'manifest',
  place: '清单',
  message: '清单 manifest.json 没有、损坏或不是合订本的清单，合订本无法重新打印；它原来是有的。',
};

const notMade: Difference = {
  code: 'page-count',
  message: '所附申报内容印不成这本合订本：没有一份能打印，或印出来长得多。',
};

const messages = {
  appended: '合订本生成时的内容与所附各份申报内容一致，但生成之后又追加了内容（例如电子签名），见差异。',
  altered: '核验不通过：合订本与所附各份申报内容重新打印的结果不同，见差异。',
  'other-version': '合订本自称由另一版本的程序或模板生成，本服务无法原样重印，真伪未经证明；请用生成它的那一版核验。',
} as const;

function authentic(items: number, others: number): string {
  const note = others === 0 ? '' : `清单另列 ${others} 项未印，它们不在册内，无从核验。`;
  return `核验通过：合订本的 ${items} 份与所附申报内容重新打印的结果逐字节相同。${note}`;
}
