import { AppError } from '../../errors.ts';
import type { BatchOrder } from '../../orders/batch-order.ts';
import type { Printer } from '../ports.ts';
import type { Prepress } from '../prepress.ts';
import type { MadeDocument } from '../press.ts';
import { type AnswerEnd, BatchAccount, type BatchObserver, type BatchOutcome, outcomeOf } from './batch-account.ts';
import { type BatchBounds, type OpenBatch } from './batch-places.ts';
import { checkRecords } from './checked-records.ts';
import { endingSource } from './ending-source.ts';
import type { ItemOutcome, ItemPress } from './item.ts';
import type { PressIdentity } from './press-identity.ts';
import type { LineSize } from './print-in-order.ts';
import { type BatchLimits, printRecords } from './print-records.ts';
import { type RecordReader, readRecordAtOnce } from './records/batch-record.ts';
import type { RawRecord } from './records/raw-record.ts';
import { ArraySplitter } from './records/split-array.ts';
import { LineSplitter } from './records/split-lines.ts';
import { releasing } from './releasing.ts';
import type { Spool, SpoolLimits } from './spool.ts';
import { untilFragmented } from './until-fragmented.ts';
import { type VolumePart } from './volume-output.ts';
import type { Volume, VolumeBinder } from './volume-ports.ts';

/** How the records of a body are written: as one JSON array, or as one object a line (NDJSON). */
export type BatchNotation = 'array' | 'lines';

/** The body of a batch. */
export interface BatchBody {
  readonly notation: BatchNotation;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** What volumes are made with. */
export interface VolumeParts {
  readonly items: (volume: Volume) => ItemPress<VolumePart>;
  readonly binder: VolumeBinder;
  /** For the list of contents. */
  readonly pages: Pick<Prepress, 'fill'>;
  readonly printer: Pick<Printer, 'print'>;
}

export interface BatchPressOptions {
  /** As manifests name it. */
  readonly identity: PressIdentity;
  readonly documents: ItemPress<MadeDocument>;
  readonly volumes: VolumeParts;
  readonly size: LineSize;
  readonly bounds: BatchBounds;
  readonly observer?: BatchObserver;
  /** Reads what is in a record; at once unless given. */
  readonly read?: RecordReader;
  /** Bytes of one record. */
  readonly recordLimit: number;
  /** Of a batch that is checked before anything is printed. */
  readonly spool: SpoolLimits;
}

/** A batch with what it runs under; `end` is called when it holds nothing any more. */
export interface Job {
  readonly options: BatchPressOptions;
  readonly order: BatchOrder;
  readonly body: BatchBody;
  readonly limits: BatchLimits;
  readonly account: BatchAccount;
  readonly batch: OpenBatch;
  /** Aborts with an AppError when the batch has to make room. */
  readonly eviction: AbortSignal;
  readonly end: (outcome: BatchOutcome) => void;
}

export async function startRun<Delivery>(job: Job, deliver: (run: Run) => Promise<Delivery>): Promise<Delivery> {
  const { options, order, body, limits, batch, eviction } = job;
  const splitter = new (body.notation === 'array' ? ArraySplitter : LineSplitter)(options.recordLimit);
  const records = untilFragmented(body.bytes, splitter);
  const source = endingSource(records, { drain: limits.drain, eviction, moved: () => batch.moved() });
  const ending = (): AppError | undefined => {
    if (eviction.aborted) return source.ending ?? (eviction.reason as AppError);
    const isDraining = limits.drain.aborted || source.ending?.code === 'draining';
    return isDraining ? cutShort() : (source.ending ?? records.fault);
  };
  const noted = (error: unknown): never => {
    throw withNote(error, records.fault);
  };
  const checked = order.onError === 'fail' ? await check(source, job, ending).catch(noted) : undefined;
  return deliver({ ...job, checked, records: checked?.records() ?? source, ending }).catch(noted);
}

/** The refusal of a batch, with why it was not read to its end, if it was not. */
function withNote(error: unknown, fault: AppError | undefined): unknown {
  if (fault === undefined || !(error instanceof AppError) || error.code !== 'invalid-batch') return error;
  return new AppError(error.code, error.message + fault.message, error.context);
}

/** A batch whose records are at hand. */
export interface Run extends Job {
  readonly checked: Spool | undefined;
  readonly records: AsyncIterable<RawRecord>;
  readonly ending: () => AppError | undefined;
}

/** Prints until an item is through that can be answered with: the last of `heads`. */
export async function begin<Made>(
  { options, order, limits, batch, checked, records, ending }: Run,
  press: ItemPress<Made>,
  isAnswer: (item: ItemOutcome<Made>) => boolean,
) {
  const { read = readRecordAtOnce, size } = options;
  const rest = printRecords(records, { order, read, limits, press, size, place: batch });
  const release = async (): Promise<void> => {
    await rest.return();
    await checked?.close();
  };
  const heads: ItemOutcome<Made>[] = [];
  try {
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) {
      heads.push(next.value);
      if (isAnswer(next.value)) break;
    }
    if (heads.length === 0) throw ending() ?? emptyBatch();
  } catch (error) {
    await release();
    throw error;
  }
  const items = async function* (): AsyncGenerator<ItemOutcome<Made>, void, undefined> {
    yield* heads;
    yield* rest;
  };
  return { items: items(), heads, release };
}

/** The bytes of an answer, and what breaks it off: it has to make room while its reader does not take it. */
export function delivered<Piece>(
  run: Run,
  output: AsyncGenerator<Piece, void, undefined>,
  release: () => Promise<void>,
) {
  const { limits, ending } = run;
  const ended = (end: AnswerEnd): void => run.end(outcomeOf(end, { signal: limits.signal, ending: ending() }));
  const bytes = releasing(output, async (end) => release().finally(() => ended(end)));
  const { eviction } = run;
  const broken = new AbortController();
  const breakOff = (): void => {
    if (!bytes.isAwaited) broken.abort(eviction.reason);
  };
  if (eviction.aborted) breakOff();
  else eviction.addEventListener('abort', breakOff, { once: true });
  return { bytes, brokenOff: broken.signal };
}

async function check(
  records: AsyncIterable<RawRecord>,
  { options, order, limits }: Job,
  ending: () => AppError | undefined,
): Promise<Spool> {
  const { documents, read = readRecordAtOnce, spool } = options;
  const checked = await checkRecords(records, { order, read, press: documents, limits }, spool);
  const end = ending();
  if (end === undefined) return checked;
  // Only a part of it was checked.
  await checked.close();
  throw end;
}

/** A batch without an item. */
function emptyBatch(): AppError {
  return new AppError('empty-batch', '批次里没有申报：应有至少一项 {"form": …, "filing": …}。');
}

function cutShort(): AppError {
  return new AppError('draining', '服务正在停止，批次没有印完：没有印的各项请重发。', { retryAfter: 5 });
}
