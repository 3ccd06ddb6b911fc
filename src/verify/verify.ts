import { createHash } from 'node:crypto';
import type { BatchLimits } from '../documents/batch/print-records.ts';
import { contentsForm } from '../documents/batch/volume-ports.ts';
import type { WorkLimits } from '../documents/ports.ts';
import { templateOf } from '../documents/prepared-document.ts';
import type { DocumentPress } from '../documents/press.ts';
import type { Form } from '../forms/form.ts';
import type { Examiner, IssuedDocument } from './examination.ts';
import { NotReprinted, type Reprint, prove } from './prove.ts';
import { refusedFiling } from './refused-filing.ts';
import { type Difference, type Verification, otherTemplate } from './verification.ts';
import type { VolumeVerifier } from './verify-volume.ts';

/** Proves documents: takes the filing out, prints it again and compares. */
export interface DocumentVerifier {
  /**
   * Never rejects for what the file is. Rejects with AppError for what the machine cannot do now: `overloaded`,
   * `browser-unavailable`, `deadline-exceeded`, `client-gone`.
   */
  verify(file: Uint8Array, limits: VerifyLimits): Promise<Verification>;
}

/** Limits of one document; and of a volume, which takes as long as it is long. */
interface VerifyLimits extends WorkLimits {
  readonly volume?: BatchLimits;
}

/** What a verifier works with. */
interface VerifierParts {
  readonly press: DocumentPress;
  readonly examiner: Pick<Examiner, 'examine' | 'compare'>;
  readonly volumes: VolumeVerifier;
  readonly findForm: (id: string) => Form | undefined;
}

export function createDocumentVerifier(parts: VerifierParts): DocumentVerifier {
  return {
    verify: async (file, limits) => {
      const digest = createHash('sha256').update(file).digest();
      return { digest, ...withBoundedFiling(await judge(parts, file, limits), file.length) };
    },
  };
}

type Answer = Omit<Verification, 'digest'>;

/** An answer repeats a filing of up to so many times the size of its file, and of this much in any case. */
const filingToFile = 16;
const smallFiling = 64 * 1024;

/** Blanks of a filing compress a thousandfold; no honest one outgrows its document so far. */
function withBoundedFiling({ filing, ...answer }: Answer, fileLength: number): Answer {
  if (filing === undefined) return answer;
  const size = Buffer.byteLength(filing);
  if (size <= filingToFile * fileLength + smallFiling) return { ...answer, filing };
  return { ...answer, message: `${answer.message}所附申报内容有 ${size} 字节，远大于文件，答复中没有列出。` };
}

async function judge(parts: VerifierParts, file: Uint8Array, limits: VerifyLimits): Promise<Answer> {
  const examined = await parts.examiner.examine(file, limits);
  if (examined.kind !== 'issued') {
    const { kind: verdict, message, format } = examined;
    return { verdict, message, format, differences: [] };
  }
  const { filing, filingText, template, profile, differences } = examined;
  const { format, totals, documentDate } = examined;
  const said = { format, template, profile, totals, documentDate, filing: filingText };
  if (template?.startsWith(volumePrefix) === true) {
    const { signal, volume = { signal, drain: signal } } = limits;
    return { ...said, ...(await parts.volumes.verify({ file, template, profile }, volume)) };
  }
  if (filing === undefined) return { ...said, verdict: 'without-filing', message: withoutFiling, differences };
  const form = template === undefined ? undefined : parts.findForm(template.split('@')[0] ?? '');
  if (template === undefined || form === undefined) {
    const message = `文件说自己是按模板 ${template ?? '（未写明）'} 打印的，本服务没有这张表，无法核验。`;
    return { ...said, verdict: 'foreign', message, differences };
  }
  const current = templateOf(form);
  const reprint = reprintDocument(parts, form, { ...examined, filing }, limits);
  const proven = await prove({
    ...{ file, examined, messages },
    reprint: () => reprint,
    compare: async (copy) => (copy === undefined ? [] : parts.examiner.compare(file, copy, limits)),
    // A filing that is refused here proves that the file was altered, whatever its template.
    versions: () => (template === current || reprint.faults().length > 0 ? [] : [otherTemplate(current, template)]),
  });
  return { ...said, ...proven };
}

/** What volumes call their template, whatever their version. */
const volumePrefix = `${contentsForm}@`;

const messages = {
  authentic: '核验通过：文件与所附申报内容重新打印的结果逐字节相同。',
  appended: '文件生成时的内容与所附申报内容一致，但生成之后又追加了内容（例如电子签名），见差异。',
  altered: '核验不通过：文件与所附申报内容重新打印的结果不同，见差异。',
  'other-version': '文件自称由另一版模板生成，本服务无法原样重印，真伪未经证明；请用生成它的那一版核验。',
} as const;

const withoutFiling =
  '文件自称由本服务生成，但里面没有申报内容，真伪无法核验；请用 pdfa-3b、3u、3a 的 PDF 或 Word 文件。';

/** The document printed again from its own filing; a fault if this service would not print that filing. */
function reprintDocument(
  { press }: VerifierParts,
  form: Form,
  { filing: source, format, profile, totals, documentDate }: IssuedDocument & { readonly filing: Uint8Array },
  limits: WorkLimits,
): Reprint {
  const faults: Difference[] = [];
  const order = {
    ...{ form, source, format, strict: false, totals },
    // A PDF with a filing that claims no profile was tampered with; the comparison will say so.
    profile: format === 'pdf' ? (profile ?? 'pdfa-3a') : 'plain',
    ...(documentDate === undefined ? {} : { documentDate }),
  } as const;
  async function* bytes(): AsyncGenerator<Uint8Array> {
    try {
      yield (await press.make(order, limits)).bytes;
    } catch (error) {
      faults.push(refusedFiling(error));
      throw new NotReprinted('The filing is refused', { cause: error });
    }
  }
  return { bytes: bytes(), faults: () => faults };
}
