import { createHash } from 'node:crypto';
import type { Form } from '../forms/form.ts';
import type { BatchLimits } from '../documents/batch/print-records.ts';
import { contentsForm } from '../documents/batch/volume-ports.ts';
import type { WorkLimits } from '../documents/ports.ts';
import { templateOf } from '../documents/prepared-document.ts';
import type { DocumentPress } from '../documents/press.ts';
import { otherTemplate, withoutBytes, type Difference, type Verdict, type Verification } from './verification.ts';
import { refusedFiling } from './refused-filing.ts';
import type { DocumentExaminer, Examination, IssuedDocument } from './examination.ts';
import type { VolumeVerifier } from './volume/verify-volume.ts';

/** Proves documents: takes the filing out, prints it again and compares. */
export interface DocumentVerifier {
  /**
   * Never rejects for what the file is. Rejects with AppError for what the machine cannot do now: `overloaded`,
   * `browser-unavailable`, `deadline-exceeded`, `client-gone`.
   */
  verify(file: Uint8Array, limits: VerifyLimits): Promise<Verification>;
}

/** Limits of one document; and of a volume, which takes as long as it is long. */
export interface VerifyLimits extends WorkLimits {
  readonly volume?: BatchLimits;
}

/** What a verifier works with. */
export interface VerifierParts {
  readonly press: DocumentPress;
  readonly examiner: DocumentExaminer;
  readonly volumes: VolumeVerifier;
  readonly findForm: (id: string) => Form | undefined;
}

export function createDocumentVerifier(parts: VerifierParts): DocumentVerifier {
  return {
    verify: async (file, limits) => {
      const digest = createHash('sha256').update(file).digest();
      const examination = await parts.examiner.examine(file, limits);
      return { digest, ...withBoundedFiling(await judge(parts, { file, examination, limits }), file.length) };
    },
  };
}

type Judgement = Omit<Verification, 'digest'>;

/** An answer repeats a filing of up to so many times the size of its file, and of this much in any case. */
const filingToFile = 16;
const smallFiling = 64 * 1024;

/** Blanks of a filing compress a thousandfold; no honest one outgrows its document so far. */
function withBoundedFiling({ filing, ...judgement }: Judgement, fileLength: number): Judgement {
  if (filing === undefined) return judgement;
  const size = Buffer.byteLength(filing);
  if (size <= filingToFile * fileLength + smallFiling) return { ...judgement, filing };
  return { ...judgement, message: `${judgement.message}所附申报内容有 ${size} 字节，远大于文件，答复中没有列出。` };
}

interface Case {
  readonly file: Uint8Array;
  readonly examination: Examination;
  readonly limits: VerifyLimits;
}

async function judge(parts: VerifierParts, { file, examination, limits }: Case): Promise<Judgement> {
  if (examination.kind !== 'issued') {
    const { kind: verdict, message, format } = examination;
    return { verdict, message, ...(format && { format }), differences: [] };
  }
  const said = whatItSays(examination);
  const { filing, template, differences } = examination;
  if (template?.startsWith(volumePrefix) === true) {
    const { signal, volume = { signal, hurry: signal } } = limits;
    return { ...said, ...(await parts.volumes.verify({ file, template, profile: examination.profile }, volume)) };
  }
  const form = formOf(parts, template);
  if (filing === undefined) return { ...said, ...verdictOf('without-filing'), differences };
  if (template === undefined || form === undefined) {
    const message = `文件说自己是按模板 ${template ?? '（未写明）'} 打印的，本服务没有这张表，无法核验。`;
    return { ...said, verdict: 'foreign', message, differences };
  }
  const reprint = await printAgain(parts, form, examination, limits);
  if (!(reprint instanceof Uint8Array)) {
    return { ...said, ...verdictOf('altered'), differences: [...differences, reprint] };
  }
  const written = file.subarray(0, examination.writtenLength);
  const same = Buffer.compare(written, reprint) === 0;
  if (same && written.length === file.length) return { ...said, ...verdictOf('authentic'), differences: [] };
  const compared = await parts.examiner.compare(file, reprint, limits);
  if (same) return { ...said, ...verdictOf('appended'), differences: [...differences, ...withoutBytes(compared)] };
  const current = templateOf(form);
  if (template !== current) {
    const version = otherTemplate(current, template);
    return { ...said, ...verdictOf('other-version'), differences: [version, ...differences, ...compared] };
  }
  return { ...said, ...verdictOf('altered'), differences: [...differences, ...compared] };
}

/** What volumes call their template, whatever their version. */
const volumePrefix = `${contentsForm}@`;

const messages: Readonly<Record<Exclude<Verdict, 'volume'>, string>> = {
  authentic: '核验通过：文件与所附申报内容重新打印的结果逐字节相同。',
  appended: '文件生成时的内容与所附申报内容一致，但生成之后又追加了内容（例如电子签名），见差异。',
  altered: '核验不通过：文件与所附申报内容重新打印的结果不同，见差异。',
  'other-version': '文件自称由另一版模板生成，本服务无法原样重印，真伪未经证明；请用生成它的那一版核验。',
  'without-filing':
    '文件自称由本服务生成，但里面没有申报内容，真伪无法核验；请用 pdfa-3b、3u、3a 的 PDF 或 Word 文件。',
  foreign: '这不是本服务生成的文件。',
  unreadable: '文件无法读取。',
};

function verdictOf(verdict: keyof typeof messages): { readonly verdict: Verdict; readonly message: string } {
  return { verdict, message: messages[verdict] };
}

function formOf({ findForm }: VerifierParts, template: string | undefined): Form | undefined {
  const id = template?.split('@')[0];
  return id === undefined ? undefined : findForm(id);
}

/** The members of the answer that repeat what the file says of itself. */
function whatItSays(issued: IssuedDocument): Omit<Judgement, 'verdict' | 'message' | 'differences'> {
  const { format, template, profile, totals, documentDate, filingText: text } = issued;
  return {
    format,
    totals,
    ...(template !== undefined && { template }),
    ...(profile !== undefined && { profile }),
    ...(documentDate !== undefined && { documentDate }),
    ...(text !== undefined && { filing: text }),
  };
}

/** The document printed again from its own filing; a difference if this service would not print that filing. */
async function printAgain(
  { press }: VerifierParts,
  form: Form,
  { filing, format, profile, totals, documentDate }: IssuedDocument,
  limits: WorkLimits,
): Promise<Uint8Array | Difference> {
  try {
    const made = await press.make(
      {
        form,
        source: filing ?? new Uint8Array(),
        format,
        // A PDF with a filing that claims no profile was tampered with; the comparison will say so.
        profile: format === 'pdf' ? (profile ?? 'pdfa-3a') : 'plain',
        strict: false,
        totals,
        ...(documentDate === undefined ? {} : { documentDate }),
      },
      limits,
    );
    return made.bytes;
  } catch (error) {
    return refusedFiling(error);
  }
}
